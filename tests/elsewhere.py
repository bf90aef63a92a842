"""Databases beside the one of the test run, empty at first, and a way for this process to look into them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import psycopg
from django.db import connections
from django.db.utils import load_backend

from touchline.web.settings.places import SQLITE
from touchline.web.shell.slugs import tail

TEST_DATABASE_URL = os.environ.get("TEST_DATABASE_URL", "")


@contextmanager
def a_database() -> Iterator[str]:
    """The URL of an empty database of the kind that is tested; none means SQLite in the home folder."""
    if not TEST_DATABASE_URL:
        yield ""
        return
    name = f"touchline_elsewhere_{tail()}"
    with psycopg.connect(TEST_DATABASE_URL, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    try:
        yield TEST_DATABASE_URL.rsplit("/", 1)[0] + f"/{name}"
    finally:
        with psycopg.connect(TEST_DATABASE_URL, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def looked_into(home: Path, database_url: str) -> Iterator[None]:
    """Let this process read and write the installation's own database, as its default one."""
    usual = connections["default"]
    other = deepcopy(usual.settings_dict)
    if database_url:
        other |= {"NAME": database_url.rsplit("/", 1)[1], "OPTIONS": {}}
    else:
        other |= {**SQLITE, "NAME": home / "touchline.sqlite3"}
    connections["default"] = load_backend(other["ENGINE"]).DatabaseWrapper(other, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = usual
