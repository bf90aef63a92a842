"""The database made ready: rows as this version wants them, and the table of the shared cache."""

from collections.abc import Callable

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor

from touchline.engine.errors import UnusableInputError


def prepare(say: Callable[[str], None]) -> None:
    """Bring the database up to this version. Raises UnusableInputError if it cannot be reached or used."""
    try:
        executor = MigrationExecutor(connection)
        if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("Preparing the database ...")
            if connection.introspection.table_names():
                call_command("migrate", verbosity=0, interactive=False)
            else:
                lay_out(executor, [migration for migration, _ in plan])
        call_command("createcachetable", verbosity=0)
    except DatabaseError as error:
        raise UnusableInputError(
            "database-not-usable",
            f"the database cannot be used: {str(error).strip().splitlines()[0]}",
            expected="a database that answers, with a user who may create tables",
            fix="Look at DATABASE_URL; without it Touchline keeps its own in the home folder.",
        ) from error
    finally:
        connections.close_all()


def lay_out(executor: MigrationExecutor, migrations: list[Migration]) -> None:
    """Make every table of an empty database at once, as the models are now, and record the migrations as applied.

    Migrations change what is there; where nothing is, going through all of them takes ten times as long and ends with
    the same tables, which a test compares. Killed in the middle, it leaves the database empty.
    """
    with connection.schema_editor() as editor:
        editor.create_model(executor.recorder.Migration)
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        for migration in migrations:
            executor.record_migration(migration.app_label, migration.name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def place() -> str:
    """Say in words where the data are, without any password."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(settings["NAME"])
    return f"{connection.display_name} {settings['NAME']} at {settings['HOST'] or 'this machine'}"
