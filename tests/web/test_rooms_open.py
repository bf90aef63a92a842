import pytest
from django.test import Client

from tests.conftest import Cast
from touchline.loop import Step


@pytest.mark.parametrize("step", list(Step))
def test_each_step_has_a_page_for_every_member(cast: Cast, chi: Client, step: Step) -> None:
    assert chi.get(f"/w/{cast.workspace.slug}/{step}/").status_code == 200


def test_a_stranger_finds_no_workspace(cast: Cast, dario: Client) -> None:
    assert dario.get(f"/w/{cast.workspace.slug}/map/").status_code == 404
