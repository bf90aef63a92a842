"""What statements rest on, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.engine import map as engine
from touchline.web.map import queries
from touchline.web.map.models import Evidence, Map
from touchline.web.map.views.field_words import field_name
from touchline.web.shell.formats import day, number


@dataclass(frozen=True, slots=True)
class Mark:
    """What a statement rests on: in a word, and in full."""

    standing: str
    word: str
    says: str
    stale: bool


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One piece of evidence as the panel tells it. of_card: for the experience, not for the touchpoint."""

    evidence: Evidence
    field: str
    text: str
    of_card: bool


def evidence_line(row: Evidence) -> EvidenceLine:
    of_card = row.placement is not None
    return EvidenceLine(row, field_name(row.field, of_card=of_card), evidence_text(row), of_card)


def evidence_text(row: Evidence) -> str:
    """Tell a piece of evidence: Interview “No. 4”, 3 Nov 2026, 6 people or cases, fair."""
    said = [f"{row.get_kind_display()} “{row.reference}”" if row.reference else row.get_kind_display(), day(row.date)]
    if row.answers is not None:
        counted = ngettext("%(count)s person or case", "%(count)s people or cases", row.answers)
        said.append(counted % {"count": number(row.answers)})
    said.append({1: _("weak"), 2: _("fair"), 3: _("strong")}[row.reliability])
    return ", ".join(said)


def mark(map: Map, rows: Sequence[Evidence], today: date) -> Mark:
    """Sum up the evidence for one statement, the newest first; none is an assumption."""
    found = queries.support(map, rows, today)
    words = {
        engine.Standing.ASSUMED: _("assumed"),
        engine.Standing.OBSERVED: _("observed"),
        engine.Standing.TESTED: _("tested"),
    }
    says = evidence_text(rows[0]) if rows else _("Nothing is written down yet that it rests on.")
    return Mark(found.standing, words[found.standing], says, found.stale)


def resting(map: Map, look: queries.Look, *, cards: int) -> list[tuple[engine.Standing, str, str]]:
    """Tell how many cards of a map are assumed, observed and tested, each with the look that keeps only those."""
    words = {
        engine.Standing.ASSUMED: lambda count: ngettext("%(count)s card assumed", "%(count)s cards assumed", count),
        engine.Standing.OBSERVED: lambda count: ngettext("%(count)s card observed", "%(count)s cards observed", count),
        engine.Standing.TESTED: lambda count: ngettext("%(count)s card tested", "%(count)s cards tested", count),
    }
    counted = queries.resting(map, cards, queries.today(map.workspace))
    return [
        (standing, words[standing](count) % {"count": number(count)}, look.with_(evidence=standing.value).query)
        for standing, count in counted.items()
    ]
