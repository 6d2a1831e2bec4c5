"""``tropa demo``: a data folder of its own, the company in it, and the way in."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from tropa.core.errors import Conflict
from tropa.demo.addresses import is_loopback, reached_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tropa.core.languages import Language

DONE = "loaded"
"""The file that says that everything is there; without it the folder is begun anew."""


def demo(host: str, port: int, *, language: Language, is_fresh: bool = False) -> None:
    """Have the demo company and serve it until interrupted.

    Parameters
    ----------
    host, port : str, int
        Where to listen; only on this machine unless the host says otherwise.
    language : Language
        In which the company's systems speak; each language has a folder of its own.
    is_fresh : bool
        Throw the demo's data away and begin anew, dated up to today.
    """
    from tropa.server.environment import data_folder

    folder = data_folder() / "demo" / language
    with _alone(folder):
        if is_fresh or not (folder / DONE).exists():
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _settle(folder, language, host=host)
        _load(folder, language)
        _serve(host, port)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one demo of a language run at a time: another could throw its data away."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with FileLock(folder.with_suffix(".lock"), timeout=0):
            yield
    except Timeout as error:
        raise Conflict(
            "This demo is running already.", hint="Use that one, stop it, or name a --language."
        ) from error


def _settle(folder: Path, language: Language, *, host: str) -> None:
    """Keep the demo apart from any real data: its own folder, database, mail, settings."""
    os.environ["TROPA_DATA"] = str(folder)
    os.environ["TROPA_DATABASE_URL"] = f"sqlite:///{folder / 'tropa.sqlite3'}"
    os.environ["TROPA_DEMO"] = "1"
    os.environ["TROPA_DEMO_LANGUAGE"] = language
    os.environ["DJANGO_SETTINGS_MODULE"] = "tropa.demo.settings"
    os.environ["TROPA_DEMO_SIGN_IN"] = secrets.token_urlsafe(24) if is_loopback(host) else ""
    for name in ("TROPA_MAIL_URL", "TROPA_WORKER_ID"):
        os.environ.pop(name, None)


def _load(folder: Path, language: Language) -> None:
    from tropa.server.serve import prepare

    began = time.monotonic()

    def tell(what: str) -> None:
        _say(f"{time.monotonic() - began:6.1f} s  {what}")

    tell("preparing the database")
    prepare()
    from tropa.demo.loading import demo_load  # needs Django set up

    demo_load(language, tell=tell)
    (folder / DONE).touch()
    tell("the simulated company is there")


def _serve(host: str, port: int) -> None:
    from tropa.server.serve import serve

    address = reached_at(host, port)
    secret = os.environ["TROPA_DEMO_SIGN_IN"]
    if secret:
        _say(f"\nOpen {address}/demo/{secret}\n(this link signs you in, on this machine only)\n")
    else:
        _say_to_the_room(address)
    serve(host, port)


def _say_to_the_room(address: str) -> None:
    """Invite a local network: a picture to scan, and a password that holds until the next start."""
    import segno

    from tropa.demo.loading import EMAIL, password_renew

    segno.make(address).terminal(out=sys.stdout, compact=True)
    _say(f"\nOpen {address}\nSign in as {EMAIL} with the password {password_renew()}\n")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
