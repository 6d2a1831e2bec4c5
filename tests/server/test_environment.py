"""What the environment says."""

import pytest

from tropa.server import environment


@pytest.fixture
def variables(monkeypatch):
    for name in ("TROPA_DATA", "TROPA_DATABASE_URL", "TROPA_SECRET_KEY", "TROPA_MAIL_URL"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch.setenv


def test_data_lies_where_it_is_told(variables, tmp_path):
    variables("TROPA_DATA", str(tmp_path / "deep" / "data"))
    assert environment.data_folder() == tmp_path / "deep" / "data"
    assert (tmp_path / "deep" / "data").is_dir()


@pytest.mark.usefixtures("variables")
def test_data_lies_in_var_where_there_is_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "var").mkdir()
    assert environment.data_folder() == tmp_path / "var"


@pytest.mark.usefixtures("variables")
def test_sqlite_is_the_default_with_wal_and_immediate_transactions(tmp_path):
    chosen = environment.database(tmp_path)
    assert chosen["NAME"] == str(tmp_path / "tropa.sqlite3")
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in chosen["OPTIONS"]["init_command"]


def test_postgres_is_chosen_by_one_setting(variables, tmp_path):
    variables("TROPA_DATABASE_URL", "postgres://us%40r:p%2Fw@db.example:5433/trail")
    chosen = environment.database(tmp_path)
    assert (chosen["USER"], chosen["PASSWORD"]) == ("us@r", "p/w")
    assert (chosen["HOST"], chosen["PORT"], chosen["NAME"]) == ("db.example", "5433", "trail")
    assert "pool" in chosen["OPTIONS"]


def test_another_database_is_refused(variables, tmp_path):
    variables("TROPA_DATABASE_URL", "mysql://x/y")
    with pytest.raises(ValueError, match="sqlite"):
        environment.database(tmp_path)


def test_a_secret_key_is_made_once_unless_it_is_given(variables, tmp_path):
    made = environment.secret_key(tmp_path)
    assert environment.secret_key(tmp_path) == made
    variables("TROPA_SECRET_KEY", "given")
    assert environment.secret_key(tmp_path) == "given"


def test_without_a_mail_server_mail_is_kept_in_files(variables, tmp_path):
    assert environment.mail(tmp_path)["EMAIL_FILE_PATH"] == tmp_path / "mail"
    variables("TROPA_MAIL_URL", "smtp://me%40x:pw@mail.example:587?tls=1")
    chosen = environment.mail(tmp_path)
    assert (chosen["EMAIL_HOST"], chosen["EMAIL_PORT"]) == ("mail.example", 587)
    assert (chosen["EMAIL_HOST_USER"], chosen["EMAIL_USE_TLS"]) == ("me@x", True)


def test_the_machine_knows_its_own_names():
    assert {"localhost", "127.0.0.1"} <= set(environment.own_addresses())


def test_links_in_mails_lead_to_the_address_that_people_know(variables, monkeypatch):
    for name in ("TROPA_ADDRESS", "TROPA_ORIGINS", "TROPA_HOST", "TROPA_PORT"):
        monkeypatch.delenv(name, raising=False)
    assert environment.address() == "http://127.0.0.1:8000"
    variables("TROPA_ORIGINS", "https://*.shop.example, https://maps.shop.example/")
    assert environment.address() == "https://maps.shop.example"
    variables("TROPA_ADDRESS", "https://tropa.example")
    assert environment.address() == "https://tropa.example"
