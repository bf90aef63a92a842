"""What is known of a survey's touchpoints besides the answers: contacts and reach from events, and cost."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from touchline.web.listen import queries as listen
from touchline.web.listen.models import Survey
from touchline.web.map import queries as maps

CONTACTS, REACH = "contacts", "reach_share"


@dataclass(frozen=True, slots=True)
class Measured:
    """By the question's key, 0 to 1. Shares of contacts and cost are of the touchpoints for which they are known."""

    contact_shares: Mapping[str, float]
    reach_shares: Mapping[str, float]
    cost_shares: Mapping[str, float]


def measured(survey: Survey) -> Measured:
    """Return what is known of the touchpoints that a survey asks about.

    Shares of contacts and of cost compare touchpoints with each other: where they are known of some only, they would
    be too large, so there are none then.
    """
    touchpoints = {q.key: q.touchpoint for q in listen.questions(survey) if q.touchpoint is not None}
    readings = maps.newest_readings(survey.workspace)
    found = {key: readings.get(touchpoint.pk, {}) for key, touchpoint in touchpoints.items()}
    contacts = {key: own[CONTACTS].value for key, own in found.items() if CONTACTS in own}
    costs = {key: float(t.monthly_cost_minor) for key, t in touchpoints.items() if t.monthly_cost_minor is not None}
    return Measured(
        shares(contacts) if len(contacts) == len(touchpoints) else {},
        {key: own[REACH].value for key, own in found.items() if REACH in own},
        shares(costs) if len(costs) == len(touchpoints) else {},
    )


def shares(amounts: Mapping[str, float]) -> dict[str, float]:
    total = math.fsum(sorted(amounts.values()))
    return {key: amount / total for key, amount in amounts.items()} if total else {}
