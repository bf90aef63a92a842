"""A decision whose one task Bogdan is responsible for: the catalogue is eliminated, the phone line kept."""

import pytest

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.decide.conftest import Options, options
from touchline.web.act.models import Task
from touchline.web.decide import operations as decide
from touchline.web.decide.models import Decision, Option
from touchline.web.decide.queries import front
from touchline.web.identify.models import Touchpoint

__all__ = ["options"]


@pytest.fixture
def decision(cast: Cast, options: Options) -> Decision:
    catalogue = Touchpoint.objects.filter(pk=options.catalogue.touchpoint_id)
    catalogue.update(responsible=cast.bogdan, kinds=["communication", "physical"])
    Option.objects.filter(pk=options.no_catalogue.pk).update(effort_days=4)
    best = front(cast.workspace)
    assert best is not None
    return decide.adopt(cast.workspace, best=best, place=1, name="Spring", reason="Why", person=cast.ana.person)


@pytest.fixture
def task(decision: Decision) -> Task:
    run_jobs()
    return Task.objects.get()
