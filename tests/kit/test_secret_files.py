"""Secrets that the server makes for itself."""

from tropa.kit.secret_files import secret_file


def test_a_secret_is_made_once_and_is_private(tmp_path):
    path = tmp_path / "deep" / "secret.key"
    made = secret_file(path)
    assert len(made) >= 40
    assert secret_file(path) == made
    assert path.stat().st_mode & 0o077 == 0
    assert [item.name for item in path.parent.iterdir()] == ["secret.key"]


def test_two_secrets_differ(tmp_path):
    assert secret_file(tmp_path / "a") != secret_file(tmp_path / "b")
