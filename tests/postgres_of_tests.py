"""A private PostgreSQL server for a test run: on a free port, ended by its process id."""

import atexit
import os
import pwd
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from tempfile import mkdtemp

from project_tools import tool

ROOM_BYTES = 2 * 1024**3
HINT = "Install PostgreSQL, or name its bin folder in TROPA_POSTGRES_BIN."


def start(folder: str) -> str:
    """Start the server and tell its address; it ends with this process."""
    del folder  # it belongs to us alone, and PostgreSQL may run as another user
    home = Path(mkdtemp(prefix="tropa-postgres-", dir=_roomy_memory()))
    home.chmod(0o755)
    user = _unprivileged_user()
    if user:
        shutil.chown(home, user)
    data, port = home / "data", _free_port()
    _run(["initdb", "-D", str(data), "-U", "tropa", "--auth=trust", "--no-sync"], user)
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {home} -c fsync=off"
    log = str(home / "log")
    _run(["pg_ctl", "-D", str(data), "-o", options, "-l", log, "-w", "start"], user)
    atexit.register(_stop, data / "postmaster.pid", home, os.getpid())
    return f"postgres://tropa@127.0.0.1:{port}/postgres"


def _roomy_memory() -> str | None:
    """A folder in memory with room for the database; it makes and drops hundreds of files."""
    memory = "/dev/shm"  # noqa: S108 - mkdtemp makes a folder of our own below it
    is_roomy = Path(memory).is_dir() and shutil.disk_usage(memory).free > ROOM_BYTES
    return memory if is_roomy and os.access(memory, os.W_OK) else None


def _unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL needs a user other than root.")


def _run(command: list[str], user: str | None) -> None:
    program = _program(command[0])
    result = subprocess.run(
        [program, *command[1:]], user=user, cwd="/", capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise RuntimeError(f"{command[0]}: {result.stderr or result.stdout}")


def _program(name: str) -> str:
    folder = tool("postgres").find()
    if folder is None:
        raise RuntimeError(f"{name} was not found. {HINT}")
    return str(folder / name)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _stop(pid_file: Path, home: Path, owner: int) -> None:
    if os.getpid() != owner:
        return
    if pid_file.exists():
        os.kill(int(pid_file.read_text().split()[0]), signal.SIGINT)
    shutil.rmtree(home, ignore_errors=True)
