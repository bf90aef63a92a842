"""Review dates: the responsible person is reminded once, by mail and on the overview."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map import jobs, operations, queries
from touchline.web.map.models import Map, Placement
from touchline.web.workspace.work import Call


@pytest.fixture
def due(cast: Cast, map: Map, stages: list[Stage], settings: object) -> Placement:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}  # type: ignore[attr-defined]
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)
    yesterday = queries.today(cast.workspace) - timedelta(days=1)
    Touchpoint.objects.update(review_by=yesterday, responsible=cast.bogdan)
    Map.objects.update(review_by=yesterday, responsible=cast.bogdan)
    return shop


def run(cast: Cast) -> None:
    """Run the daily job to its end."""
    step = jobs.remind(Call(cast.workspace, 1, {}))
    while not step.finished:
        step.write()
        step = jobs.remind(Call(cast.workspace, 1, {}, cursor=step.cursor))


def test_a_person_is_written_to_once_for_each_review_date_in_their_language(cast: Cast, due: Placement) -> None:
    cast.bogdan.person.language = "it"
    cast.bogdan.person.save()

    run(cast)
    run(cast)

    assert [letter.to for letter in mail.outbox] == [[cast.bogdan.person.email]]
    assert "- Shop (" in mail.outbox[0].body
    assert "Touchline" in mail.outbox[0].body
    assert "you are responsible" not in mail.outbox[0].body
    Touchpoint.objects.update(review_by=queries.today(cast.workspace))
    run(cast)
    assert len(mail.outbox) == 2


def test_the_mail_leads_to_what_is_due_where_the_sites_address_is_known(
    cast: Cast, due: Placement, settings: object
) -> None:
    settings.SITE = "https://lavanda.example"  # type: ignore[attr-defined]

    run(cast)

    place = f"https://lavanda.example/w/{cast.workspace.slug}/map/"
    assert f"\n  {place}touchpoints/{due.touchpoint.slug}/\n" in mail.outbox[0].body
    assert f"\n  {place}{due.map.slug}/\n" in mail.outbox[0].body


def test_the_overview_tells_the_responsible_person_and_nobody_else(
    cast: Cast, bogdan: Client, chi: Client, due: Placement
) -> None:
    home = f"/w/{cast.workspace.slug}/"

    assert "2 things that you are responsible for are due" in bogdan.get(home).content.decode()
    assert "due to be reviewed" not in chi.get(home).content.decode()


def test_without_a_mail_server_nothing_is_taken_for_sent(cast: Cast, due: Placement, settings: object) -> None:
    settings.MAILERS = {}  # type: ignore[attr-defined]

    run(cast)

    assert queries.unreminded(cast.workspace)


def test_the_review_date_of_a_touchpoint_is_changed_in_its_panel_and_taken_back(
    cast: Cast, bogdan: Client, due: Placement
) -> None:
    before = Touchpoint.objects.get().review_by
    change = url(cast, "touchpoints", due.touchpoint.slug, "change")

    bogdan.post(change, {"review_by": "2031-05-01", "version": 1})
    assert str(Touchpoint.objects.get().review_by) == "2031-05-01"
    operations.undo(due.map, person=cast.bogdan.person)

    assert Touchpoint.objects.get().review_by == before


def test_what_was_put_away_or_retired_is_not_due(cast: Cast, due: Placement) -> None:
    Map.objects.update(archived_at="2026-01-01T00:00Z")
    Touchpoint.objects.update(status="retired")

    assert queries.due(cast.workspace) == []
