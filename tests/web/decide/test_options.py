"""The page of options: prepared, typed in place, taken back."""

import re
from importlib import import_module
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from tests.conftest import Cast
from tests.web.decide.conftest import Options
from touchline.engine.errors import UnusableInputError
from touchline.web.decide import operations, queries
from touchline.web.decide.models import Move, Option
from touchline.web.identify.models import Status, Touchpoint
from touchline.web.identify.operations.touchpoints import create_touchpoint
from touchline.web.workspace.models import AuditEntry

HTMX = {"HX-Request": "true"}


def page(cast: Cast, rest: str = "") -> str:
    return f"/w/{cast.workspace.slug}/decide/{rest}"


def typed(option: Option, **fields: Any) -> dict[str, Any]:
    """Return what a browser sends for one row."""
    said = {"version": option.version, "name": option.name, "running_cost": "", "effect": "", "evidence": "guessed"}
    return {f"{option.slug}-{name}": value for name, value in (said | fields).items()}


def test_without_touchpoints_the_page_teaches_where_to_begin(cast: Cast, ana: Client) -> None:
    reply = ana.get(page(cast))

    assert "No touchpoints yet" in reply.text


def test_keep_and_eliminate_are_prepared_for_each_live_touchpoint(cast: Cast, bogdan: Client) -> None:
    create_touchpoint(cast.workspace, name="Phone line", person=None)
    create_touchpoint(cast.workspace, name="Idea", status=Status.IDEA, person=None)

    bogdan.post(page(cast, "prepare/"))

    moves = [(option.touchpoint.name, option.move) for option in queries.options(cast.workspace)]
    assert moves == [("Phone line", Move.KEEP), ("Phone line", Move.ELIMINATE)]
    assert queries.waiting(cast.workspace) == 2


def test_nobody_is_offered_to_eliminate_what_is_protected(cast: Cast) -> None:
    invoice = create_touchpoint(cast.workspace, name="Invoice", person=None)
    Touchpoint.objects.filter(pk=invoice.pk).update(protected=True)

    made = operations.prepare_options(cast.workspace, person=None)

    assert [option.move for option in made] == [Move.KEEP]


def test_preparing_twice_adds_nothing(cast: Cast, options: Options) -> None:
    assert operations.prepare_options(cast.workspace, person=None) == []


def test_a_number_typed_in_its_row_is_saved_with_a_way_back(cast: Cast, ana: Client, options: Options) -> None:
    url = page(cast, f"touchpoints/{options.phone.touchpoint.slug}/")

    reply = ana.post(url, typed(options.phone, running_cost="5000.50"), headers=HTMX)

    options.phone.refresh_from_db()
    assert options.phone.running_cost_minor == 500_050
    assert f'value="{options.phone.version}"' in reply.text
    undo = re.search(r'"undo": "([^"]+)"', reply.headers["HX-Trigger"])
    assert undo
    ana.post(undo[1])
    options.phone.refresh_from_db()
    assert options.phone.running_cost_minor == 420_000


def test_a_romanian_comma_is_a_decimal_mark(cast: Cast, options: Options, ana: Client) -> None:
    cast.ana.person.language = "ro"
    cast.ana.person.save()
    said = typed(options.no_phone, running_cost="1.200", effect="-0,25")

    with translation.override("ro"):
        ana.post(page(cast, f"touchpoints/{options.phone.touchpoint.slug}/"), said)

    options.no_phone.refresh_from_db()
    assert (options.no_phone.effect, options.no_phone.running_cost_minor) == (-0.25, 120_000)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(cast: Cast, ana: Client, options: Options) -> None:
    said = typed(options.phone, running_cost="5") | {f"{options.phone.slug}-version": options.phone.version - 1}

    reply = ana.post(page(cast, f"touchpoints/{options.phone.touchpoint.slug}/"), said)

    options.phone.refresh_from_db()
    assert reply.status_code == 409
    assert options.phone.running_cost_minor == 420_000


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"effect": "many"}, "Write a number"),
        ({"effect": "1", "effect_low": "2", "effect_high": "3"}, "lies outside its range"),
        ({"effect": "1", "effect_low": "0"}, "both ends"),
        ({"running_cost": "-5"}, "from 0 to"),
        ({"running_cost": "1.234567"}, "decimals"),
        ({"name": ""}, "required"),
    ],
)
def test_what_can_not_be_meant_is_said_beside_and_on_top(
    cast: Cast, ana: Client, options: Options, fields: dict[str, str], words: str
) -> None:
    url, said = page(cast, f"touchpoints/{options.phone.touchpoint.slug}/"), typed(options.no_phone, **fields)

    replies = [ana.post(url, said), ana.post(url, said, headers=HTMX)]

    assert [reply.status_code for reply in replies] == [422, 422]
    assert all(words in reply.text and 'role="alert"' in reply.text for reply in replies)


def test_a_removed_option_comes_back(cast: Cast, ana: Client, options: Options) -> None:
    slug, version = options.no_phone.slug, options.no_phone.version

    ana.post(page(cast, f"options/{slug}/remove/"), {"version": version})

    assert not Option.objects.filter(slug=slug).exists()
    undo = re.search(r'action="([^"]+/undo/[^"]+)"', ana.get(page(cast)).text)
    assert undo
    ana.post(undo[1])
    assert queries.option(cast.workspace, slug).effect == -0.6


def test_a_way_back_that_is_not_ours_is_refused(cast: Cast, ana: Client) -> None:
    assert ana.post(page(cast, "undo/made:up/")).status_code == 409


@pytest.mark.slow
def test_an_idea_is_a_touchpoint_that_does_not_live_yet(cast: Cast, ana: Client, options: Options) -> None:
    said = {"touchpoint": "Live chat", "name": "In opening hours", "running_cost": "900", "effect": "0.2"}

    ana.post(page(cast, "ideas/add/"), said | {"evidence": "guessed"})

    chat = Touchpoint.objects.get(name="Live chat")
    assert chat.status == Status.IDEA
    assert chat.options.get().move == Move.ADD


def test_a_touchpoint_gets_another_option(cast: Cast, ana: Client, options: Options) -> None:
    said = {"move": "optimise", "name": "Answer faster", "running_cost": "5600", "effect": "0.35", "evidence": "tested"}

    ana.post(page(cast, f"touchpoints/{options.phone.touchpoint.slug}/add/"), said)

    assert [option.name for option in queries.options_of(options.phone.touchpoint)][-1] == "Answer faster"


def test_a_viewer_sees_options_and_changes_none(cast: Cast, chi: Client, options: Options) -> None:
    slug = options.phone.touchpoint.slug

    assert "Phone line" in chi.get(page(cast)).text
    assert 'name="' + options.phone.slug not in chi.get(page(cast)).text
    for rest in ("prepare/", f"touchpoints/{slug}/", f"options/{options.no_phone.slug}/remove/", "ideas/add/"):
        assert chi.post(page(cast, rest)).status_code == 403


def test_changes_stand_in_the_audit_trail(cast: Cast, options: Options) -> None:
    entry = AuditEntry.objects.filter(action="decide.change_option", subject=options.phone.slug).get()

    assert entry.details == {
        "name": "Phone line: As it is",
        "before": {"running_cost_minor": None},
        "after": {"running_cost_minor": 420_000},
    }


@pytest.fixture
def many(cast: Cast) -> list[Touchpoint]:
    """Sixty options, three for each of twenty touchpoints, all with their numbers."""
    made = [create_touchpoint(cast.workspace, name=f"Touchpoint {n:02}", person=None) for n in range(20)]
    operations.prepare_options(cast.workspace, person=None)
    for touchpoint in made:
        operations.add_option(touchpoint, person=None, move=Move.OPTIMISE, name="Do it better than today", effect=0.2)
    Option.objects.filter(workspace=cast.workspace).update(running_cost_minor=100_000, effect=-0.1)
    return made


def test_a_page_of_sixty_options_is_light(cast: Cast, ana: Client, many: list[Touchpoint]) -> None:
    ready = len(ana.get(page(cast)).content)
    Option.objects.filter(workspace=cast.workspace).update(running_cost_minor=None)
    waiting = len(ana.get(page(cast)).content)

    assert ready < 60_000
    assert waiting < 90_000


@pytest.mark.slow
def test_the_options_of_one_touchpoint_are_opened_in_place(cast: Cast, ana: Client, many: list[Touchpoint]) -> None:
    url = page(cast, f"touchpoints/{many[7].slug}/")

    whole, part = ana.get(url), ana.get(url, headers=HTMX)

    opened = [row.course.touchpoint for row in whole.context["rows"] if row.forms]
    assert opened == [many[7]]
    assert part.text.startswith("<section")
    assert "Touchpoint 08" not in part.text


def test_options_are_found_by_a_word_and_paged_by_touchpoint(
    cast: Cast, ana: Client, many: list[Touchpoint], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("touchline.web.decide.queries.options"), "COURSES_A_PAGE", 8)
    first = ana.get(page(cast)).context["page"]
    last = ana.get(page(cast), {"after": many[15].slug}).context["page"]
    found = ana.get(page(cast), {"find": "point 19"}).context["page"]

    assert ([len(p.courses) for p in (first, last, found)], first.next) == ([8, 4, 1], many[7].slug)
    assert (last.next, last.after) == ("", many[15].slug)


def test_eliminating_what_is_protected_is_refused_in_words(cast: Cast, ana: Client, options: Options) -> None:
    phone = options.phone.touchpoint
    Touchpoint.objects.filter(pk=phone.pk).update(protected=True)
    said = {"move": "eliminate", "name": "Close it", "running_cost": "0", "effect": "-1", "evidence": "guessed"}

    reply = ana.post(page(cast, f"touchpoints/{phone.slug}/add/"), said)

    assert reply.status_code == 422
    assert "“Phone line” is protected, because the law or a contract wants it" in reply.text
    phone.refresh_from_db()
    with pytest.raises(UnusableInputError, match="protected-eliminated"):
        operations.add_option(phone, person=None, move=Move.ELIMINATE, name="Close it")
