import re
from datetime import timedelta

from django.test import Client
from django.utils.timezone import localdate

from tests.conftest import Cast
from tests.factories import make_survey
from tests.jobs import run_jobs
from touchline.web.act.models import Task
from touchline.web.desk.queries.overview import overview
from touchline.web.identify.models import Touchpoint
from touchline.web.identify.operations.touchpoints import create_touchpoint
from touchline.web.monitor.models import Alert
from touchline.web.monitor.queries import LOOK
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.operations.jobs import enqueue


def test_the_emptiest_overview_says_where_to_begin(cast: Cast, ana: Client) -> None:
    page = ana.get(f"/w/{cast.workspace.slug}/").content.decode()

    assert "From answers to a plan" in page
    assert f"/w/{cast.workspace.slug}/listen/bring/" in page


def test_a_viewer_is_not_sent_where_they_may_not_go(cast: Cast, chi: Client) -> None:
    assert f"/w/{cast.workspace.slug}/listen/bring/" not in chi.get(f"/w/{cast.workspace.slug}/").content.decode()


def test_the_three_weakest_are_those_rated_lowest_by_enough_people(cast: Cast) -> None:
    ratings = {"Desk": 4, "Wi-Fi": 2, "Bags": 3, "Spa": 1, "Bar": 5}
    make_survey(cast.workspace, "Guests", {name: [value] * 6 for name, value in ratings.items()})
    make_survey(cast.elsewhere, "Theirs", {"Door": [1] * 6})

    weakest = overview(cast.workspace).weakest

    assert [each.score.touchpoint.name for each in weakest] == ["Spa", "Wi-Fi", "Bags"]


def test_who_does_what_begins_with_whoever_is_late(cast: Cast) -> None:
    today = localdate()
    for title, member, days in (("Call", cast.bogdan, 3), ("Paint", cast.ana, -1), ("Print", None, -9)):
        fields = {"title": title, "responsible": member, "due_date": today + timedelta(days=days)}
        Task.objects.create(workspace=cast.workspace, slug=new_slug(title), **fields)

    found = overview(cast.workspace)

    assert [(share.member, share.late) for share in found.shares] == [(cast.ana, 1), (cast.bogdan, 0), (None, 1)]
    assert (found.open_tasks, found.late_tasks) == (3, 2)


def test_every_sentence_leads_to_what_it_rests_on(cast: Cast, ana: Client) -> None:
    make_survey(cast.workspace, "Guests", {"Desk": [2, 3, 2, 4, 3, 2]})
    desk = Touchpoint.objects.get(workspace=cast.workspace, name="Desk")
    create_touchpoint(cast.workspace, name="Wi-Fi", person=cast.ana.person)
    Task.objects.create(workspace=cast.workspace, slug="call-abc", title="Call", due_date=localdate())

    page = ana.get(f"/w/{cast.workspace.slug}/").content.decode()

    assert links_between(page, 'class="lead"', "</p>") == [f"map/touchpoints/{desk.slug}/", "act/"]
    assert "act/tasks/call-abc/" in links_between(page, 'id="who"', "</section>")
    assert "identify/" in links_between(page, 'id="changed"', "</section>")


def test_what_got_worse_is_said_first_among_what_changed(cast: Cast, ana: Client) -> None:
    make_survey(cast.workspace, "Spring", {"Desk": [5, 4] * 30, "Spa": [3, 4] * 30})
    make_survey(cast.workspace, "Autumn", {"Desk": [2, 3] * 30, "Spa": [4, 3] * 30})
    enqueue(None, LOOK, {}, title="Look", asked_by=None)
    run_jobs()

    page = ana.get(f"/w/{cast.workspace.slug}/").content.decode()

    (alert,) = Alert.objects.filter(workspace=cast.workspace)
    changed = page.partition('id="changed"')[2]
    assert links_between(page, 'id="changed"', "</section>")[1] == f"monitor/alerts/{alert.slug}/"
    assert "Desk got worse" in changed
    assert "60 and 60 answers" in changed
    assert "Spa got" not in changed


def links_between(page: str, start: str, end: str) -> list[str]:
    """Return the addresses within the workspace that a part of the page leads to."""
    part = page.partition(start)[2].partition(end)[0]
    return re.findall(r'href="/w/[^/]+/([^"]*)"', part)
