"""The best plans of a workspace, a plan opened, and a plan adopted."""

from importlib import import_module

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.decide.conftest import Options
from touchline.engine import decide as engine
from touchline.web.decide import operations, queries
from touchline.web.decide.models import Decision, Option, Plan
from touchline.web.decide.queries.front import round_step
from touchline.web.identify.models import Status, Touchpoint
from touchline.web.identify.operations.touchpoints import create_touchpoint
from touchline.web.workspace.models import Job


def page(cast: Cast, rest: str = "") -> str:
    return f"/w/{cast.workspace.slug}/decide/{rest}"


def points(cast: Cast, **asked: int) -> list[tuple[int, float]]:
    best = queries.front(cast.workspace, **asked)
    return [(plan.cost_minor, plan.satisfaction) for plan in best.front.plans] if best else []


def test_without_numbers_there_is_no_plan_and_the_page_says_why(cast: Cast, ana: Client) -> None:
    reply = ana.get(page(cast, "front/"))

    assert queries.front(cast.workspace) is None
    assert "No plan yet" in reply.text


def test_the_front_of_two_touchpoints_is_the_one_worked_out_by_hand(cast: Cast, options: Options) -> None:
    assert points(cast) == [(0, -0.6), (420_000, 0.0)]


def test_an_option_without_its_numbers_is_in_no_plan_and_counted(cast: Cast, options: Options) -> None:
    Option.objects.filter(pk=options.catalogue.pk).update(running_cost_minor=None)

    best = queries.front(cast.workspace)

    assert best is not None
    assert best.front.menu.touchpoints == (options.phone.touchpoint.slug,)
    assert best.waiting == 2


def test_the_page_says_the_same_satisfaction_for_less(cast: Cast, chi: Client, options: Options) -> None:
    reply = chi.get(page(cast, "front/"))

    assert "for €2,800 less a month" in reply.text
    assert "effects of a plan's options are added up" in reply.text.replace("&#x27;", "'")


def test_points_are_links_to_their_plans(cast: Cast, chi: Client, options: Options) -> None:
    assert page(cast, "front/420000/") in chi.get(page(cast, "front/")).text


def test_a_plan_opens_as_four_lists_with_its_evidence(cast: Cast, chi: Client, options: Options) -> None:
    reply = chi.get(page(cast, "front/420000/"))

    shown = {each.move: [choice["touchpoint_name"] for choice in each.choices] for each in reply.context["lists"]}
    assert shown == {"keep": ["Phone line"], "eliminate": ["Catalogue"], "optimise": [], "add": []}
    assert 'data-evidence="tested"' in reply.text


def test_a_budget_leaves_dearer_plans_out(cast: Cast, options: Options) -> None:
    assert points(cast, budget=100_000) == [(0, -0.6)]


def test_a_budget_below_every_plan_is_said_with_a_way_out(cast: Cast, chi: Client, options: Options) -> None:
    Option.objects.filter(pk=options.no_phone.pk).delete()

    reply = chi.get(page(cast, "front/"), {"budget": "1"})

    assert "budget-too-small" in reply.text


def test_what_is_protected_is_in_every_plan_and_the_page_says_so(cast: Cast, chi: Client, options: Options) -> None:
    Touchpoint.objects.filter(pk=options.phone.touchpoint.pk).update(protected=True)

    reply = chi.get(page(cast, "front/"))

    assert points(cast) == [(420_000, 0.0)]
    assert "Phone line: Eliminate it" in reply.text


def adopt(client: Client, cast: Cast, **fields: str) -> int:
    best = queries.front(cast.workspace)
    assert best is not None
    said = {"name": "Spring", "reason": "The catalogue sells nothing.", "fingerprint": best.fingerprint, **fields}
    return client.post(page(cast, "front/420000/adopt/"), said).status_code


def test_an_adopted_plan_is_kept_as_it_was_with_its_reason(cast: Cast, bogdan: Client, options: Options) -> None:
    assert adopt(bogdan, cast) == 302

    Option.objects.all().delete()
    decision = queries.decision(cast.workspace)
    assert decision is not None
    assert (decision.reason, decision.decided_by) == ("The catalogue sells nothing.", cast.bogdan.person)
    assert decision.plan.cost_minor == 420_000
    changed = [choice for choice in decision.plan.choices if choice["changes"]]
    assert [(c["touchpoint_name"], c["move"], c["today_minor"]) for c in changed] == [
        ("Catalogue", "eliminate", 280_000)
    ]
    assert "The catalogue sells nothing." in bogdan.get(page(cast, f"decisions/{decision.slug}/")).text
    assert "Spring" in bogdan.get(page(cast, "decisions/")).text


def test_adopting_asks_for_the_tasks(cast: Cast, bogdan: Client, options: Options) -> None:
    adopt(bogdan, cast)

    job = Job.objects.get(kind="act.tasks_from_decision")
    assert job.arguments == {"decision": Decision.objects.get().slug}


def test_a_plan_is_not_adopted_without_a_reason(cast: Cast, bogdan: Client, options: Options) -> None:
    assert adopt(bogdan, cast, reason=" ") == 422
    assert not Plan.objects.exists()


def test_a_plan_is_not_adopted_when_its_options_changed_meanwhile(cast: Cast, bogdan: Client, options: Options) -> None:
    assert adopt(bogdan, cast, fingerprint="old") == 409
    assert not Plan.objects.exists()


def test_a_viewer_does_not_decide(cast: Cast, chi: Client, options: Options) -> None:
    assert adopt(chi, cast) == 403


@pytest.mark.parametrize("rest", ["front/", "front/420000/", "decisions/", "file/options.csv"])
def test_a_stranger_finds_nothing(cast: Cast, dario: Client, options: Options, rest: str) -> None:
    assert dario.get(page(cast, rest)).status_code == 404


def test_the_same_options_are_computed_once(cast: Cast, options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    first = points(cast)
    monkeypatch.setattr(import_module("touchline.web.decide.queries.front").engine, "front", None)

    assert points(cast) == first


def test_an_idea_that_is_adopted_is_planned(cast: Cast, ana: Client, options: Options) -> None:
    chat = operations.add_idea(
        cast.workspace,
        touchpoint_name="Live chat",
        stage=None,
        person=cast.ana.person,
        name="In opening hours",
        effect=0.4,
        running_cost_minor=0,
    )

    adopt(ana, cast)

    assert Touchpoint.objects.get(pk=chat.touchpoint_id).status == Status.PLANNED


def test_the_page_names_the_plan_that_beats_today_and_its_difference(cast: Cast, chi: Client, options: Options) -> None:
    operations.add_option(
        options.phone.touchpoint, person=None, move="optimise", name="Faster", effect=0.5, running_cost_minor=600_000
    )

    shown = chi.get(page(cast, "front/")).context

    same, more = shown["same_for_less"], shown["more_for_same"]
    assert (same["saved"], same["plan"].cost_minor) == (280_000, 420_000)
    assert [(c["touchpoint"], c["name"], c["cost_minor"]) for c in same["changes"]] == [
        ("Catalogue", "Eliminate it", -280_000)
    ]
    assert (more["satisfaction"], more["cost_minor"]) == (0.5, -100_000)
    assert [c["name"] for c in more["changes"]] == ["Eliminate it", "Faster"]


def test_the_best_plans_of_many_touchpoints_are_left_to_a_job(
    cast: Cast, bogdan: Client, chi: Client, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("touchline.web.decide.queries.front"), "MOST_AT_ONCE", 1)

    asked = chi.get(page(cast, "front/"))
    assert "makes so many plans" in asked.text or "make so many plans" in asked.text
    assert chi.post(page(cast, "front/find/")).status_code == 403
    bogdan.post(page(cast, "front/find/"))
    bogdan.post(page(cast, "front/find/"))
    assert Job.objects.filter(kind=queries.FIND_FRONT).count() == 1
    assert "<progress" in chi.get(page(cast, "front/")).text
    assert "<progress" in chi.get(page(cast, "front/finding/")).text
    (job,) = run_jobs()

    assert (job.done, job.result) == (3, {"plans": 2})
    assert chi.get(page(cast, "front/")).context["best"].front.complete
    assert chi.get(page(cast, "front/finding/")).headers["HX-Refresh"] == "true"


@pytest.mark.slow
def test_a_hundred_touchpoints_take_a_job_a_few_seconds(cast: Cast) -> None:
    for n in range(100):
        made = create_touchpoint(cast.workspace, name=f"Touchpoint {n:03}", person=None)
        keep, cut = ("keep", 1000 + 7 * n, 0.0), ("eliminate", 0, -0.01 * (n % 13 + 1))
        for move, cost, effect in (keep, cut, ("optimise", 1500 + 11 * n, 0.02 * (n % 7))):
            operations.add_option(made, person=None, move=move, name=move, running_cost_minor=cost, effect=effect)

    assert queries.front(cast.workspace) is None
    question = queries.question(cast.workspace)

    assert question is not None
    assert question.is_large
    assert question.find().front.complete


def test_where_few_plans_are_possible_none_is_left_out() -> None:
    keep, optimise = engine.Move.KEEP, engine.Move.OPTIMISE
    few = [("shop", keep, 1000), ("shop", optimise, 3000), ("phone", keep, 500_000), ("phone", optimise, 900_000)]

    step = round_step([engine.Option(name, move.value, move, running_cost_minor=cost) for name, move, cost in few])

    assert step == 1000
