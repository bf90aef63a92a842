"""Tables as lines of JSON, one row a line: the same for every kind of database, so that one can be put into another."""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import batched
from typing import IO, Any
from uuid import UUID

from django.core.management.color import no_style
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, JSONField, JSONNull, Model
from django.utils.duration import duration_string

AT_ONCE = 1000
type Column = Field[Any, Any]


def tables(connection: BaseDatabaseWrapper) -> dict[str, type[Model]]:
    """Return the model of every table that migrations make, by the table's name, in a fixed order."""
    models = set(connection.introspection.get_migratable_models())
    models |= {through for model in models for through in between(model) if through._meta.auto_created}
    return {model._meta.db_table: model for model in sorted(models, key=lambda model: model._meta.db_table)}


def between(model: type[Model]) -> list[type[Model]]:
    """Return the models of the tables that hold a model's many-to-many relations."""
    return [field.remote_field.through for field in model._meta.local_many_to_many if field.remote_field.through]


def fields(model: type[Model]) -> list[Column]:
    """Return the fields that are columns of their own."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def columns(model: type[Model]) -> list[str]:
    """Return the names of its columns."""
    return [str(field.column) for field in fields(model)]


def write_rows(connection: BaseDatabaseWrapper, model: type[Model], file: IO[bytes]) -> int:
    """Write every row, in the order of the key, and return how many there are."""
    names = [field.attname for field in fields(model)]
    rows = model._base_manager.using(connection.alias).order_by("pk").values_list(*names)
    count = 0
    for count, row in enumerate(rows.iterator(chunk_size=AT_ONCE), start=1):  # noqa: B007
        file.write(json.dumps(row, default=as_text, separators=(",", ":")).encode() + b"\n")
    return count


def as_text(value: object) -> str:
    """Return what JSON has no form for as the text that the field reads again, to the last microsecond."""
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return duration_string(value)
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
    raise TypeError(f"{type(value).__name__} has no form in a backup")


def empty(connection: BaseDatabaseWrapper, models: Iterable[type[Model]]) -> None:
    """Delete every row of all these tables."""
    names = [model._meta.db_table for model in models]
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), names))


def read_rows(connection: BaseDatabaseWrapper, model: type[Model], names: list[str], file: IO[bytes]) -> int:
    """Insert every row of the file, and return how many there were."""
    by_column = {field.column: field for field in fields(model)}
    order = [by_column[name] for name in names]
    quote = connection.ops.quote_name
    places = ", ".join(["%s"] * len(names))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, names))}) VALUES ({places})"  # noqa: S608
    count = 0
    with connection.cursor() as cursor:
        for rows in batched(prepared_rows(connection, order, file), AT_ONCE):
            cursor.executemany(insert, rows)
            count += len(rows)
    return count


def prepared_rows(connection: BaseDatabaseWrapper, order: list[Column], file: IO[bytes]) -> Iterator[tuple[Any, ...]]:
    for line in file:
        values = zip(order, json.loads(line), strict=True)
        yield tuple(prepared(connection, field, value) for field, value in values)


def prepared(connection: BaseDatabaseWrapper, field: Column, value: Any) -> Any:
    """Return a value as this kind of database takes it. JSON's own null stands where nothing may not."""
    if value is None and isinstance(field, JSONField) and not field.null:
        return field.get_db_prep_value(JSONNull().value, connection)
    return field.get_db_prep_save(field.to_python(value), connection)


def set_counters(connection: BaseDatabaseWrapper, models: Iterable[type[Model]]) -> None:
    """Let the next new row of each table come after the last one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
