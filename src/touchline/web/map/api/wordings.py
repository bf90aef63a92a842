"""Texts in several languages, and the fields of a row with the version of each, as programs see them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_noop as _
from pydantic import Field, create_model

from touchline.web.identify.operations import FieldConflictError
from touchline.web.workspace.api import Body, Item, RequestRefused, Whole, left_out
from touchline.web.workspace.api.fields import long_text_of
from touchline.web.workspace.api.refusals import Conflict

LongText = long_text_of(4000)
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
ONE_BY_ONE = _(
    "Each field that is sent needs in versions the number at which it was read. Where somebody changed one of them"
    " since, nothing is written, and 409 shows both values."
)
Versions = dict[str, Whole]


in_each: dict[str, Any] = {code: (LongText, left_out()) for code in LANGUAGES}
Words: Any = create_model("Words", __base__=Body, **in_each)


def texts_of_a_body(name: str, fields: Iterable[str]) -> Any:
    """Return what a request may say of texts in other languages, field by field."""
    of_each: dict[str, Any] = {field: (Words, left_out()) for field in fields}
    return create_model(name, __base__=Body, **of_each)


def said_in_languages(texts: Any) -> dict[str, str]:
    """Return the texts of a request by field and language: note@ro."""
    told = texts.told if texts else {}
    return {f"{field}@{code}": text for field, words in told.items() for code, text in words.told.items()}


def versions_of(row: Any, fields: Iterable[str]) -> dict[str, int]:
    """Return at which version each field stands, and each text in another language."""
    in_languages = [f"{field}@{code}" for field, said in row.texts.items() for code in said]
    return {name: row.version_of(name) for name in [*fields, *in_languages]}


def refuse_unread(fields: Iterable[str], versions: Mapping[str, int]) -> None:
    """Let only fields be written of which the request says at which version they were read. Raises RequestRefused."""
    unread = sorted(set(fields) - set(versions))
    if unread:
        raise RequestRefused(
            422,
            "version-missing",
            f"there is no version for {', '.join(unread)}",
            expected="the version at which each field was read",
            fix="Read it again, and send the versions of the fields that change.",
        )


def conflicting(error: FieldConflictError, *, yours: Mapping[str, Any], theirs: Mapping[str, Any]) -> RequestRefused:
    """Say of which fields somebody else wrote something else meanwhile, with both values."""
    names = sorted(error.fields)
    conflicts = [
        Conflict(field=name, yours=yours[name], theirs=value_of(theirs, name), version=error.row.version_of(name))
        for name in names
    ]
    return RequestRefused(
        409,
        "changed-meanwhile",
        f"somebody else changed {', '.join(names)} since the version that was read",
        expected="the versions at which these fields stand now",
        fix="Decide which value stands; send it again with the version that is shown, or leave it out.",
        conflicts=conflicts,
    )


def value_of(told: Mapping[str, Any], name: str) -> Any:
    """Return what a field of a reply says; of note@ro the text in that language."""
    field, _at, language = name.partition("@")
    return told["texts"].get(field, {}).get(language, "") if language else told[field]


class Described(Item):
    """What every thing with fields of its own tells of them."""

    source_language: str = Field(description=_("Of the words in the fields; empty is the workspace's."))
    texts: dict[str, dict[str, str]] = Field(description=_("The words in other languages, by field and language."))
    versions: dict[str, int] = Field(description=_("At which version each field stands, by its name, or note@ro."))
