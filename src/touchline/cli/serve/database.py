"""The database made ready: rows as this version wants them, and the table of the shared cache."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from touchline.engine.errors import UnusableInputError


def prepare(say: Callable[[str], None]) -> None:
    """Bring the database up to this version. Raises UnusableInputError if it cannot be reached or used."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("Preparing the database ...")
            call_command("migrate", verbosity=0, interactive=False)
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


def place() -> str:
    """Say in words where the data are, without any password."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(settings["NAME"])
    return f"{connection.display_name} {settings['NAME']} at {settings['HOST'] or 'this machine'}"
