"""Find PostgreSQL's programs for the tests, and fetch them where there are none.

Prints the folder that holds ``initdb`` and ``pg_ctl``; ``find()`` is what the tests call.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path


def find() -> Path | None:
    """Find the folder: named by TROPA_POSTGRES_BIN, Debian's, or the one on the path."""
    named = os.environ.get("TROPA_POSTGRES_BIN")
    if named:
        return Path(named)
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), reverse=True)
    if debian:
        return debian[0].parent
    found = shutil.which("pg_ctl")
    return Path(found).parent if found else None


def fetch() -> None:
    """Fetch it from the system's packages."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        subprocess.run([apt, "update", "-qq"], check=True)
        subprocess.run([apt, "install", "-y", "-qq", "postgresql"], check=True)


def main() -> int:
    """Make sure that it is there."""
    if find() is None:
        fetch()
    found = find()
    print(found or "No PostgreSQL: install it, or name its bin folder in TROPA_POSTGRES_BIN.")
    return 0 if found else 1


if __name__ == "__main__":
    raise SystemExit(main())
