"""Lists a page at a time: every row once, whatever comes in meanwhile."""

import pytest

from tests import factories
from touchline.web.shell.paging import page
from touchline.web.workspace.models import Workspace

pytestmark = pytest.mark.django_db
ORDER = ("name", "-pk")


def names(after: str) -> tuple[list[int], str]:
    found = page(Workspace.objects.all(), after=after, order=ORDER, size=2)
    return [row.pk for row in found.rows], found.next


def test_pages_hold_every_row_once_and_in_order() -> None:
    made = [factories.make_workspace(name).pk for name in ("Bar", "Alb", "Bar", "Casa", "Alb")]

    seen, after = names("")
    while after:
        more, after = names(after)
        seen += more

    assert seen == [made[4], made[1], made[2], made[0], made[3]]


def test_a_row_that_comes_in_before_moves_nothing() -> None:
    factories.make_workspace("Bar")
    factories.make_workspace("Casa")
    last = factories.make_workspace("Dor").pk
    _, after = names("")

    factories.make_workspace("Alb")

    assert names(after) == ([last], "")


@pytest.mark.parametrize("token", ["nonsense", "WzFd", "eyJhIjoxfQ", "ÿ"])
def test_a_token_that_cant_be_read_starts_anew(token: str) -> None:
    made = factories.make_workspace("Alb").pk

    assert names(token) == ([made], "")


def test_moments_survive_their_trip_through_the_token() -> None:
    for name in ("Alb", "Bar", "Casa"):
        factories.make_workspace(name)

    first = page(Workspace.objects.all(), after="", order=("-created_at", "pk"), size=2)
    second = page(Workspace.objects.all(), after=first.next, order=("-created_at", "pk"), size=2)

    assert [row.name for row in (*first.rows, *second.rows)] == ["Casa", "Bar", "Alb"]
