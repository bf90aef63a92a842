"""Where data lives: home folder, database, cache, static files, uploads, slabs, attachments."""

import os
from pathlib import Path

import dj_database_url

from touchline.web.settings.home import home_folder, secret_key

WEB = Path(__file__).resolve().parent.parent
HOME = home_folder()
SECRET_KEY = secret_key(HOME)

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "touchline.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-16000;",
    },
}
DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASES = {"default": {**dj_database_url.parse(DATABASE_URL), "OPTIONS": {"pool": True}} if DATABASE_URL else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
UPLOADS = HOME / "uploads"
SLABS = HOME / "slabs"
ATTACHMENTS = HOME / "attachments"
LOCALE_PATHS = [WEB.parent / "locale"]
