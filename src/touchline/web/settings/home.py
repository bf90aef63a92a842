"""The home folder: database, uploads and secret key of one installation, kept together."""

import os
import secrets
from pathlib import Path


def home_folder() -> Path:
    """Return the home folder, made on first use and readable by its owner alone."""
    home = Path(os.environ.get("TOUCHLINE_HOME") or Path.home() / ".touchline").expanduser().resolve()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def secret_key(home: Path) -> str:
    """Return the installation's secret key, generated on first use."""
    file = home / "secret_key"
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as new:
            new.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return file.read_text("ascii")
