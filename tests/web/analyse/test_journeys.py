"""What customers do: followed by the worker, shown under the names of touchpoints, posted for the map."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.conftest import Cast, client_of
from tests.jobs import run_jobs
from tests.web.analyse.events import make_shop, rule, shop_events
from tests.web.analyse.survey import make_survey
from touchline.web.analyse import jobs, operations, queries
from touchline.web.analyse.models import EventAnalysis
from touchline.web.analyse.queries import Slice
from touchline.web.identify.models import Touchpoint
from touchline.web.identify.operations import rule_event
from touchline.web.map.models import Reading
from touchline.web.workspace.models import Job, JobState
from touchline.web.workspace.operations.jobs import enqueue
from touchline.web.workspace.work import Call

pytestmark = pytest.mark.slow

LOOK = "analyse.look_for_new_events"


@pytest.fixture(autouse=True)
def slabs(tmp_path: Path, settings: Settings) -> None:
    settings.SLABS, settings.UPLOADS = tmp_path / "slabs", tmp_path / "uploads"


def followed(cast: Cast, part: Slice = Slice()) -> queries.FoundJourneys:  # noqa: B008 frozen
    operations.ask_for_journeys(cast.workspace, part, person=None)
    assert {job.state for job in run_jobs()} == {JobState.DONE}
    found = queries.journeys(cast.workspace, part)
    assert found
    return found


def page(client: Client, cast: Cast, query: str = "") -> str:
    return client.get(f"/w/{cast.workspace.slug}/analyse/journeys/{query}").content.decode()


def cast_page(cast: Cast, path: str) -> str:
    return client_of(cast.chi).get(f"/w/{cast.workspace.slug}/analyse/{path}").content.decode()


def steps_of(found: queries.FoundJourneys) -> list[tuple[str, str, int, float]]:
    rows = found.rows("transitions")
    return [(row["from_touchpoint"].name, row["to_touchpoint"].name, row["steps"], row["median_gap_s"]) for row in rows]


def test_steps_reach_and_ends_are_kept(cast: Cast) -> None:
    make_shop(cast.workspace)

    found = followed(cast)

    assert steps_of(found) == [("door", "shelf", 3, 60.0), ("shelf", "desk", 1, 60.0), ("shelf", "till", 1, 60.0)]
    assert (found.result["events"], found.result["customers"], found.result["journeys"]) == (9, 4, 4)
    assert {row["touchpoint"].name: row["customers"] for row in found.rows("reach")} == {
        "door": 4, "shelf": 3, "desk": 1, "till": 1,
    }  # fmt: skip
    assert sum(row["ends"] for row in found.rows("drop_off")) == 4


def test_a_rule_gives_the_touchpoints_name_and_an_ignored_event_is_no_step(cast: Cast) -> None:
    make_shop(cast.workspace)
    rule(cast.workspace, "door", "Shop entrance")
    rule_event(cast.workspace, "shelf", touchpoint=None, person=None)

    found = followed(cast)

    assert steps_of(found) == [("Shop entrance", "desk", 1, 120.0), ("Shop entrance", "till", 1, 120.0)]
    assert [place.touchpoint is not None for place in found.places.values()] == [False, False, True]


def test_two_names_that_mean_one_touchpoint_are_one_place(cast: Cast) -> None:
    make_shop(cast.workspace)
    counter = rule(cast.workspace, "desk", "Counter")
    rule_event(cast.workspace, "till", touchpoint=counter, person=None)

    assert steps_of(followed(cast))[1] == ("shelf", "Counter", 2, 60.0)


def test_a_period_is_cut_in_the_workspaces_zone(cast: Cast) -> None:
    late = shop_events(day=1, eva="door till")
    make_shop(cast.workspace, shop_events(), late)

    day_one = followed(cast, Slice(to_date=date(2026, 3, 1)))
    day_two = followed(cast, Slice(from_date=date(2026, 3, 2), to_date=date(2026, 3, 2)))

    assert (day_one.result["events"], day_two.result["events"]) == (9, 2)


def test_channel_and_visits_can_be_chosen(cast: Cast) -> None:
    twice = shop_events(day=3, ana="till door")
    make_shop(cast.workspace, shop_events(channel="web"), twice)

    assert followed(cast, Slice(channel="web")).result["events"] == 9
    whole, visits = followed(cast), followed(cast, Slice(by_visit=True))
    assert (whole.result["journeys"], visits.result["journeys"]) == (4, 5)
    assert (whole.result["steps"], visits.result["steps"]) == (7, 6)
    assert (whole.result["channels"], whole.result["visits"]) == (["web"], True)


def test_contacts_and_reach_are_posted_for_the_map_with_period_and_source(cast: Cast) -> None:
    source = make_shop(cast.workspace)
    rule(cast.workspace, "shelf", "Shelf")

    followed(cast)

    contacts, reach = (Reading.objects.get(measure=measure) for measure in ("contacts", "reach_share"))
    assert (contacts.value, contacts.unit, contacts.answers, contacts.source) == (3, "events", 3, source)
    assert (reach.value, reach.answers, reach.method) == (0.75, 4, "wilson")
    assert (reach.low, reach.high) == pytest.approx((0.3006, 0.9544), abs=5e-5)
    assert (reach.from_date, reach.to_date) == (date(2026, 3, 1), date(2026, 3, 1))


def test_a_part_of_the_events_posts_nothing(cast: Cast) -> None:
    make_shop(cast.workspace, shop_events(channel="web"))
    rule(cast.workspace, "shelf", "Shelf")

    followed(cast, Slice(channel="web"))

    assert not Reading.objects.exists()


def test_the_clock_follows_new_events_and_new_rules_and_then_rests(cast: Cast) -> None:
    make_shop(cast.workspace)
    kinds = []

    for change in (lambda: None, lambda: None, lambda: rule(cast.workspace, "door", "Door")):
        change()
        enqueue(None, LOOK, {}, title="Look", asked_by=None)
        kinds.append([job.kind for job in run_jobs()])

    assert kinds == [[LOOK, queries.FOLLOW_JOURNEYS], [LOOK], [LOOK, queries.FOLLOW_JOURNEYS]]
    assert EventAnalysis.objects.count() == 1


def test_events_that_come_in_between_start_it_anew(cast: Cast) -> None:
    make_shop(cast.workspace)
    arguments = {"part": Slice().to_plain()}
    first = jobs.follow_journeys(Call(cast.workspace, 1, arguments))
    make_shop(cast.workspace, shop_events(eva="door till"))

    second = jobs.follow_journeys(Call(cast.workspace, 1, arguments, cursor=first.cursor))

    assert second.cursor["done"] == 1
    assert second.cursor["result"]["events"] == 11


def test_counted_contacts_give_the_verdicts_anew_without_finding_drivers_again(cast: Cast) -> None:
    survey = make_survey(cast.workspace)
    operations.ask_for_drivers(cast.workspace, survey, person=None)
    run_jobs()
    make_shop(cast.workspace)
    for event, name in (("door", "Front desk"), ("shelf", "Breakfast"), ("desk", "Garden")):
        touchpoint = Touchpoint.objects.get(name=name)
        rule_event(cast.workspace, event, touchpoint=touchpoint, person=None)

    operations.ask_for_journeys(cast.workspace, Slice(), person=None)
    kinds = [job.kind for job in run_jobs()]

    assert kinds == [queries.FOLLOW_JOURNEYS, queries.FIND_DRIVERS]
    known = queries.measured(survey)
    assert known.contact_shares == pytest.approx({"Front desk": 4 / 8, "Breakfast": 3 / 8, "Garden": 1 / 8})
    assert known.reach_shares["Garden"] == 0.25
    garden = Touchpoint.objects.get(name="Garden").slug
    panel = cast_page(cast, f"touchpoints/{garden}/")
    assert "25.0% (4.6% to 69.9%) of 4 customers" in panel


def test_without_events_the_page_says_what_will_be_here(cast: Cast, bogdan: Client) -> None:
    html = page(bogdan, cast)

    assert "No events yet" in html
    assert f'href="/w/{cast.workspace.slug}/' in html.split("No events yet")[1]


def test_the_page_says_what_is_found_with_picture_and_tables(cast: Cast, chi: Client) -> None:
    make_shop(cast.workspace)
    rule(cast.workspace, "door", "Shop entrance")
    followed(cast)

    html = page(chi, cast)

    assert "4 customers, 9 events. Most often, shelf follows Shop entrance" in html
    for words in ("The first steps of all journeys", "Whom each touchpoint reaches", "How long it takes", "All steps"):
        assert words in html
    assert "not on the map" in html
    assert "3 names of events lead to no touchpoint yet" in html
    assert f'href="/w/{cast.workspace.slug}/map/proposals/"' not in html  # Chi only reads


def test_lead_times_lead_to_the_touchpoint_that_was_chosen(cast: Cast, chi: Client) -> None:
    make_shop(cast.workspace)
    followed(cast)

    html = page(chi, cast, "?goal=event:till")

    leads = html.split('id="leads"')[1]
    assert '<option value="event:till" selected>' in leads
    assert "1 of 4" in leads
    assert "too few for an interval" in leads


def test_a_part_nobody_looked_at_is_followed_when_asked_for(cast: Cast, chi: Client) -> None:
    make_shop(cast.workspace, shop_events(channel="web"), shop_events(day=2, channel="shop", eva="door"))
    followed(cast)
    address = f"/w/{cast.workspace.slug}/analyse/journeys/"

    reply = chi.post(f"{address}follow/", {"from_date": "2026-03-02", "channel": "shop", "within": "journey"})
    during = page(chi, cast, reply.headers["Location"].partition("journeys/")[2])
    run_jobs()
    after = page(chi, cast, reply.headers["Location"].partition("journeys/")[2])

    assert reply.headers["Location"] == f"{address}?from_date=2026-03-02&channel=shop"
    assert "Following the journeys" in during
    assert "1 customer, 1 event." in after


def test_the_same_part_is_not_followed_twice(cast: Cast, chi: Client) -> None:
    make_shop(cast.workspace)
    followed(cast)

    chi.post(f"/w/{cast.workspace.slug}/analyse/journeys/follow/", {"within": "journey"})

    assert Job.objects.filter(kind=queries.FOLLOW_JOURNEYS).count() == 1


def test_a_period_that_ends_before_it_begins_is_refused_in_words(cast: Cast, chi: Client) -> None:
    make_shop(cast.workspace)
    query = "?from_date=2026-03-05&to_date=2026-03-01"

    reply = chi.get(f"/w/{cast.workspace.slug}/analyse/journeys/{query}")

    assert reply.status_code == 422
    assert "The period ends before it begins." in reply.content.decode()


def test_the_progress_ends_with_the_page_anew(cast: Cast, chi: Client) -> None:
    make_shop(cast.workspace)
    operations.ask_for_journeys(cast.workspace, Slice(), person=None)
    url = f"/w/{cast.workspace.slug}/analyse/journeys/progress/"

    during = chi.get(url).content.decode()
    run_jobs()

    assert "Following the journeys" in during
    assert "<html" not in during
    assert chi.get(url).headers["HX-Refresh"] == "true"


def test_the_steps_are_handed_out_as_the_command_line_prints_them(cast: Cast, chi: Client) -> None:
    make_shop(cast.workspace)
    followed(cast)

    text = chi.get(f"/w/{cast.workspace.slug}/analyse/journeys/steps.csv").content.decode()

    assert text.splitlines()[:2] == ["from_touchpoint,to_touchpoint,steps,median_gap_s", "door,shelf,3,60.0"]


def test_events_that_are_gone_leave_an_empty_result(cast: Cast, chi: Client) -> None:
    source = make_shop(cast.workspace)
    rule(cast.workspace, "shelf", "Shelf")
    followed(cast, Slice(from_date=date(2030, 1, 1)))

    assert "No event lies in this period" in page(chi, cast, "?from_date=2030-01-01")
    assert source.pk
    assert not Reading.objects.exists()
