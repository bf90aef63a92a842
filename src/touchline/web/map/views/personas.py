"""A persona's sheet, for screen and print: the portrait, its segment, and what it meets on the maps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchline.web.identify import queries as library
from touchline.web.identify.models import Persona, Stage
from touchline.web.map import queries
from touchline.web.map.forms.experiences import EMOTIONS
from touchline.web.map.queries import Met
from touchline.web.map.views import replies
from touchline.web.map.views.measures import Measure, measures
from touchline.web.record import queries as record
from touchline.web.shell.formats import day, number
from touchline.web.workspace.access import WorkspaceRequest, allowed

FEELS = dict(EMOTIONS)
PARTS = ("goals", "needs", "frustrations", "channels")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the sheet shows it, and what it rests on in words. of_all: measured of all customers."""

    text: str = ""
    rests: str = ""
    of_all: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A touchpoint on the sheet."""

    met: Met
    importance: Figure
    felt: Figure
    score: Figure


@allowed("see")
def persona(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Show a persona's sheet."""
    shown = replies.found(library.persona, request.workspace, slug)
    known = measures(request.workspace.currency)
    met = queries.met_by(request.workspace, shown.segment)
    customers = library.counted_customers(request.workspace, [shown.segment] if shown.segment else [])
    maps = [(map, list(stages(rows, known))) for map, rows in met]
    lines = [line for _map, found in maps for _stage, some in found for line in some]
    context = {
        "persona": shown,
        "parts": parts(shown),
        "counted": customers.get(shown.segment.slug) if shown.segment else None,
        "customers": record.customer_count(request.workspace),
        "maps": maps,
        "columns": {name: column(lines, name) for name in ("importance", "felt", "score")},
        "may_edit": replies.may_edit(request),
    }
    return render(request, "map/persona.html", context)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: whether anything is known in it, and whether all of that is of all customers."""

    known: bool
    of_all: bool


def column(lines: list[Line], name: str) -> Column:
    figures = [figure for line in lines if (figure := getattr(line, name)).text]
    return Column(bool(figures), bool(figures) and all(figure.of_all for figure in figures))


def parts(shown: Persona) -> list[tuple[str, list[str]]]:
    """Return what the portrait lists, each part under its title; parts of which nothing is written are left out."""
    titles = (_("Goals"), _("Needs"), _("Frustrations"), _("Preferred channels"))
    return [(title, shown.lists[part]) for title, part in zip(titles, PARTS, strict=True) if shown.lists[part]]


def stages(met: list[Met], known: Mapping[str, Measure]) -> Iterator[tuple[Stage, list[Line]]]:
    """Return the touchpoints of a map stage by stage."""
    for stage, rows in groupby(met, key=lambda one: one.row.stage):
        yield stage, [line(one, known) for one in rows]


def line(met: Met, known: Mapping[str, Measure]) -> Line:
    importance = measured(met, known["importance"])
    if not importance.text:
        importance = stated_importance(met)
    return Line(met, importance, felt(met), measured(met, known["score"]))


def measured(met: Met, measure: Measure) -> Figure:
    """Word a reading: its value, how many answers it rests on, and whether these are of all customers."""
    value = measure.of(met.row)
    if value is None:
        return Figure()
    rests = [] if value.answers is None else [counted(value.answers)]
    if value.low is not None and value.high is not None:
        rests.insert(0, unbroken(f"{measure.write(value.low)} – {measure.write(value.high)}"))
    return Figure(measure.write(value.value), ", ".join(rests), of_all=measure.key not in met.own)


def counted(answers: int) -> str:
    return unbroken(_("n %(count)s") % {"count": number(answers)})


def unbroken(text: str) -> str:
    """Return a text that no line ends in."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def stated_importance(met: Met) -> Figure:
    """Word the value to the customer that the team wrote down; nothing was measured for it."""
    value = met.row.experience.customer_value if met.row.experience else None
    return Figure(_("%(value)s of 5") % {"value": value}, _("stated by the team")) if value else Figure()


def felt(met: Met) -> Figure:
    """Word what is felt, and the newest evidence for it."""
    emotion = met.row.experience.emotion_felt if met.row.experience else None
    if emotion is None:
        return Figure()
    text = str(FEELS[emotion])
    if met.evidence is None:
        return Figure(text, _("assumed"))
    told = [met.evidence.get_kind_display(), day(met.evidence.date)]
    if met.evidence.answers:
        told.append(counted(met.evidence.answers))
    return Figure(text, ", ".join(told))
