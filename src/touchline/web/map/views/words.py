"""What changes and readings say, in the reader's language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchline.engine import map as engine
from touchline.web.identify.models import StageKey
from touchline.web.map import queries
from touchline.web.map.models import Change, EvidenceKind, Reading
from touchline.web.map.views.field_words import field_name, field_names
from touchline.web.shell.formats import number, percent

TOO_FEW = 5
MEASURES: Mapping[str, str | Promise] = {
    "score": gettext_lazy("Score"),
    "importance": gettext_lazy("Importance for the whole"),
    "met_share": gettext_lazy("Customers who met it"),
    "csat": gettext_lazy("Satisfaction (CSAT)"),
    "csat_share": gettext_lazy("Satisfied customers"),
    "ces": gettext_lazy("Ease (CES)"),
    "nps": gettext_lazy("Recommendation (NPS)"),
    "contacts": gettext_lazy("Contacts"),
    "reach_share": gettext_lazy("Customers reached"),
    "verdict": gettext_lazy("Verdict"),
}
OF_EVENTS = frozenset({"contacts", "reach_share"})
Facts = Mapping[str, Any]
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One change as the history tells it."""

    change: Change
    text: str
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """One reading as the panel tells it."""

    reading: Reading
    name: str
    value: str
    interval: str
    answers: str
    too_few: bool


def lines(changes: list[Change], names: Names) -> list[Line]:
    """Word changes; stages and touchpoints are called as they are called now."""
    return [Line(change, say(change, names), not hasattr(change, "undone_by")) for change in changes]


def lines_of_maps(changes: list[Change]) -> list[Line]:
    """Word changes of several maps, each in the names of its own."""
    names = {map: queries.names_now(map) for map in {change.map for change in changes}}
    return [Line(change, say(change, names[change.map]), not hasattr(change, "undone_by")) for change in changes]


def say(change: Change | engine.Change, names: Names) -> str:
    """Word one change: Moved Follow-up call from Loyalty to Satisfaction."""
    said = engine.sentence(engine.Change(change.operation, change.before, change.after))
    if said.code in OF_ROWS:
        return say_row(change, said, names)
    values = dict(said.values)
    values.setdefault("name", names.get(change.subject) or from_slug(change.subject))
    if "touchpoint" in values:
        values["name"] = names.get(str(values["touchpoint"]), values["name"])
    if "position" in values:
        values["place"] = int(values["position"]) + 1
        between_rows = any(facts and facts["segment"] for facts in (change.before, change.after))
        values["stage"] = cell_name(change.after or change.before or {}, names, with_row=between_rows)
        values["from_stage"] = cell_name(change.before or {}, names, with_row=between_rows)
    of_card = change.operation == "edit-experience" or bool(values.get("placement"))
    values["fields"] = field_names(values.get("fields", ()), of_card=of_card)
    if "kind" in values:
        values["kind"] = EvidenceKind(values["kind"]).label
        values["field"] = field_name(values["field"], of_card=of_card)
    return SENTENCES[said.code]() % values


SENTENCES: Mapping[str, Callable[[], str]] = {
    "added": lambda: _("Added %(name)s to %(stage)s"),
    "removed": lambda: _("Took back the new %(name)s in %(stage)s"),
    "placed": lambda: _("Put %(name)s into %(stage)s"),
    "taken-off": lambda: _("Took %(name)s out of %(stage)s"),
    "moved": lambda: _("Moved %(name)s from %(from_stage)s to %(stage)s, place %(place)s"),
    "reordered": lambda: _("Moved %(name)s within %(stage)s, to place %(place)s"),
    "renamed": lambda: _("Renamed %(old_name)s to %(name)s"),
    "edited": lambda: _("Changed %(fields)s of %(name)s"),
    "experience-edited": lambda: _("Changed the experience of %(name)s: %(fields)s"),
    "linked": lambda: _("Put evidence (%(kind)s) beside %(field)s of %(name)s"),
    "unlinked": lambda: _("Took evidence (%(kind)s) away from %(field)s of %(name)s"),
    "attached": lambda: _("Put the file %(file)s beside %(name)s"),
    "file-edited": lambda: _("Described the file %(file)s of %(name)s"),
    "detached": lambda: _("Took the file %(file)s away from %(name)s"),
}


OF_ROWS: Mapping[str, Callable[[], str]] = {
    "stage-added": lambda: _("Added the stage %(name)s"),
    "stage-removed": lambda: _("Removed the stage %(name)s"),
    "stage-merged": lambda: _("Merged the stage %(name)s into %(into)s"),
    "stage-moved": lambda: _("Moved the stage %(name)s to place %(place)s"),
    "stage-renamed": lambda: _("Renamed the stage %(old_name)s to %(name)s"),
    "stage-edited": lambda: _("Changed the stage %(name)s: %(fields)s"),
    "segment-added": lambda: _("Added the segment %(name)s"),
    "segment-removed": lambda: _("Removed the segment %(name)s"),
    "segment-merged": lambda: _("Merged the segment %(name)s into %(into)s"),
    "segment-moved": lambda: _("Moved the segment %(name)s to place %(place)s"),
    "segment-renamed": lambda: _("Renamed the segment %(old_name)s to %(name)s"),
    "segment-edited": lambda: _("Changed the segment %(name)s: %(fields)s"),
    "lane-added": lambda: _("Added the lane %(name)s"),
    "lane-removed": lambda: _("Removed the lane %(name)s"),
    "lane-moved": lambda: _("Moved the lane %(name)s to place %(place)s"),
    "lane-renamed": lambda: _("Renamed the lane %(old_name)s to %(name)s"),
    "cell-added": lambda: _("Wrote into the lane %(name)s"),
    "cell-edited": lambda: _("Changed what the lane %(name)s says"),
    "cell-removed": lambda: _("Emptied the lane %(name)s"),
    "map-renamed": lambda: _("The map is called %(name)s instead of %(old_name)s"),
    "map-edited": lambda: _("Changed the map: %(fields)s"),
}


def say_row(change: Change | engine.Change, said: engine.Sentence, names: Names) -> str:
    """Word a change of a stage, segment, lane or the map; a stage without a name of its own has the ready one."""
    told = dict(said.values)
    if "lane" in told:
        lane = names.get(str(told["lane"])) or from_slug(str(told["lane"]))
        told["name"] = f"{lane} · {names.get(str(told['stage'])) or from_slug(str(told['stage']))}"
    values = {
        "name": stage_name(str(told.get("name") or told.get("key") or names.get(change.subject, ""))),
        "old_name": stage_name(str(told.get("old_name") or (change.before or {}).get("key") or _("its ready name"))),
        "into": names.get(str(told.get("into"))) or _("all customers"),
        "place": int(told.get("position", 0)) + 1,
        "fields": field_names(told.get("fields", ())),
    }
    return OF_ROWS[said.code]() % values


def from_slug(slug: str) -> str:
    """Return what is left of a name in the URL name of something that is gone."""
    return slug.rpartition("-")[0].replace("-", " ").capitalize() or slug


def say_together(changes: Sequence[Change]) -> str:
    """Word several changes of one step: Moved 12 cards."""
    operations = {change.operation for change in changes}
    worded = TOGETHER.get(operations.pop(), made) if len(operations) == 1 else made
    return worded(len(changes)) % {"count": number(len(changes))}


def made(count: int) -> str:
    return ngettext("Made %(count)s change", "Made %(count)s changes", count)


TOGETHER: Mapping[str, Callable[[int], str]] = {
    "add": lambda count: ngettext("Added %(count)s touchpoint", "Added %(count)s touchpoints", count),
    "place": lambda count: ngettext("Put %(count)s card on the map", "Put %(count)s cards on the map", count),
    "take-off": lambda count: ngettext("Took %(count)s card off the map", "Took %(count)s cards off the map", count),
    "remove": lambda count: ngettext(
        "Took back %(count)s new touchpoint", "Took back %(count)s new touchpoints", count
    ),
    "move": lambda count: ngettext("Moved %(count)s card", "Moved %(count)s cards", count),
    "edit": lambda count: ngettext("Changed %(count)s touchpoint", "Changed %(count)s touchpoints", count),
}


def cell_name(facts: Facts, names: Names, *, with_row: bool) -> str:
    """Name a cell of the map: Loyalty, or Loyalty · Families where rows are spoken of."""
    if not facts:
        return ""
    stage = names.get(str(facts["stage"])) or stage_name(facts["stage_name"])
    if not with_row:
        return stage
    segment = names.get(str(facts["segment"])) or facts.get("segment_name") or facts["segment"]
    return f"{stage} · {segment if facts['segment'] else _('all customers')}"


def stage_name(kept: str) -> str:
    """Return the name of a stage that is gone, from what the change kept of it."""
    return str(StageKey(kept).label) if kept in StageKey.values else kept


def measured(readings: Mapping[str, Reading]) -> list[Measured]:
    """Word the newest readings of a touchpoint, score first."""
    order = [*MEASURES, *sorted(set(readings) - set(MEASURES))]
    return [as_measured(readings[measure]) for measure in order if measure in readings and measure != "verdict"]


def to_two_digits(value: float) -> str:
    """Write a score: with one digit its interval would often look like a point."""
    return number(value, 2)


def writer(reading: Reading) -> Callable[[float], str]:
    """Return how a reading's values are written: a share in percent, a count whole, a score with two digits."""
    if reading.measure.endswith("share") or reading.unit.startswith("share"):
        return percent
    return number if reading.method == "count" else to_two_digits


def rests_on(measure: str, count: int) -> str:
    """Say what a reading rests on: customers where events tell it, else answers."""
    if measure in OF_EVENTS:
        return ngettext("%(count)s customer", "%(count)s customers", count)
    return ngettext("%(count)s answer", "%(count)s answers", count)


def as_measured(reading: Reading) -> Measured:
    write = writer(reading)
    interval = ""
    if reading.low is not None and reading.high is not None:
        interval = _("between %(low)s and %(high)s") % {"low": write(reading.low), "high": write(reading.high)}
    name = str(MEASURES.get(reading.measure, reading.measure.replace("_", " ").capitalize()))
    count = reading.answers
    answers = "" if count is None else rests_on(reading.measure, count) % {"count": number(count)}
    return Measured(reading, name, write(reading.value), interval, answers, count is not None and count < TOO_FEW)
