"""Cards and cells as the templates write them: every word and address is worked out before, once for all cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from touchline.web.identify.models import Kind, Segment, Stage, Status
from touchline.web.map import queries
from touchline.web.map.models import Map
from touchline.web.map.queries.cards import Badge, Card, Score
from touchline.web.map.queries.stage_sums import StageSum
from touchline.web.shell.formats import number
from touchline.web.shell.score import WIDTH

BAR = '<i class="map-bar" data-fill="{}"{}></i>'
WHISKER = ' data-low="{}" data-high="{}"'
SCORE = '<span class="map-score"{} title="{}" role="img" aria-label="{}"><b>{}</b>{}<small>{}</small></span>'
CARD = (
    '<li class="map-card" id="card-{card}" data-card="{card}" data-status="{status}"{signs}>'
    '<a class="map-name" href="{map_url}touchpoints/{touchpoint}/?card={card}" data-panel>{name}</a>'
    "{score}{marks}{more}{menu}</li>"
)
EDITABLE = ' data-move data-version="{}" data-field="{}"'
MENU = '<a class="map-more" href="{}cards/{}/move/" data-dialog data-more aria-label="{}"></a>'


@dataclass(frozen=True, slots=True)
class Pen:
    """What all cards of an answer are written with. swap: each takes the place of the one that is there."""

    map: Map
    map_url: str
    may_edit: bool
    detailed: bool
    swap: bool = False


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell with its cards; name: as screen readers hear it; first: the one that bears its stage's question."""

    cell: queries.GridCell
    cards: list[SafeString]
    name: str
    bears_question: bool

    @property
    def stage(self) -> Stage:
        return self.cell.stage

    @property
    def segment(self) -> Segment | None:
        return self.cell.segment

    @property
    def more(self) -> int:
        return self.cell.more

    @property
    def count(self) -> int:
        return self.cell.count


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    stage: Stage
    cells: list[DrawnCell]
    opens_phase: bool
    count: int
    folds: str
    sum: StageSum | None


def drawn_columns(
    columns: Iterable[queries.GridColumn], look: queries.Look, pen: Pen, *, rows: bool
) -> list[DrawnColumn]:
    """Write columns out; rows: whether the map has a row for each segment."""
    return [
        DrawnColumn(
            column.stage,
            [drawn_cell(cell, pen, rows=rows, alone=not column.count) for cell in column.cells],
            column.opens_phase,
            column.count,
            look.fold(column.stage.slug).query,
            column.sum,
        )
        for column in columns
    ]


def drawn_cell(cell: queries.GridCell, pen: Pen, *, rows: bool, alone: bool) -> DrawnCell:
    return DrawnCell(cell, drawn_cards(cell.cards, pen), cell_name(cell, rows=rows), alone and cell.segment is None)


def cell_name(cell: queries.GridCell, *, rows: bool) -> str:
    """Name a cell: Loyalty · Families, 3 touchpoints."""
    place = f"{cell.stage} · {cell.segment or _('All customers')}" if rows else str(cell.stage)
    if not cell.count:
        return _("%(place)s, empty") % {"place": place}
    said = ngettext("%(place)s, %(count)s touchpoint", "%(place)s, %(count)s touchpoints", cell.count)
    return said % {"place": place, "count": number(cell.count)}


def drawn_cards(cards: Iterable[Card], pen: Pen) -> list[SafeString]:
    """Write cards out. By a template each took ten times as long, most of an answer with hundreds."""
    move, language = _("Move %(name)s"), get_language() or "en"
    return [drawn_card(card, pen, move, language) for card in cards]


def drawn_card(card: Card, pen: Pen, move: str, language: str) -> SafeString:
    touchpoint, score, name = card.touchpoint, card.score, card.touchpoint.name_here
    slug = card.placement.slug
    return format_html(
        CARD,
        card=slug,
        status=touchpoint.status,
        signs=signs(card, pen),
        map_url=pen.map_url,
        touchpoint=touchpoint.slug,
        name=name,
        score=drawn_score(score) if score else "",
        marks=marks(
            tuple(touchpoint.kinds),
            touchpoint.protected,
            touchpoint.status,
            card.verdict,
            language,
            moment=card.moment_of_truth,
            assumed=card.assumed,
        ),
        more=more_of(card, pen) if pen.detailed or card.below else "",
        menu=format_html(MENU, pen.map_url, slug, move % {"name": name}) if pen.may_edit else "",
    )


def signs(card: Card, pen: Pen) -> SafeString:
    """Write what scripts and styles read of a card."""
    touchpoint, said = card.touchpoint, []
    if card.moment_of_truth:
        said.append(" data-moment")
    if card.assumed:
        said.append(' data-standing="assumed"')
    if pen.may_edit:
        said.append(format_html(EDITABLE, touchpoint.name_version, touchpoint.name_field))
    if pen.swap:
        said.append(' hx-swap-oob="true"')
    return SafeString("".join(said))


def more_of(card: Card, pen: Pen) -> SafeString:
    """Write what few cards bear, or those seen from nearby: who and what is behind, and the map below."""
    context = {"card": card, "touchpoint": card.touchpoint, "detailed": pen.detailed, "workspace": pen.map.workspace}
    return SafeString(render_to_string("map/_card.html", context).strip())


def drawn_score(score: Score) -> SafeString:
    drawing: SafeString | str = ""
    if bar := score.bar:
        whisker = format_html(WHISKER, of_99(bar.low), of_99(bar.high)) if bar.low and bar.high else ""
        drawing = format_html(BAR, of_99(bar.value), whisker)
    small = SafeString(" data-small") if score.small else ""
    return format_html(SCORE, small, score.says, score.says, score.value, drawing, number(score.answers))


def of_99(place: str) -> str:
    """Write a place on a bar as the two digits that bar.css reads: 00 its left end, 99 its right."""
    return f"{round(float(place) / WIDTH * 99):02}"


@lru_cache(maxsize=2048)
def marks(
    kinds: tuple[str, ...],
    protected: bool,
    status: str,
    badge: Badge | None,
    language: str,
    *,
    moment: bool,
    assumed: bool,
) -> SafeString:
    """Write the marks of a card; the same few combinations come again and again. language: the reader's."""
    context: dict[str, Any] = {
        "kinds": [kind for kind in Kind if kind in kinds],
        "protected": protected,
        "status": "" if status == Status.LIVE else Status(status).label,
        "badge": badge,
        "moment": moment,
        "assumed": assumed,
    }
    if not any(context.values()):
        return SafeString("")
    with override(language):
        return SafeString(render_to_string("map/_marks.html", context).strip())
