"""The rail says how much waits in each step."""

from django.test import Client

from tests.conftest import Cast
from touchline.loop import Step
from touchline.web.desk.queries.counts import counts


def test_an_empty_workspace_is_asked_about_every_step(cast: Cast) -> None:
    assert list(counts(cast.workspace)) == list(Step)


def test_the_rail_gets_a_place_for_each_step(cast: Cast, chi: Client) -> None:
    page = chi.get(f"/w/{cast.workspace.slug}/waiting/").content.decode()

    assert all(f'id="count-{step}"' in page for step in Step)
