"""The difference of two maps in words, in groups, and drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchline.engine import map as engine
from touchline.web.identify.models import Phase
from touchline.web.map.views import words
from touchline.web.map.views.field_words import field_name
from touchline.web.map.views.value_words import value_words
from touchline.web.workspace.models import Member

GROUPS: Mapping[str, tuple[str | Promise, tuple[str, ...]]] = {
    "added": (gettext_lazy("Added"), ("add", "place")),
    "removed": (gettext_lazy("Taken off"), ("remove", "take-off")),
    "moved": (gettext_lazy("Moved"), ("move",)),
    "lanes": (
        gettext_lazy("Lanes"),
        ("add-lane", "edit-lane", "move-lane", "remove-lane", "add-cell", "edit-cell", "remove-cell"),
    ),
    "evidence": (gettext_lazy("Evidence"), ("link", "unlink")),
}
EDITS = ("edit", "edit-experience")
MARKS: Mapping[str, tuple[str, str | Promise]] = {
    "added": ("+", gettext_lazy("Added")),
    "removed": ("−", gettext_lazy("Taken off")),
    "moved": ("→", gettext_lazy("Moved")),
    "left": ("←", gettext_lazy("Moved away")),
    "changed": ("≠", gettext_lazy("Changed")),
    "same": ("", ""),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind, in words."""

    key: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """One field that says something else. subject names the touchpoint or card, field the field in addresses."""

    name: str
    subject: str
    of_card: bool
    field: str
    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """A card with its mark: a sign, a word and a colour."""

    name: str
    mark: str
    sign: str
    word: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """The cards of one stage for one segment; row is empty for all customers."""

    row: str
    cards: tuple[DrawnCard, ...]


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A stage with its cells."""

    name: str
    phase: str
    mark: str
    word: str
    cells: tuple[DrawnCell, ...]


def names_in(*documents: engine.Document) -> dict[str, str]:
    """Return how stages, segments, touchpoints and cards are called, by id; a later document has the last word."""
    names: dict[str, str] = {}
    for document in documents:
        names |= {stage.id: record_name(stage) for stage in document.stages}
        names |= {segment.id: record_name(segment) for segment in document.segments}
        names |= {lane.id: record_name(lane) for lane in document.lanes}
        names |= {
            id: " · ".join(names.get(str(cell.get(noun)), "") for noun in ("lane", "stage"))
            for id, cell in document.cells.items()
        }
        called = {id: str(fields.get("name", id)) for id, fields in document.touchpoints.items()}
        names |= called | {card.id: called.get(card.touchpoint, card.id) for card in document.placements.values()}
    return names


def record_name(record: engine.Record) -> str:
    return words.stage_name(str(record.fields.get("name") or record.fields.get("key") or record.id))


def groups(changes: Sequence[engine.Change], names: Mapping[str, str]) -> list[Group]:
    """Word changes, those of stages and segments first; edits of fields are told apart, by edits()."""
    sorted_out = {operation for _title, operations in GROUPS.values() for operation in operations}
    rest = [change for change in changes if change.operation not in sorted_out and change.operation not in EDITS]
    found = [Group("structure", _("Stages, segments and the map itself"), said(rest, names))]
    for key, (title, operations) in GROUPS.items():
        of_kind = [change for change in changes if change.operation in operations]
        found.append(Group(key, str(title), said(of_kind, names)))
    return [group for group in found if group.lines]


def said(changes: Sequence[engine.Change], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(words.say(change, names) for change in changes)


def edits(changes: Sequence[engine.Change], names: Mapping[str, str], members: Mapping[int, Member]) -> list[Edited]:
    """Word each field of a touchpoint or an experience that says something else."""
    found = []
    for change in changes:
        if change.operation in EDITS:
            of_card = change.operation == "edit-experience"
            name = names.get(change.subject) or words.from_slug(change.subject)
            for field in change.after or {}:
                was, now = (
                    value_words(field, (side or {}).get(field), members) for side in (change.before, change.after)
                )
                label = field_name(field, of_card=of_card)
                found.append(Edited(name, change.subject, of_card, field, label, was, now))
    return found


def drawn(compared: engine.Comparison, names: Mapping[str, str]) -> list[DrawnColumn]:
    """Draw two maps on one: each stage with a cell for all customers and for each segment."""
    rows = [None, *(heading.record for heading in compared.segments)]
    with_row = bool(compared.segments)
    columns = []
    for heading in compared.stages:
        cells = []
        for row in rows:
            cards = compared.cells.get((heading.record.id, row.id if row else None), ())
            label = (record_name(row) if row else _("All customers")) if with_row else ""
            cells.append(DrawnCell(label, tuple(as_card(card, names, with_row=with_row) for card in cards)))
        phase = heading.record.fields.get("phase", "")
        shown = str(Phase(phase).label) if phase in Phase.values else ""
        columns.append(
            DrawnColumn(record_name(heading.record), shown, heading.mark, str(MARKS[heading.mark][1]), tuple(cells))
        )
    return columns


def as_card(card: engine.Drawn, names: Mapping[str, str], *, with_row: bool) -> DrawnCard:
    sign, word = MARKS[card.mark]
    notes = []
    if card.other:
        notes.append(whence(card, names, with_row=with_row))
    if card.was:
        notes.append(_("was %(name)s") % {"name": card.was})
    fields = [
        field_name(field, of_card=change.operation == "edit-experience")
        for change in card.changes
        for field in change.after or {}
        if field != "name" or change.operation != "edit"
    ]
    return DrawnCard(card.name, card.mark, sign, str(word), (*notes, *dict.fromkeys(fields)))


def whence(card: engine.Drawn, names: Mapping[str, str], *, with_row: bool) -> str:
    """Say where a moved card came from, or where it went."""
    assert card.other is not None  # noqa: S101 asked before
    here, there = (
        {"stage": one.stage, "stage_name": one.stage, "segment": one.segment} for one in (card.card, card.other)
    )
    if here == there:
        return _("from place %(place)s") % {"place": card.other.position + 1}
    cell = words.cell_name(there, names, with_row=with_row)
    return (_("to %(cell)s") if card.mark == "left" else _("from %(cell)s")) % {"cell": cell}
