import pytest

from tests.conftest import Cast
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage
from touchline.web.map import operations
from touchline.web.map.models import Map


@pytest.fixture
def map(cast: Cast) -> Map:
    identify.lay_out_stages(cast.workspace, scheme="three-phases")
    return operations.open_map(cast.workspace, person=cast.ana.person)


@pytest.fixture
def stages(map: Map) -> list[Stage]:
    return library.stages(map.workspace)
