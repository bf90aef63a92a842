"""Where the effort goes: touchpoints of the map, contacts and cost, over the stages."""

from dataclasses import dataclass

import polars as pl

from touchline.engine.analyse import Distribution, Word, distribution
from touchline.engine.errors import UnusableInputError
from touchline.web.analyse.queries.measured import CONTACTS
from touchline.web.analyse.queries.verdicts import verdicts
from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage, Status
from touchline.web.map import queries as maps
from touchline.web.shell.wording import Trouble, words
from touchline.web.workspace.models import Workspace

SHOWS_BENEFIT = {"importance-high", "importance-open", "basic", "performance", "delighter"}


@dataclass(frozen=True, slots=True)
class Effort:
    """The distribution, with the stages its rows stand for; or the trouble why there is none."""

    stages: tuple[Stage, ...]
    found: Distribution | None
    trouble: Trouble | None

    @property
    def is_empty(self) -> bool:
        return self.found is None or not self.found.spreads["touchpoints"].of


def effort(workspace: Workspace) -> Effort:
    """Lay what stands on the first map over the stages. Ideas and retired touchpoints are not in it."""
    stages = library.stages(workspace)
    weights = pl.DataFrame(
        {"stage": [stage.slug for stage in stages], "importance": [stage.importance_share for stage in stages]},
        schema={"stage": pl.String, "importance": pl.Float64},
    )
    try:
        return Effort(tuple(stages), distribution(weights, placed(workspace)), None)
    except UnusableInputError as error:
        return Effort(tuple(stages), None, words(error))


def placed(workspace: Workspace) -> pl.DataFrame:
    """Return one row for each touchpoint and stage that it stands in, with what is known of it.

    Contacts are the newest reading from events, cost is what the library says of a month, in the smallest unit.
    """
    map, readings, benefit = maps.first_map(workspace), maps.newest_readings(workspace), benefits(workspace)
    cells = {
        (placement.touchpoint, placement.stage.slug): None
        for placement in (maps.placements(map) if map else [])
        if placement.touchpoint.status == Status.LIVE
    }
    rows = [
        {
            "touchpoint": touchpoint.slug,
            "stage": stage,
            "contacts": own[CONTACTS].value if CONTACTS in own else None,
            "cost": touchpoint.monthly_cost_minor,
            "benefit": benefit.get(touchpoint.pk),
        }
        for touchpoint, stage in cells
        for own in [readings.get(touchpoint.pk, {})]
    ]
    kinds = {
        "touchpoint": pl.String, "stage": pl.String, "contacts": pl.Float64, "cost": pl.Float64, "benefit": pl.Boolean,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=kinds, orient="row")


def benefits(workspace: Workspace) -> dict[int, bool]:
    """Say of each touchpoint for which it is clear whether something shows that it does good.

    A sign is an importance that may reach an even share or more, or that low or high ratings of it go with the whole.
    No sign is there only where the verdict says over-used. Anything else is not clear, and left out.
    """
    found = {}
    for each in verdicts(workspace):
        codes = {reason.code for reason in each.verdict.reasons}
        if each.word is Word.OVER_USED:
            found[each.touchpoint.pk] = False
        elif codes & SHOWS_BENEFIT:
            found[each.touchpoint.pk] = True
    return found
