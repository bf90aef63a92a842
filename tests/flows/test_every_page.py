"""Every page of a workspace filled with the airport's answers: judged by axe, no wider than a phone in any language."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.utils import translation
from django.utils.translation.trans_real import translation as catalogue

from tests.airport.filled import walk
from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import HEIGHT, WIDTHS, assert_accessible, assert_fits, spilled, width_beyond
from touchline.web.act.models import Task
from touchline.web.decide.models import Decision
from touchline.web.identify.models import CustomerType, Persona, Touchpoint
from touchline.web.identify.operations import add_persona, take_ready_types
from touchline.web.listen.models import AnswerPage, QuestionKind
from touchline.web.listen.operations import make_survey
from touchline.web.map.models import Placement
from touchline.web.record.models import Source
from touchline.web.workspace.models import Job, Workspace

pytestmark = [pytest.mark.real_data, pytest.mark.slow]


def pages_of(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Return a name and the address, within the workspace, of every page that has a picture of its own."""
    touchpoint = Touchpoint.objects.get(workspace=workspace, name="Restaurants").slug
    source = Source.objects.filter(workspace=workspace)[0].slug
    decision = Decision.objects.filter(workspace=workspace)[0]
    yield "overview", ""
    yield from ((name, f"{name}/") for name in ("identify", "map", "listen", "analyse", "decide", "act", "monitor"))
    yield from ((name.replace("/", "-"), f"{name}/") for name in PLAIN)
    yield "map-touchpoint", f"map/touchpoints/{touchpoint}/"
    persona = drawn_persona(workspace).slug
    yield "identify-persona", f"identify/personas/{persona}/"
    yield "identify-persona-ro", f"identify/personas/{persona}/?in=ro"
    yield "map-persona", f"map/personas/{persona}/"
    card = Placement.objects.filter(map__workspace=workspace)[0]
    yield "map-move", f"map/{card.map.slug}/cards/{card.slug}/move/"
    yield "map-add", f"map/{card.map.slug}/add/{card.stage.slug}/"
    of_map = (
        "versions",
        "compare",
        "restore",
        "export",
        "export/yaml",
        *(f"touchpoints/{card.touchpoint.slug}/{of}" for of in ("history", "files")),
    )
    yield from ((f"map-{part.split('/')[-1]}-page", f"map/{card.map.slug}/{part}/") for part in of_map)
    yield "map-merge", f"map/stages/{card.stage.slug}/merge/"
    yield "map-split", f"map/stages/{card.stage.slug}/split/"
    yield "map-scheme", "map/stages/scheme/?scheme=funnel-care"
    yield "map-delete", f"map/touchpoints/{card.touchpoint.slug}/delete/"
    yield "listen-file", f"listen/sources/{source}/"
    yield "listen-mend", f"listen/sources/{source}/mend/"
    yield "listen-remove", f"listen/sources/{source}/remove/"
    survey = AnswerPage.objects.filter(survey__workspace=workspace)[0].survey.slug
    yield "listen-survey", f"listen/surveys/{survey}/"
    yield from ((f"listen-survey-{part}", f"listen/surveys/{survey}/{part}/") for part in ("texts", "sign", "remove"))
    yield "analyse-touchpoint", f"analyse/touchpoints/{touchpoint}/"
    yield "decide-add", f"decide/touchpoints/{touchpoint}/add/"
    yield "decide-plan", f"decide/front/{decision.plan.cost_minor}/"
    yield "decide-decision", f"decide/decisions/{decision.slug}/"
    yield "act-task", f"act/tasks/{Task.objects.filter(workspace=workspace)[0].slug}/"
    yield "monitor-decision", f"monitor/decisions/{decision.slug}/"
    yield "job", f"jobs/{Job.objects.filter(workspace=workspace)[0].slug}/"


def drawn_persona(workspace: Workspace) -> Persona:
    """Return a persona of the first type of customers, with everything that a sheet shows; drawn once."""
    known = Persona.objects.filter(workspace=workspace).first()
    if known:
        return known
    [slug, *_others] = take_ready_types(workspace, keys=["hurried", "careful", "upset"], person=None)
    told = {"role": "Sells pumps", "age": "44", "place": "Cluj", "quote": "Where is my gate?", "goals": "Home by eight"}
    rests = {"source": "Talks at the gate", "source_date": date(2026, 3, 4), "people": 9}
    type = CustomerType.objects.get(slug=slug)
    return add_persona(workspace, person=None, name="Dan Pop", type=type, needs="A seat\nA plug", **told, **rests)


PLAIN = (
    *(
        "identify/segments",
        "identify/personas",
        "identify/types",
        "identify/types/add",
        "map/fill",
        "map/import",
        "map/proposals",
        "sources",
        "sources/bring",
    ),
    *(
        "identify/add",
        "identify/stages",
        "identify/tree",
        "sources/customers",
        "sources/customers/bring",
        "map/history",
        "listen/bring",
        "listen/sources",
        "decide/ideas/add",
    ),
    *("listen/surveys", "listen/surveys/new"),
    *("decide/file", "decide/front", "decide/decisions", "act/tasks/add", "act/board", "monitor/decisions"),
    *("analyse/journeys", "analyse/effort"),
    *("settings", "settings/keys", "history", "jobs", "members"),
)


@pytest.fixture
def filled(cast: Cast, settings: object, tmp_path: Path, real_data: Path) -> Cast:
    settings.UPLOADS = tmp_path / "uploads"  # type: ignore[attr-defined]
    walk(cast.workspace, person=cast.ana.person, real_data=real_data)
    make_survey(cast.workspace, touchpoint=None, kind=QuestionKind.NPS, person=cast.ana.person)
    return cast


def test_every_page_is_accessible_and_fits_a_phone(filled: Cast, visit: Visit) -> None:
    page = visit(filled.ana)
    page.set_default_timeout(30_000)

    for name, address in pages_of(filled.workspace):
        if name.startswith("map-"):
            continue  # judged by test_every_look_of_the_map.py
        reply = page.goto(f"/w/{filled.workspace.slug}/{address}")
        assert reply, address
        assert reply.status == 200, f"{address}: {reply.status}"
        assert_accessible(page)
        assert_fits(page)
        page.set_viewport_size({"width": 1280, "height": HEIGHT})


def test_every_page_holds_the_longest_words_of_any_language(
    filled: Cast, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit(filled.ana)
    page.set_default_timeout(30_000)
    speak_the_longest(monkeypatch)
    faults = []

    for name, address in pages_of(filled.workspace):
        page.goto(f"/w/{filled.workspace.slug}/{address}")
        for width in WIDTHS:
            beyond = width_beyond(page, width)
            faults += [f"{name}: {beyond} px too wide at {width} px"] if beyond > 0 else []
            faults += [f"{name} at {width} px: {text}" for text in spilled(page)]

    assert not faults, "\n".join(faults)
    assert longest("gettext", "Overview") != "Overview"
    assert longest("gettext", "Overview") in page.content()


def speak_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Say each text from now on in the language in which it has the longest word, or else the most letters."""
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(translation._trans, name, partial(longest, name))


@cache
def longest(name: str, *words: str | int) -> str:
    said = [getattr(catalogue(code), name)(*words) for code, _name in django_settings.LANGUAGES]
    return max(said, key=lambda text: (max(map(len, text.split()), default=0), len(text)))
