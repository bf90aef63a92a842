"""Personas and types of customers: written whole, each change can be taken back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from touchline.engine.errors import UnusableInputError
from touchline.web.identify import queries
from touchline.web.identify.models import CustomerType, Persona, Revision, TypeKey
from touchline.web.identify.operations.fields import FieldConflictError, kept_value
from touchline.web.identify.operations.revisions import ROWS, Rewriting, facts, locked, rewrite
from touchline.web.identify.operations.stages import numbered
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace

MOST = {"personas": 100, "types": 60}
type Described = Persona | CustomerType


@transaction.atomic
def add_persona(workspace: Workspace, *, person: Person | None, **fields: Any) -> Persona:
    """Add a persona at the end. Raises UnusableInputError when there are too many, TypeError for a strange field."""
    return queries.persona(workspace, add(workspace, "personas", [fields], person=person)[0])


@transaction.atomic
def add_customer_type(workspace: Workspace, *, person: Person | None, **fields: Any) -> CustomerType:
    """Add a type of customers at the end. Raises as add_persona does."""
    return queries.customer_type(workspace, add(workspace, "types", [fields], person=person)[0])


@transaction.atomic
def take_ready_types(workspace: Workspace, *, keys: Iterable[str], person: Person | None) -> list[str]:
    """Add the ready types of these keys that are not there yet; return their URL names. Raises as add_persona does."""
    there = {row["key"] for row in facts(locked(workspace), "types").values()}
    wanted = [{"key": key} for key in keys if key not in there]
    return add(workspace, "types", wanted, person=person) if wanted else []


def add(workspace: Workspace, kind: str, new: Iterable[Mapping[str, Any]], *, person: Person | None) -> list[str]:
    """Add rows at the end of a kind; return their URL names."""
    rows = facts(locked(workspace), kind)
    slugs, names = [], []
    for fields in new:
        said = empty(kind) | as_kept(kind, fields)
        name = said["name"] or str(TypeKey(said["key"]).label)
        slug = new_slug(said["name"] or said["key"])
        rows[slug] = said
        slugs.append(slug)
        names.append(name)
    if len(rows) > MOST[kind]:
        raise UnusableInputError(
            "too-many-portraits",
            f"{len(rows)} of them",
            expected=f"at most {MOST[kind]}",
            fix="Remove one first.",
            count=len(rows),
            most=MOST[kind],
        )
    rewrite(workspace, Rewriting(kind, "add", ", ".join(names), numbered(rows)), person=person)
    return slugs


def empty(kind: str) -> dict[str, Any]:
    """Return what a row of a kind says of which nothing is said."""
    return {name: kept_value(read(ROWS[kind][0](), name)) for name in ROWS[kind][1]}


def as_kept(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields as revisions keep them: a segment or type by its URL name. Raises TypeError for a strange one."""
    kept: dict[str, Any] = {}
    for name, value in fields.items():
        if f"{name}__slug" in ROWS[kind][1]:
            kept[f"{name}__slug"] = value.slug if value else None
        elif name in ROWS[kind][1]:
            kept[name] = kept_value(value)
        else:
            raise TypeError(f"{kind} have no {name}")
    return kept


def read(row: Any, name: str) -> Any:
    """Return a field of a row by the name that revisions keep it by."""
    field = name.removesuffix("__slug")
    value = getattr(row, field)
    return value.slug if field != name and value else value


@transaction.atomic
def change_described(
    row: Described, *, was: Mapping[str, Any], person: Person | None, **fields: Any
) -> Revision | None:
    """Change fields of a persona or type; a name such as goals@ro is the text of a field in a language.

    was: what the changer saw in these fields. Raises FieldConflictError, with nothing written, when somebody changed
    one of them meanwhile to something else than is said now; TypeError for a strange field. None: nothing changed.
    """
    kind = "personas" if isinstance(row, Persona) else "types"
    rows = facts(locked(row.workspace), kind)
    now = rows[row.slug]
    texts = {field: dict(said) for field, said in now["texts"].items()}
    plain = as_kept(kind, {name: value for name, value in fields.items() if "@" not in name})
    meanwhile = []
    for name, value in fields.items():
        field, _at, language = name.partition("@")
        stands = texts.get(field, {}).get(language, "") if language else now[kept_name(kind, field)]
        says = value if language else plain[kept_name(kind, field)]
        if name in was and stands not in (seen(kind, name, was[name]), says):
            meanwhile.append(name)
        if language:
            texts[field] = {**texts.get(field, {}), language: value}
    if meanwhile:
        raise FieldConflictError(fresh(row), meanwhile)
    said = {field: {language: text for language, text in of.items() if text} for field, of in texts.items()}
    rows[row.slug] = {**now, **plain, "texts": {field: of for field, of in said.items() if of}}
    return rewrite(row.workspace, Rewriting(kind, "change", str(row), rows), person=person)


def kept_name(kind: str, field: str) -> str:
    return f"{field}__slug" if f"{field}__slug" in ROWS[kind][1] else field


def seen(kind: str, name: str, value: Any) -> Any:
    """Return what a changer saw as revisions keep it."""
    return value if "@" in name else as_kept(kind, {name: value})[kept_name(kind, name)]


def fresh(row: Described) -> Described:
    query = queries.persona if isinstance(row, Persona) else queries.customer_type
    return query(row.workspace, row.slug)


@transaction.atomic
def remove_persona(persona: Persona, *, person: Person | None) -> Revision | None:
    """Remove a persona."""
    rows = facts(locked(persona.workspace), "personas")
    rows.pop(persona.slug)
    change = Rewriting("personas", "remove", str(persona), numbered(rows))
    return rewrite(persona.workspace, change, person=person)


@transaction.atomic
def remove_customer_type(type: CustomerType, *, person: Person | None) -> Revision | None:
    """Remove a type of customers; personas that name it name none from now on, until that is taken back."""
    rows = facts(locked(type.workspace), "types")
    rows.pop(type.slug)
    change = Rewriting("types", "remove", str(type), numbered(rows), into={type.slug: None})
    return rewrite(type.workspace, change, person=person)
