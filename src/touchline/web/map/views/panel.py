"""What the panel of a touchpoint shows: its fields in sections, the experience of one card, what both rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.forms import Form
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.identify.operations import TEXTS, read
from touchline.web.identify.queries.attachments import attachments
from touchline.web.map import queries
from touchline.web.map.forms import ExperienceForm, TouchpointForm
from touchline.web.map.forms.touchpoints import BEHIND, COST, WHAT
from touchline.web.map.models import EXPERIENCE_TEXTS, FELT_TODAY, Evidence, Experience, Map, Placement
from touchline.web.map.views import replies, words
from touchline.web.map.views.evidence_words import evidence_line, mark
from touchline.web.map.views.field_words import UNPROVED, value_words
from touchline.web.map.views.fields import Line, Saving, token
from touchline.web.map.views.side_by_side import scores_beside
from touchline.web.workspace.access import WorkspaceRequest

FELT = (
    "wants",
    "expectations",
    "expectations_met",
    "met_judged_by",
    "frustrations",
    "in_the_way",
    "emotion_felt",
    "emotion_wish",
    "optimal_experience",
    "brand_shows",
    "think",
    "do",
    "feel",
    "delight",
    "competitors",
    "customer_value",
    "company_value",
    "moment_of_truth",
    "source_language",
)


@dataclass(frozen=True, slots=True)
class Section:
    """Some fields of the panel under one heading. open: shown at first."""

    key: str
    title: str
    lines: tuple[Line, ...]
    url: str
    open: bool = False

    @property
    def filled(self) -> list[Line]:
        return [line for line in self.lines if line.now]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown to whom: a touchpoint and one of its cards, in the words of one language."""

    request: WorkspaceRequest
    map: Map
    touchpoint: Touchpoint
    cards: Sequence[Placement]
    card: Placement | None
    language: str  # empty: the language of its own words
    evidence: Mapping[tuple[bool, str], list[Evidence]]

    @property
    def experience(self) -> Experience:
        return getattr(self.card, "experience", None) or Experience(placement=self.card)

    def names(self, fields: Sequence[str], texts: Sequence[str]) -> list[str]:
        """Return the fields of a section; in another language its texts alone."""
        if self.language:
            return [f"{name}@{self.language}" for name in fields if name in texts]
        return [name for name in fields if not self.hidden(name)]

    def hidden(self, name: str) -> bool:
        """Say whether a field has no sense here: on a plan nothing is felt yet, only expected."""
        return self.map.planned and name in FELT_TODAY


def shown(request: WorkspaceRequest, map: Map, touchpoint: Touchpoint, card: Placement | None = None) -> Shown:
    """Find what a request asks for: one of the cards, the first if none, and a language, its own if none."""
    cards = queries.touched_cards(map, touchpoint)
    asked = request.POST if request.method == "POST" else request.GET
    wanted = card.slug if card else asked.get("card")
    chosen = next((one for one in cards if one.slug == wanted), cards[0] if cards else None)
    language = asked.get("in", "")
    if language not in dict(settings.LANGUAGES) or language == source_of(touchpoint):
        language = ""
    found = queries.by_field(queries.pieces(touchpoint, chosen))
    return Shown(request, map, library.with_lists(touchpoint), cards, chosen, language, found)


def source_of(touchpoint: Touchpoint) -> str:
    return touchpoint.source_language or touchpoint.workspace.language


def panel_context(view: Shown, *, saving: Saving | None = None, felt: Saving | None = None) -> dict[str, Any]:
    """Return all that the panel shows. saving, felt: what came of fields that were just sent."""
    touchpoint, segments = view.touchpoint, library.segments(view.map.workspace)
    stages = library.stages(view.map.workspace)
    names = {stage.slug: str(stage) for stage in stages} | {segment.slug: segment.name for segment in segments}
    names |= {card.slug: touchpoint.name for card in view.cards} | {touchpoint.slug: touchpoint.name}
    readings = queries.readings_of(touchpoint)
    source = source_of(touchpoint)
    return {
        "map": view.map,
        "touchpoint": touchpoint,
        "card": view.card,
        "cards": view.cards,
        "sub_maps": sub_maps(view),
        "segments": segments,
        "sections": sections(view, saving, felt),
        "language": view.language,
        "languages": [("" if key == source else key, name) for key, name in settings.LANGUAGES],
        "measured": words.measured(readings.get((touchpoint.pk, None), {})),
        "by_segment": [(who, score) for who, score in scores_beside(touchpoint, segments, readings).items() if who],
        "evidence": [evidence_line(row) for rows in view.evidence.values() for row in rows],
        "files": attachments(touchpoint),
        "lines": words.lines(queries.history_of(view.map, touchpoint), names),
        "may_edit": replies.may_edit(view.request),
        "stages": stages,
        "saving": saving or felt,
    }


def sub_maps(view: Shown) -> list[tuple[Placement, Map | None]]:
    """Return the map of its own of each card, where it has one or may be given one."""
    maps = queries.sub_maps_of(view.cards)
    found = [(card, maps.get(card.pk)) for card in view.cards]
    return [(card, below) for card, below in found if below or replies.may_edit(view.request)]


def sections(view: Shown, saving: Saving | None, felt: Saving | None) -> list[Section]:
    parts = [
        ("what", _("What it is"), WHAT),
        ("behind", _("Who and what is behind it"), BEHIND),
        ("cost", _("Cost and effort"), COST),
    ]
    made = [
        Section(key, title, lines(view, touchpoint_form(view, names, saving), saving), change_url(view), key == "what")
        for key, title, fields in parts
        if (names := view.names(fields, TEXTS))
    ]
    if view.card:
        made.insert(1, experience_section(view, view.card, felt))
    return made


def experience_section(view: Shown, card: Placement, felt: Saving | None) -> Section:
    form = experience_form(view, view.names(FELT, EXPERIENCE_TEXTS), felt)
    title = _("Experience for %(segment)s") % {"segment": card.segment or _("all customers")}
    made = lines(view, form, felt, of_card=True)
    return Section("experience", f"{title} · {card.stage}", made, experience_url(view.map, card), open=True)


def change_url(view: Shown) -> str:
    return replies.address(view.map, "change", slug=view.touchpoint.slug)


def experience_url(map: Map, card: Placement) -> str:
    return replies.address(map, "experience", card=card.slug)


def touchpoint_form(view: Shown, names: Sequence[str], saving: Saving | None) -> Form:
    """Show fields as they stand; those that could not be saved as they were sent."""
    if saving and saving.status != 200:
        return TouchpointForm(saving.form.data, workspace=view.map.workspace, only=names)
    return TouchpointForm.of(view.touchpoint, only=names)


def experience_form(view: Shown, names: Sequence[str], felt: Saving | None) -> Form:
    if felt and felt.status != 200:
        return ExperienceForm(felt.form.data, only=names)
    return ExperienceForm.of(view.experience, only=names)


def lines(view: Shown, form: Form, saving: Saving | None, *, of_card: bool = False) -> tuple[Line, ...]:
    return tuple(line(view, form, name, saving, of_card=of_card) for name in form.fields)


def line(view: Shown, form: Form, name: str, saving: Saving | None, *, of_card: bool = False) -> Line:
    """Draw one field, with what was sent of it when it could not be saved."""
    row = view.experience if of_card else view.touchpoint
    field, _at, language = name.partition("@")
    bound, value = form[name], read(row, name)
    told: dict[str, Any] = {
        "bound": bound,
        "name": name,
        "language": language,
        "source": str(getattr(row, field)) if language else "",
    }
    told |= {"now": value_words(bound.field, value), "evidence_url": evidence_url(view, field, of_card=of_card)}
    if value and field not in UNPROVED and not language:
        told["mark"] = mark(view.map, view.evidence.get((of_card, field), []), localdate())
    if saving and name in saving.conflicts:
        slug = view.card.slug if of_card and view.card else view.touchpoint.slug
        told["writer"] = str(queries.last_writer(view.map, slug, name) or _("Somebody else"))
        told["mine"] = value_words(bound.field, form.cleaned_data.get(name) if form.is_valid() else None)
        return Line(**told, seen=saving.form.data.get(f"seen-{name}", ""), agreed=f"{name}:{row.version_of(name)}")
    changes = saving.changes if saving else ()
    undo = next((change.slug for change in changes if name in (change.after or {})), "")
    return Line(**told, seen=token(row, name), undo=undo)


def evidence_url(view: Shown, field: str, *, of_card: bool) -> str:
    place = {"workspace": view.map.workspace.slug, "map": view.map.slug, "slug": view.touchpoint.slug, "field": field}
    return reverse("map:evidence", kwargs=place, query={"card": view.card.slug} if of_card and view.card else None)
