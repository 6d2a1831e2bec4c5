"""The server's settings with data in a folder of its own, chosen before Django reads them."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="tropa-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["TROPA_DATA"] = _folder
os.environ.setdefault("TROPA_SECRET_KEY", "only-for-tests")

if os.environ.get("TROPA_TEST_DATABASE") == "postgres":
    from postgres_of_tests import start

    os.environ["TROPA_DATABASE_URL"] = start(_folder)

from tropa.server.settings import *  # noqa: E402, F403 - the real settings, in that folder

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
"""Look for a file when it is asked for: else every client of every test lists them all first."""
