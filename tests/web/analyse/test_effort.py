"""Where the effort goes: two touchpoints on a map of three stages."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.analyse.events import make_shop
from tests.web.analyse.survey import make_survey
from touchline.web.analyse import operations, queries
from touchline.web.analyse.queries import Slice
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.identify.operations import rule_event
from touchline.web.identify.operations.stages import lay_out_stages
from touchline.web.map.operations.maps import open_map
from touchline.web.map.operations.placements import place
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Workspace


@pytest.fixture(autouse=True)
def slabs(tmp_path: Path, settings: Settings) -> None:
    settings.SLABS, settings.UPLOADS = tmp_path / "slabs", tmp_path / "uploads"


def put(workspace: Workspace, name: str, key: str, *, cost: int | None) -> Touchpoint:
    """Put a touchpoint that costs so much a month on the map."""
    touchpoint, _ = Touchpoint.objects.get_or_create(workspace=workspace, name=name, defaults={"slug": new_slug(name)})
    Touchpoint.objects.filter(pk=touchpoint.pk).update(monthly_cost_minor=cost)
    stage = Stage.objects.get(workspace=workspace, key=key)
    place(open_map(workspace, person=None), touchpoint=touchpoint, stage=stage, person=None)
    return touchpoint


def make_map(workspace: Workspace) -> None:
    """Before, during and after weigh 2, 3 and 2 of 7."""
    lay_out_stages(workspace, scheme="three-phases")
    put(workspace, "Advert", "before", cost=30_000)
    put(workspace, "Till", "during", cost=10_000)


def page(client: Client, cast: Cast) -> str:
    return client.get(f"/w/{cast.workspace.slug}/analyse/effort/").content.decode()


def test_without_stages_the_way_out_is_named(cast: Cast, chi: Client) -> None:
    html = page(chi, cast)

    assert "There are no stages yet." in html
    assert "no-stages-to-weigh" in html


def test_without_cards_the_page_says_what_will_be_here(cast: Cast, chi: Client) -> None:
    lay_out_stages(cast.workspace, scheme="three-phases")

    assert "Nothing stands on the map yet" in page(chi, cast)


def test_the_stage_that_is_farthest_off_is_named_on_top(cast: Cast, chi: Client) -> None:
    make_map(cast.workspace)

    html = page(chi, cast)

    assert "Before the purchase carries 75% of the cost and 29% of the importance." in html
    assert "Importance and effort, stage by stage" in html


def test_cost_of_which_it_is_not_clear_is_kept_apart(cast: Cast, chi: Client) -> None:
    make_map(cast.workspace)

    html = page(chi, cast)

    assert "400 a month go to touchpoints of which it is not clear." in html
    assert "show no sign of benefit" not in html


def test_contacts_come_from_events(cast: Cast) -> None:
    make_map(cast.workspace)
    make_shop(cast.workspace)
    for event, name in (("door", "Advert"), ("till", "Till")):
        touchpoint = Touchpoint.objects.get(workspace=cast.workspace, name=name)
        rule_event(cast.workspace, event, touchpoint=touchpoint, person=None)
    operations.ask_for_journeys(cast.workspace, Slice(), person=None)
    run_jobs()

    found = queries.effort(cast.workspace).found

    assert found is not None
    assert found.table["contacts"].to_list() == [4.0, 1.0, 0.0]
    assert found.spreads["contacts"].mismatch == pytest.approx((0.8 - 2 / 7 + 3 / 7 - 0.2 + 2 / 7) / 2)


@pytest.mark.slow
def test_only_what_is_called_over_used_shows_no_sign_of_benefit(cast: Cast, chi: Client) -> None:
    survey = make_survey(cast.workspace)
    lay_out_stages(cast.workspace, scheme="three-phases")
    for name in ("Front desk", "Breakfast", "Garden"):
        put(cast.workspace, name, "during", cost=10_000)
    operations.ask_for_drivers(cast.workspace, survey, person=None)
    run_jobs()
    words = {each.touchpoint.name: each.word for each in queries.verdicts(cast.workspace)}

    html = page(chi, cast).split("Cost with no sign of benefit")[1]

    idle, unclear = html.split("of which it is not clear")[0], html.split("of which it is not clear")[1:]
    assert {name for name in words if name in idle} == {name for name, word in words.items() if word == "over-used"}
    assert "Front desk" not in "".join(unclear)  # it moves the whole: that is a sign


def test_a_long_list_is_folded_past_eight(cast: Cast, chi: Client) -> None:
    lay_out_stages(cast.workspace, scheme="three-phases")
    for number in range(10):
        put(cast.workspace, f"Poster {number}", "before", cost=1_000)

    assert "2 more" in page(chi, cast)


def test_ideas_and_retired_touchpoints_are_no_effort(cast: Cast) -> None:
    make_map(cast.workspace)
    Touchpoint.objects.filter(name="Advert").update(status="retired")

    found = queries.effort(cast.workspace).found

    assert found is not None
    assert found.table["touchpoints"].to_list() == [0.0, 1.0, 0.0]
