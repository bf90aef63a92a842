"""What the room's pages say about the figures."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from babel.lists import format_list
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from touchline.engine.analyse import Quadrant, Word
from touchline.web.analyse.queries import DriverRow, FoundDrivers, TouchpointVerdict
from touchline.web.listen.models import Survey
from touchline.web.shell.formats import number, reader

QUADRANTS: Mapping[Quadrant, str | Promise] = {
    Quadrant.FIX_FIRST: _("Fix first"),
    Quadrant.KEEP_UP: _("Keep up"),
    Quadrant.LOW_PRIORITY: _("Low priority"),
    Quadrant.POSSIBLE_OVERKILL: _("Possible overkill"),
    Quadrant.UNDECIDED: _("Undecided"),
}
NOTES: Mapping[str, str | Promise] = {
    "no-driver-found": _("No driver found"),
    "nobody-rated": _("Nobody rated it."),
    "nothing-varies": _("Everybody rated it the same, so it can say nothing."),
    "same-rating": _("All who met it rated it the same: only whether they met it counts."),
    "few-answers": _("Fewer than 30 ratings."),
    "many-blanks": _("Many left it blank; these count as average."),
    "collinear": _("It follows from other touchpoints, which share its credit."),
    "opposite-signs": _("Goes with the whole one way alone, the other way beside the rest."),
    "negative": _("People who rate it higher rate the whole lower."),
    "likeliest-fix-first": _("Most likely: fix first."),
    "likeliest-keep-up": _("Most likely: keep up."),
    "likeliest-low-priority": _("Most likely: low priority."),
    "likeliest-possible-overkill": _("Most likely: possible overkill."),
}
EVIDENCE: Mapping[str, str | Promise] = {
    "tested": _("Tested: a trial with a comparison group stands behind it."),
    "observed": _("Observed: it rests on what customers answered. What goes together need not cause one another."),
    "guessed": _("Guessed: something that it needs is not known yet."),
}
LOW = {Word.WEAK, Word.DEAL_BREAKER}
SAID_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A driver with its words."""

    driver: DriverRow
    quadrant: str
    notes: tuple[str, ...]


def named(found: FoundDrivers) -> list[Row]:
    """Return the drivers with the words beside their figures."""
    return [
        Row(row, str(QUADRANTS[row.quadrant]), tuple(str(NOTES[code]) for code in row.notes if code in NOTES))
        for row in found.rows
    ]


def note_of(row: DriverRow) -> str:
    """Return what stands beside a bar: how many answers it rests on."""
    said = ngettext("%(answers)s answer", "%(answers)s answers", row.answers)
    return said % {"answers": number(row.answers)}


def meaning_of_evidence(key: str) -> str:
    return str(EVIDENCE[key])


def lead(found: FoundDrivers | None, survey: Survey | None, verdicts: Sequence[TouchpointVerdict]) -> str:
    """Return the one sentence of what is found."""
    if survey is None:
        return gettext("There are no answers to look at yet.")
    if found is None:
        return gettext("The answers are in; they have not been looked at yet.")
    if found.drivers is None:
        return gettext("What goes with satisfaction could not be found from these answers.")
    if not found.found:
        return gettext("No driver found: the ratings of touchpoints go with the whole no more than chance would.")
    return lead_of_quadrants(found, {each.touchpoint.pk for each in verdicts if each.word in LOW})


def lead_of_quadrants(found: FoundDrivers, rated_low: Collection[int]) -> str:
    """Name what matters and disappoints; where nothing does, what matters most."""
    weak = [row for row in found.in_quadrant(Quadrant.FIX_FIRST) if row.touchpoint.pk in rated_low]
    if weak:
        said = ngettext(
            "%(names)s matters much and is rated low: start there.",
            "%(names)s matter much and are rated low: start there.",
            len(weak[:SAID_AT_MOST]),
        )
        return said % {"names": listed([row.touchpoint.name for row in weak[:SAID_AT_MOST]])}
    names = listed([row.touchpoint.name for row in found.rows[:SAID_AT_MOST]])
    return gettext("Most goes with %(names)s. Nothing that matters much is surely rated low.") % {"names": names}


def listed(names: Sequence[str]) -> str:
    """Join names as the reader's language does: A, B and C."""
    return str(format_list(list(names), locale=reader()))
