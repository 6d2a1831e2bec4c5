"""Secrets kept in files."""

import errno
import os

from tropa.core.secret_files import secret_bytes


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "new" / "key"
    assert secret_bytes(path, lambda: b"first") == b"first"
    assert secret_bytes(path, lambda: b"second") == b"first"
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert [item.name for item in path.parent.iterdir()] == ["key"]


def test_whoever_comes_second_gets_the_secret_of_the_first(tmp_path):
    path = tmp_path / "key"

    def make_while_another_is_faster():
        path.write_bytes(b"theirs")
        return b"ours"

    assert secret_bytes(path, make_while_another_is_faster) == b"theirs"


def test_a_disk_without_hard_links_will_do(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    assert secret_bytes(tmp_path / "key", lambda: b"first") == b"first"
