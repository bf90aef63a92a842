"""Settings of the tests: a home folder of their own, and SQLite as a file there or the PostgreSQL asked for."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="touchline-test-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["TOUCHLINE_HOME"] = str(FOLDER)
os.environ["TOUCHLINE_NO_SAMPLE"] = "1"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")

from touchline.web.settings import *  # noqa: E402, F403
from touchline.web.settings import DATABASES  # noqa: E402

if not os.environ["DATABASE_URL"]:
    DATABASES["default"]["TEST"] = {"NAME": FOLDER / "test.sqlite3"}
DATABASES["default"].setdefault("TEST", {})["MIGRATE"] = False  # all tables at once; test_database.py compares the two
PASSWORD_HASHERS = ["tests.passwords.QuickArgon2PasswordHasher"]
WHITENOISE_AUTOREFRESH = True  # a client looks for a file when it is asked for, instead of at every file before
