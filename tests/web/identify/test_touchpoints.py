"""The library of touchpoints."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from tests.conftest import Cast
from touchline.web.identify import operations, queries
from touchline.web.identify.models import Touchpoint
from touchline.web.map import operations as map_operations


def url(cast: Cast, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, "identify", *parts, ""])


def test_the_empty_library_teaches_and_offers_first_steps(cast: Cast, bogdan: Client) -> None:
    page = bogdan.get(url(cast)).content.decode()

    assert "Where do customers meet you?" in page
    assert [step in page for step in ("Choose stages", "Paste a list", "Bring answers")] == [True] * 3


def test_a_pasted_list_adds_what_is_not_known(cast: Cast, bogdan: Client) -> None:
    operations.create_touchpoint(cast.workspace, name="Web site", person=cast.ana.person)

    reply = bogdan.post(url(cast, "add"), {"names": "web SITE\nInvoice\nShop"}, follow=True)

    assert [touchpoint.name for touchpoint in queries.touchpoints(cast.workspace)] == ["Invoice", "Shop", "Web site"]
    assert "Added 2 touchpoints. 1 was known already." in reply.content.decode()


def test_the_table_says_where_each_stands_and_who_is_responsible(cast: Cast, chi: Client) -> None:
    stages = operations.lay_out_stages(cast.workspace, scheme="lifecycle")
    map = map_operations.open_map(cast.workspace, person=cast.ana.person)
    shop = map_operations.add_touchpoint(map, name="Shop", stage=stages[3], person=cast.ana.person).touchpoint
    operations.change_touchpoint(shop, version=1, person=cast.ana.person, responsible=cast.bogdan, kinds=["human"])

    page = chi.get(url(cast)).content.decode()

    assert [word in page for word in ("Shop", "Selection", "Bogdan", "Human")] == [True] * 4


@pytest.mark.slow
def test_long_lists_come_a_page_at_a_time(cast: Cast, chi: Client) -> None:
    names = [f"Touchpoint {number:03d}" for number in range(60)]
    operations.create_touchpoints(cast.workspace, names=names, person=cast.ana.person)

    first = queries.library(cast.workspace)
    second = queries.library(cast.workspace, after=first.next)

    assert [row.name for row in (*first.rows, *second.rows)] == names
    assert first.next in chi.get(url(cast)).content.decode()


def test_the_library_is_narrowed_to_what_is_to_be_looked_over(cast: Cast, chi: Client) -> None:
    day = localdate(timezone=cast.workspace.zone)
    for name, days in (("Late", -2), ("Today", 0), ("Soon", 30), ("Far", 31), ("Never", None)):
        made = operations.create_touchpoint(cast.workspace, name=name, person=cast.ana.person)
        Touchpoint.objects.filter(pk=made.pk).update(
            review_by=None if days is None else day + timedelta(days=days), responsible=cast.bogdan
        )

    shown = {
        review: [row.name for row in chi.get(url(cast), {"review": review}).context["page"].rows]
        for review in ("due", "soon", "dated", "none", "x")
    }

    assert shown == {
        "due": ["Late", "Today"],
        "soon": ["Soon"],
        "dated": ["Late", "Today", "Soon", "Far"],
        "none": ["Never"],
        "x": ["Far", "Late", "Never", "Soon", "Today"],
    }
    assert queries.review_counts(cast.workspace) == {"": 5, "due": 2, "soon": 1, "dated": 4, "none": 1}
    assert "Bogdan" in chi.get(url(cast), {"review": "due"}).text


def test_a_touchpoint_that_something_speaks_of_is_not_deleted(cast: Cast, bogdan: Client) -> None:
    stages = operations.lay_out_stages(cast.workspace, scheme="lifecycle")
    map = map_operations.open_map(cast.workspace, person=cast.ana.person)
    used = map_operations.add_touchpoint(map, name="Shop", stage=stages[3], person=cast.ana.person).touchpoint
    free = operations.create_touchpoint(cast.workspace, name="Fair", person=cast.ana.person)

    for touchpoint in (used, free):
        bogdan.post(url(cast, "touchpoints", touchpoint.slug, "remove"))

    assert [touchpoint.name for touchpoint in Touchpoint.objects.all()] == ["Shop"]


def test_an_edit_of_an_older_version_is_refused(cast: Cast) -> None:
    shop = operations.create_touchpoint(cast.workspace, name="Shop", person=cast.ana.person)
    operations.change_touchpoint(shop, version=1, person=cast.ana.person, channel="street")

    with pytest.raises(operations.StaleEditError):
        operations.change_touchpoint(shop, version=1, person=cast.bogdan.person, channel="market")

    assert queries.touchpoint(cast.workspace, shop.slug).channel == "street"


def test_who_waits_is_each_live_touchpoint_with_nobody_responsible(cast: Cast) -> None:
    shop = operations.create_touchpoint(cast.workspace, name="Shop", person=cast.ana.person)
    operations.create_touchpoint(cast.workspace, name="Fair", status="idea", person=cast.ana.person)
    assert queries.waiting(cast.workspace) == 1

    operations.change_touchpoint(shop, version=1, person=cast.ana.person, responsible=cast.chi)

    assert queries.waiting(cast.workspace) == 0
