"""What a format cannot hold of a map, in words: by record and field, and counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchline.engine import map as engine
from touchline.engine.map.formats import LETTERS, Loss
from touchline.web.map.views.difference_words import names_in
from touchline.web.map.views.field_words import field_name
from touchline.web.map.views.value_words import value_words

KINDS: Mapping[str, str | Promise] = {
    "map": gettext_lazy("map"),
    "stage": gettext_lazy("stage"),
    "segment": gettext_lazy("segment"),
    "touchpoint": gettext_lazy("touchpoint"),
    "card": gettext_lazy("card"),
    "lane": gettext_lazy("lane"),
    "cell": gettext_lazy("cell of a lane"),
    "evidence": gettext_lazy("evidence"),
}
FIELDS: Mapping[str, str | Promise] = {
    "": gettext_lazy("all of it"),
    "key": gettext_lazy("ready stage"),
    "rule": gettext_lazy("who belongs to it"),
    "touchpoint": gettext_lazy("touchpoint"),
    "stage": gettext_lazy("stage"),
    "segment": gettext_lazy("segment"),
    "position": gettext_lazy("place in its cell"),
    "lane": gettext_lazy("lane"),
    "text": gettext_lazy("text"),
    "placement": gettext_lazy("card"),
    "field": gettext_lazy("field"),
    "date": gettext_lazy("date"),
    "reference": gettext_lazy("where it is found"),
    "answers": gettext_lazy("number of answers"),
    "reliability": gettext_lazy("reliability"),
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One value that a file does not hold."""

    kind: str
    name: str
    field: str
    value: str

    def __str__(self) -> str:
        what = f"{self.kind} {self.name}: {self.field}"
        return f"{what} = {self.value}" if self.value else what


@dataclass(frozen=True, slots=True)
class Times:
    """How many values of one field of one kind of record a file does not hold."""

    kind: str
    field: str
    count: int


def counted(losses: Sequence[Loss]) -> list[Times]:
    """Count losses by kind of record and field, in the order in which they come."""
    times = Counter((loss.kind, loss.field, loss.why) for loss in losses)
    return [Times(kind_name(of), what_of(of, field, why), count) for (of, field, why), count in times.items()]


def worded(losses: Sequence[Loss], map: engine.Document) -> list[LeftOut]:
    """Word each loss of a map."""
    names = names_in(map)
    return [
        LeftOut(
            kind_name(loss.kind),
            names.get(loss.id, loss.name),
            what_of(loss.kind, loss.field, loss.why),
            said(loss, names),
        )
        for loss in losses
    ]


def kind_name(kind: str) -> str:
    return str(KINDS.get(kind, kind))


def field_of(kind: str, field: str) -> str:
    if field in FIELDS and not (kind == "map" and field):
        return str(FIELDS[field])
    return field_name(field, of_card=kind == "card")


def what_of(kind: str, field: str, why: str) -> str:
    """Name a field, or those letters of it that the font of pictures does not hold."""
    named = field_of(kind, field)
    return _("%(field)s: letters that the font does not hold") % {"field": named} if why == LETTERS else named


def said(loss: Loss, names: Mapping[str, str]) -> str:
    """Word what is lost; a record as a whole is told by its name alone."""
    value: Any = loss.value
    if not loss.field:
        return ""
    if loss.field == "responsible" or loss.why == LETTERS:
        return str(value)
    if loss.field == "position":
        return str(value + 1)
    if loss.field in ("stage", "segment", "touchpoint", "lane", "placement"):
        return names.get(str(value), str(value)) if value else _("all customers")
    if isinstance(value, dict):
        return ""
    return value_words(loss.field, value, {})
