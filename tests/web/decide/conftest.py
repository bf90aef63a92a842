"""A small company's touchpoints with options whose best plans are worked out by hand.

Phone line: 4,200 a month today; closing it costs 0.60 points. Catalogue: 2,800; stopping it costs nothing.
Today costs 7,000. Plans: (0, -0.60), (4,200, 0.00); the second is today without the catalogue.
"""

from dataclasses import dataclass

import pytest

from tests.conftest import Cast
from touchline.web.decide import operations
from touchline.web.decide.models import Evidence, Move, Option
from touchline.web.identify.operations.touchpoints import create_touchpoint


@dataclass(frozen=True)
class Options:
    phone: Option
    no_phone: Option
    catalogue: Option
    no_catalogue: Option


@pytest.fixture
def options(cast: Cast) -> Options:
    ana = cast.ana.person
    phone = create_touchpoint(cast.workspace, name="Phone line", person=ana)
    catalogue = create_touchpoint(cast.workspace, name="Catalogue", person=ana)
    made = operations.prepare_options(cast.workspace, person=ana)
    by = {(option.touchpoint_id, option.move): option for option in made}
    found = Options(
        by[phone.pk, Move.KEEP],
        by[phone.pk, Move.ELIMINATE],
        by[catalogue.pk, Move.KEEP],
        by[catalogue.pk, Move.ELIMINATE],
    )
    for option, fields in (
        (found.phone, {"running_cost_minor": 420_000}),
        (found.no_phone, {"effect": -0.6, "effect_low": -0.9, "effect_high": -0.3, "evidence": Evidence.OBSERVED}),
        (found.catalogue, {"running_cost_minor": 280_000}),
        (found.no_catalogue, {"effect": 0.0, "effect_low": -0.1, "effect_high": 0.1, "evidence": Evidence.TESTED}),
    ):
        edit = operations.Edit(option, 1, fields)
        operations.change_options(cast.workspace, edits=[edit], person=ana)
        option.refresh_from_db()
    return found
