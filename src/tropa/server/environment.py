"""What the environment says: folders, database, secret, hosts, mail."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from platformdirs import user_data_path

from tropa.kit.secret_files import secret_file

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})


def text(name: str, default: str = "") -> str:
    """Read a variable; an empty one counts as absent."""
    return os.environ.get(name, "").strip() or default


def number(name: str, default: int) -> int:
    """Read a whole number."""
    return int(text(name, str(default)))


def is_on(name: str) -> bool:
    """Read a switch."""
    return text(name).lower() in TRUE_WORDS


def words(name: str) -> list[str]:
    """Read a list separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def data_folder() -> Path:
    """Tell where everything lies: TROPA_DATA, else ``var`` beside, else the user's data folder."""
    beside = Path("var")
    chosen = text("TROPA_DATA")
    folder = Path(chosen) if chosen else beside if beside.is_dir() else user_data_path("tropa")
    folder = folder.resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """Read the server's secret; make one at the first start."""
    if chosen := text("TROPA_SECRET_KEY"):
        return chosen
    return secret_file(folder / "secret.key")


def database(folder: Path) -> dict[str, Any]:
    """Describe the database: SQLite beside the data unless TROPA_DATABASE_URL names another."""
    url = text("TROPA_DATABASE_URL", f"sqlite:///{folder / 'tropa.sqlite3'}")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(url.removeprefix("sqlite:///")))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": {"pool": {"min_size": 1, "max_size": number("TROPA_DATABASE_POOL", 10)}},
        }
    raise ValueError("TROPA_DATABASE_URL begins with sqlite:/// or postgres://.")


def _sqlite(path: str) -> dict[str, Any]:
    # FULL: what is committed is on the disk, for it is acknowledged then
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-16000")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas),
        },
        "TEST": {"NAME": f"{path}.test"},  # a file: the worker under test opens it too
    }


def own_addresses() -> list[str]:
    """Tell by which names and addresses this machine is reached in the local network."""
    found = {"localhost", "127.0.0.1", "[::1]", socket.gethostname()}
    try:
        found |= {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)}
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # sends nothing: only asks which way it would go
            found.add(str(probe.getsockname()[0]))
    except OSError:  # a machine without a network is reached by its own names alone
        return sorted(found)
    return sorted(found)


def address() -> str:
    """Tell under which address people reach the server: for links that no request asked for."""
    host = text("TROPA_HOST", "127.0.0.1")
    reached = socket.gethostname() if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared
    plain = (origin for origin in words("TROPA_ORIGINS") if "*" not in origin)
    own = f"http://{reached}:{number('TROPA_PORT', 8000)}"
    return (text("TROPA_ADDRESS") or next(plain, own)).rstrip("/")


def mail(folder: Path) -> dict[str, Any]:
    """Describe how mail leaves: TROPA_MAIL_URL (smtp://user:password@host:587?tls=1) or files."""
    url = text("TROPA_MAIL_URL")
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder / "mail",
        }
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": asked.get("tls", ["0"])[0] in TRUE_WORDS,
        "EMAIL_USE_SSL": asked.get("ssl", ["0"])[0] in TRUE_WORDS,
        "EMAIL_TIMEOUT": 20,
    }
