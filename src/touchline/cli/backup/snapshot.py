"""One moment of everything, written into an archive while others go on writing.

The database is read in one transaction that sees what was there when it began: REPEATABLE READ on PostgreSQL, a read
of the write-ahead log on SQLite. Neither holds up a writer. An upload, an attachment or a slab is written under a name
of its own, before the row that names it, and never changed after; so the files are copied after, and only those that
the snapshot names.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils.timezone import now

from touchline import __version__
from touchline.cli.backup.archive import Manifest, Table, Writer, written
from touchline.cli.backup.rows import columns, tables, write_rows
from touchline.engine.errors import UnusableInputError
from touchline.web.identify.queries.attachments import attachment_files
from touchline.web.record.queries import kept_files, kept_slabs

SNAPSHOT = "snapshot"
BEGIN = {
    "postgresql": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "sqlite": "SELECT name FROM sqlite_master LIMIT 1",  # its snapshot begins with the first read
}
OPTIONS: dict[str, dict[str, object]] = {"postgresql": {}, "sqlite": {"timeout": 20, "transaction_mode": "DEFERRED"}}


def write_backup(file: Path) -> Manifest:
    """Write a backup into a new file, and return what it holds. Raises UnusableInputError."""
    try:
        with written(file) as archive, snapshot() as connection:
            refuse_other_schema(connection)
            manifest = Manifest(
                version=__version__,
                made_at=now().isoformat(timespec="seconds"),
                database=connection.vendor,
                migrations=migrations(connection),
                tables=add_tables(archive, connection),
                missing=[
                    *add_files(archive, "uploads", settings.UPLOADS, kept_files(database=SNAPSHOT)),
                    *add_files(archive, "slabs", settings.SLABS, kept_slabs(database=SNAPSHOT)),
                    *add_files(archive, "attachments", settings.ATTACHMENTS, attachment_files(database=SNAPSHOT)),
                ],
            )
            with (settings.HOME / "secret_key").open("rb") as key:
                archive.add("secret_key", key)
            archive.close_with(manifest)
            return manifest
    except DatabaseError as error:
        raise UnusableInputError(
            "database-not-usable",
            f"the database cannot be read: {str(error).strip().splitlines()[0]}",
            expected="the database that touchline serve uses",
            fix="Look at TOUCHLINE_HOME and DATABASE_URL; they say whose data to back up.",
        ) from error


@contextmanager
def snapshot() -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own that sees the database as it is at this moment, and writes nothing."""
    usual = connections["default"]
    place = deepcopy(usual.settings_dict) | {"OPTIONS": OPTIONS[usual.vendor]}
    connections[SNAPSHOT] = connection = type(usual)(place, SNAPSHOT)
    try:
        with transaction.atomic(using=SNAPSHOT):
            with connection.cursor() as cursor:
                cursor.execute(BEGIN[connection.vendor])
            yield connection
    finally:
        connection.close()
        del connections[SNAPSHOT]


def refuse_other_schema(connection: BaseDatabaseWrapper) -> None:
    """Raise UnusableInputError if the tables are not those of this version."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise UnusableInputError(
            "database-not-up-to-date",
            "the database is empty, or was last used by an older Touchline",
            expected=f"the tables of Touchline {__version__}",
            fix="Check TOUCHLINE_HOME and DATABASE_URL, or start touchline serve once: it makes the tables.",
        )


def migrations(connection: BaseDatabaseWrapper) -> list[list[str]]:
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def add_tables(archive: Writer, connection: BaseDatabaseWrapper) -> dict[str, Table]:
    """Add the lines of every table, and return what they are."""
    added = {}
    for name, model in tables(connection).items():
        with TemporaryFile(dir=settings.HOME) as lines:
            rows = write_rows(connection, model, lines)
            archive.add(f"tables/{name}.jsonl", lines)
        added[name] = Table(columns(model), rows)
    return added


def add_files(archive: Writer, folder: str, place: Path, names: list[str]) -> list[str]:
    """Add the files of these names under a folder of the archive, and return those that are not there."""
    missing = []
    for name in names:
        try:
            with (place / name).open("rb") as file:
                archive.add(f"{folder}/{name}", file)
        except FileNotFoundError:
            missing.append(name)
    return missing
