"""Settings of the server; the server's own engineer fills this in."""

SECRET_KEY = "x"
INSTALLED_APPS: list[str] = []
