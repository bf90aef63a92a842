"""A backup put in the place of what is there: all of it, or nothing changed.

Everything is unpacked and checked in a folder inside the home folder. Then one transaction empties the tables and
fills them; until it is committed, the old rows stand, whatever is killed. New uploads and slabs lie beside the old ones
before it, under names of their own; old ones go after it. The key is swapped inside it, and swapped back if it fails.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from touchline import __version__
from touchline.cli.backup.archive import Manifest, damaged, from_newer_version, unpack
from touchline.cli.backup.rows import columns, empty, read_rows, set_counters, tables
from touchline.cli.backup.snapshot import migrations
from touchline.cli.serve.database import place, prepare
from touchline.engine.errors import UnusableInputError
from touchline.web.workspace.models import Person, Workspace


def put_back(file: Path, *, replace: bool) -> Manifest:
    """Restore a backup, and return what it held. Raises UnusableInputError; then nothing was changed."""
    with TemporaryDirectory(dir=settings.HOME, prefix="restoring-") as folder:
        unpacked = Path(folder)
        manifest = unpack(file, unpacked)
        refuse_newer(manifest)
        if not replace:
            refuse_existing_data()
        prepare(lambda _: None)
        refuse_other_tables(file, manifest)
        swap(manifest, unpacked)
    return manifest


def refuse_newer(manifest: Manifest) -> None:
    if numbers(manifest.version) > numbers(__version__):
        raise from_newer_version(manifest.version)


def numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdecimal()]


def refuse_other_tables(file: Path, manifest: Manifest) -> None:
    """Raise UnusableInputError unless the backup's tables are exactly those of this version."""
    own = migrations(connection)
    if [step for step in manifest.migrations if step not in own]:
        raise from_newer_version(manifest.version)
    if manifest.migrations != own:
        raise UnusableInputError(
            "backup-of-older-tables",
            f"the backup was made by Touchline {manifest.version}, whose tables this version has changed since",
            expected=f"a backup with the tables of Touchline {__version__}",
            fix=f"Restore it with Touchline {manifest.version}, then start this version: it changes the tables.",
            version=manifest.version,
        )
    stated = {name: sorted(table.columns) for name, table in manifest.tables.items()}
    if stated != {name: sorted(columns(model)) for name, model in tables(connection).items()}:
        raise damaged(file, "its tables are not those that its version has")


def refuse_existing_data() -> None:
    if in_use():
        raise UnusableInputError(
            "data-would-be-lost",
            f"there are data already in {place()}",
            expected="an installation that nobody uses yet",
            fix="Name another home folder or database, or add --replace to give up what is there.",
        )


def in_use() -> bool:
    """Say whether somebody has been let in, or works here: what serve alone puts there is nobody's."""
    there = connection.introspection.table_names()
    return any(kind._meta.db_table in there and kind._base_manager.exists() for kind in (Person, Workspace))


def swap(manifest: Manifest, unpacked: Path) -> None:
    """Put the backup in the place of everything. Raises UnusableInputError; then all is as it was."""
    folders = {"uploads": settings.UPLOADS, "slabs": settings.SLABS, "attachments": settings.ATTACHMENTS}
    old = {name: files_of(place) for name, place in folders.items()}
    new = {name: {place / file for file in manifest.files_in(name)} for name, place in folders.items()}
    try:
        for name, place in folders.items():
            place.mkdir(mode=0o700, exist_ok=True)
            for file in sorted(new[name]):
                (unpacked / name / file.name).replace(file)
        with key_swapped(unpacked / "secret_key"), transaction.atomic():
            fill(manifest, unpacked)
    except (DatabaseError, OSError, ValidationError, ValueError, TypeError) as error:
        for name in folders:
            remove(new[name] - old[name])
        raise not_restored(error) from error
    for name in folders:
        remove(old[name] - new[name])


def files_of(folder: Path) -> set[Path]:
    return set(folder.iterdir()) if folder.is_dir() else set()


def remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def fill(manifest: Manifest, unpacked: Path) -> None:
    """Empty every table, and fill it with the backup's rows."""
    models = tables(connection)
    empty(connection, models.values())
    for name, table in manifest.tables.items():
        with (unpacked / "tables" / f"{name}.jsonl").open("rb") as lines:
            read_rows(connection, models[name], table.columns, lines)
    connection.check_constraints()
    set_counters(connection, models.values())
    cache.clear()


@contextmanager
def key_swapped(new: Path) -> Iterator[None]:
    """The backup's secret key in the place of the old one, which comes back if the block fails."""
    key, aside = settings.HOME / "secret_key", new.with_name("old_secret_key")
    shutil.copy2(key, aside)
    new.replace(key)
    try:
        yield
    except BaseException:
        aside.replace(key)
        raise


def not_restored(error: Exception) -> UnusableInputError:
    inconsistent = isinstance(error, IntegrityError)
    return UnusableInputError(
        "backup-not-restored",
        f"the backup could not be put in place, and nothing was changed: {str(error).strip().splitlines()[0]}",
        expected="rows that fit together" if inconsistent else "a database and a home folder that can be written",
        fix="Take another backup." if inconsistent else "Stop Touchline, see that the disk has room, and try again.",
    )
