"""The command keeps the demo apart from real data and opens it to whom it should."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from tropa.cli.main import main
from tropa.core.errors import Conflict
from tropa.demo import start
from tropa.demo.addresses import is_loopback, reached_at


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with something real in it; nothing is loaded or served."""
    monkeypatch.setattr(os, "environ", {"TROPA_DATA": str(tmp_path), "TROPA_MAIL_URL": "smtp://x"})
    monkeypatch.setattr(start, "_load", lambda *_: None)
    monkeypatch.setattr(start, "_serve", lambda *_: None)
    (tmp_path / "tropa.sqlite3").write_text("real")
    return tmp_path


def test_the_demo_has_a_folder_database_and_settings_of_its_own(ground: Path) -> None:
    start.demo("127.0.0.1", 8000, language="pl")
    own = ground / "demo" / "pl"
    assert os.environ["TROPA_DATA"] == str(own)
    assert os.environ["TROPA_DATABASE_URL"] == f"sqlite:///{own / 'tropa.sqlite3'}"
    assert "TROPA_MAIL_URL" not in os.environ
    assert len(os.environ["TROPA_DEMO_SIGN_IN"]) > 20
    assert (ground / "tropa.sqlite3").read_text() == "real"


@pytest.mark.usefixtures("ground")
def test_the_link_that_signs_in_is_for_this_machine_only() -> None:
    start.demo("0.0.0.0", 8000, language="en")  # noqa: S104 - the demo of a room
    assert os.environ["TROPA_DEMO_SIGN_IN"] == ""


def remains_after(ground: Path, **how: bool) -> bool:
    """Whether a file in the demo's folder is still there after another start."""
    (ground / "demo" / "en").mkdir(parents=True, exist_ok=True)
    (ground / "demo" / "en" / "mine.txt").touch()
    os.environ["TROPA_DATA"] = str(ground)
    start.demo("127.0.0.1", 8000, language="en", **how)
    return (ground / "demo" / "en" / "mine.txt").exists()


def test_a_demo_that_is_whole_stays_as_it_is_until_a_fresh_one_is_asked_for(ground: Path) -> None:
    (ground / "demo" / "en").mkdir(parents=True)
    (ground / "demo" / "en" / start.DONE).touch()
    assert remains_after(ground)
    assert not remains_after(ground, is_fresh=True)


def test_a_demo_that_was_broken_off_begins_anew(ground: Path) -> None:
    assert not remains_after(ground)


def test_two_demos_of_one_language_do_not_meet(ground: Path) -> None:
    (ground / "demo").mkdir()
    with FileLock(ground / "demo" / "en.lock"), pytest.raises(Conflict, match="running already"):
        start.demo("127.0.0.1", 8000, language="en", is_fresh=True)


@pytest.mark.usefixtures("ground")
def test_the_command_reads_its_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(start, "demo", lambda *place, **how: asked.append((place, how)))
    assert main(["demo", "--port", "8123", "--language", "ru", "--fresh"]) == 0
    assert asked == [(("127.0.0.1", 8123), {"language": "ru", "is_fresh": True})]


def test_addresses_are_those_a_browser_can_open() -> None:
    assert is_loopback("127.0.0.2")
    assert not is_loopback("shop.example")
    assert reached_at("192.0.2.1", 80) == "http://192.0.2.1:80"
    assert "0.0.0.0" not in reached_at("0.0.0.0", 80)  # noqa: S104 - it is no address to open


@pytest.mark.django_db
def test_the_room_gets_a_picture_to_scan(capsys: pytest.CaptureFixture[str]) -> None:
    from tropa.demo.loading import EMAIL
    from tropa.features.workspaces.models import User

    User.objects.create_user(EMAIL, name="Volt")
    start._say_to_the_room("http://192.0.2.1:8000")
    shown = capsys.readouterr().out
    assert "▀" in shown
    assert "http://192.0.2.1:8000" in shown
