"""Customers from a file: brought, asked for, written chunk by chunk by a job. What is known of each are its traits."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_noop

from touchline.engine.record import CustomerColumns, suggest_customer_columns
from touchline.engine.tables import check_rows, read_table
from touchline.web.record import queries
from touchline.web.record.models import Customer, SetAside, Source, SourceKind, SourceState
from touchline.web.record.operations.files import NotReadyError, ask_to_read, keep_file, keep_mapping, remove_file
from touchline.web.workspace.models import Job, Person, Trait, Workspace
from touchline.web.workspace.operations import audit

IMPORT = "record.import_customers"
MAX_BYTES = 64 << 20


def bring_customers(workspace: Workspace, *, chunks: Iterable[bytes], name: str, person: Person | None) -> Source:
    """Keep a file of customers with a first guess of its columns.

    Raises UnusableInputError when it is no table, TooLarge, BroughtBeforeError; then nothing is kept.
    """

    def first_look(path: Path) -> dict[str, Any]:
        table = read_table(path, name)
        check_rows(table)
        guess = suggest_customer_columns(table)
        known = {trait.name: trait.kind for trait in queries.traits(workspace)}
        return as_mapping(
            CustomerColumns(guess.id, {name: known.get(name, kind) for name, kind in guess.kinds.items()})
        )

    return keep_file(
        workspace,
        chunks=chunks,
        name=name,
        max_bytes=MAX_BYTES,
        first_look=first_look,
        person=person,
        kind=SourceKind.CUSTOMERS,
    )


def as_mapping(columns: CustomerColumns) -> dict[str, Any]:
    return {"id": columns.id, "kinds": list(columns.kinds.items())}  # a list: PostgreSQL keeps no order of keys


def use_customer_columns(source: Source, *, columns: CustomerColumns) -> Source:
    """Keep what the columns of a file are. Raises NotReadyError."""
    return keep_mapping(source, mapping=as_mapping(columns))


@transaction.atomic
def start_customer_import(source: Source, *, person: Person | None) -> Job:
    """Ask for a file's customers to be taken in. Raises UnusableInputError, NotReadyError when that was asked for."""
    queries.customers_in(source)
    job = ask_to_read(source, IMPORT, title=gettext_noop("Bring in the customers of %(file)s"), person=person)
    audit.note(source.workspace, person, "record.import_customers", source.slug, name=source.name)
    return job


@transaction.atomic
def write_customers(source: Source, rows: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Write some customers: what a file says of one goes before what was known, the rest of it stays."""
    known = dict(
        Customer.objects.filter(workspace=source.workspace, key__in=[key for key, _said in rows]).values_list(
            "key", "traits"
        )
    )
    Customer.objects.bulk_create(
        [
            Customer(workspace=source.workspace, key=key, traits={**known.get(key, {}), **said}, source=source)
            for key, said in rows
        ],
        update_conflicts=True,
        update_fields=["traits", "source"],
        unique_fields=["workspace", "key"],
    )


@transaction.atomic
def end_customer_import(source: Source, *, aside: Sequence[SetAside], counts: dict[str, int]) -> None:
    """Write down what came of the file, and the traits that it knows."""
    SetAside.objects.bulk_create(aside, batch_size=1_000)
    name_traits(source)
    Source.objects.filter(pk=source.pk).update(state=SourceState.PUBLISHED, published_at=now(), **counts)


def name_traits(source: Source) -> None:
    known = {trait.key for trait in queries.traits(source.workspace)}
    columns = queries.customer_columns(source)
    fresh = [(name, kind) for name, kind in columns.kinds.items() if kind != "ignore" and name not in known]
    Trait.objects.bulk_create(
        Trait(workspace=source.workspace, key=name, name=name, kind=kind, position=len(known) + place)
        for place, (name, kind) in enumerate(fresh)
    )


@transaction.atomic
def remove_customers(source: Source, *, person: Person | None) -> None:
    """Remove a file with the customers of whom it spoke last. Raises NotReadyError while it is being read."""
    if source.state == SourceState.STAGED and source.job and source.job.is_open:
        raise NotReadyError
    Customer.objects.filter(source=source).delete()
    remove_file(source, person=person)
