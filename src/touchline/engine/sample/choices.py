"""What could be done at the touchpoints of the samples, and what it would bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from touchline.engine.decide import COLUMNS, Evidence, Move
from touchline.engine.sample.shape import Contact

TESTED, OBSERVED, GUESSED = Evidence.TESTED, Evidence.OBSERVED, Evidence.GUESSED


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: what it is called by its key, and what it would change. Money in whole units a month."""

    touchpoint: str
    key: str
    move: Move
    effect: float
    low: float
    high: float
    evidence: Evidence
    cost: int
    effort_days: float = 0.0
    stage: str = ""  # of a touchpoint to be added


def stop(touchpoint: str, effect: float, low: float, high: float, evidence: Evidence = GUESSED) -> Choice:
    return Choice(touchpoint, "eliminate", Move.ELIMINATE, effect, low, high, evidence, 0, 1.0)


def better(
    touchpoint: str, key: str, effect: tuple[float, float, float], evidence: Evidence, *, cost: int, days: float
) -> Choice:
    low, middle, high = effect
    return Choice(touchpoint, key, Move.OPTIMISE, middle, low, high, evidence, cost, days)


def new(
    key: str, stage: str, effect: tuple[float, float, float], evidence: Evidence, *, cost: int, days: float
) -> Choice:
    low, middle, high = effect
    return Choice(key, key, Move.ADD, middle, low, high, evidence, cost, days, stage)


CASA_LAVANDA = (
    stop("radio_spot", 0.0, -0.02, 0.02, OBSERVED),
    stop("paper_leaflet", 0.0, -0.02, 0.02, OBSERVED),
    stop("printed_catalogue", 0.0, -0.02, 0.02, OBSERVED),
    stop("room_planner", 0.0, -0.02, 0.02, TESTED),
    stop("shop_window", -0.05, -0.09, -0.01, OBSERVED),
    stop("instagram", -0.04, -0.08, -0.01, OBSERVED),
    stop("search_ads", -0.03, -0.06, 0.0),
    stop("home_guides", -0.02, -0.04, 0.0),
    stop("web_chat", -0.04, -0.07, -0.01, OBSERVED),
    stop("phone_advice", -0.12, -0.17, -0.07, OBSERVED),
    stop("room_displays", -0.09, -0.13, -0.04, OBSERVED),
    stop("gift_wrapping", -0.02, -0.04, 0.0),
    stop("click_collect", -0.05, -0.09, -0.01, OBSERVED),
    stop("loyalty_card", -0.03, -0.06, 0.0),
    stop("birthday_card", -0.01, -0.03, 0.01),
    stop("sale_evening", -0.03, -0.06, 0.0),
    better("newsletter", "twice_a_month", (-0.01, 0.01, 0.03), GUESSED, cost=260, days=1),
    better("home_delivery", "two_hour_slot", (0.10, 0.16, 0.22), OBSERVED, cost=11_300, days=20),
    better("home_delivery", "second_carrier", (0.03, 0.09, 0.15), GUESSED, cost=10_200, days=8),
    better("after_care", "call_back", (0.08, 0.14, 0.20), TESTED, cost=5_200, days=12),
    better("after_care", "one_person", (0.10, 0.18, 0.26), OBSERVED, cost=6_600, days=25),
    better("web_checkout", "guest_checkout", (0.06, 0.11, 0.16), TESTED, cost=1_450, days=15),
    better("web_checkout", "cost_up_front", (0.01, 0.05, 0.09), OBSERVED, cost=1_400, days=4),
    better("shop_adviser", "appointments", (0.00, 0.05, 0.10), GUESSED, cost=12_100, days=6),
    better("product_at_home", "swatches", (0.01, 0.06, 0.11), GUESSED, cost=950, days=9),
    better("packaging", "less_plastic", (0.00, 0.03, 0.06), GUESSED, cost=1_420, days=10),
    better("assembly_sheet", "clear_drawings", (0.01, 0.04, 0.07), OBSERVED, cost=260, days=14),
    new("video_advice", "consideration", (0.00, 0.06, 0.12), GUESSED, cost=900, days=10),
    new("delivery_message", "satisfaction", (0.03, 0.08, 0.13), OBSERVED, cost=350, days=7),
    new("repair_evening", "loyalty", (0.00, 0.03, 0.07), GUESSED, cost=450, days=5),
    new("old_goods_pickup", "satisfaction", (0.00, 0.04, 0.08), GUESSED, cost=700, days=3),
)

GREEN_BROOM = (
    stop("notice_board", 0.0, -0.05, 0.05, OBSERVED),
    stop("small_website", -0.05, -0.15, 0.05),
    stop("year_end_gift", -0.05, -0.15, 0.0),
    better("first_call", "answer_machine", (0.0, 0.1, 0.2), GUESSED, cost=12, days=0.5),
    better("cleaning", "checklist", (0.0, 0.05, 0.1), GUESSED, cost=6, days=1),
    better("change_day", "calendar_link", (0.05, 0.15, 0.25), GUESSED, cost=9, days=1),
    new("day_before_message", "satisfaction", (0.1, 0.2, 0.3), OBSERVED, cost=4, days=0.5),
)


def options(
    contacts: Sequence[Contact], choices: Sequence[Choice], names: Mapping[str, str], words: Mapping[str, str]
) -> pl.DataFrame:
    """Return one row an option in the columns of a file of options: each touchpoint kept first, then what could be."""
    rows = [
        Choice(contact.key, "keep", Move.KEEP, 0.0, 0.0, 0.0, OBSERVED, contact.cost) for contact in contacts
    ] + list(choices)
    stages = {contact.key: contact.stage for contact in contacts}
    protected = {contact.key for contact in contacts if contact.protected}
    order = {contact.key: place for place, contact in enumerate(contacts)}
    rows.sort(key=lambda choice: order.get(choice.touchpoint, len(order)))
    table = [
        {
            "touchpoint": names[choice.touchpoint],
            "option": words[choice.key],
            "move": choice.move.value,
            "effect": choice.effect,
            "effect_low": choice.low,
            "effect_high": choice.high,
            "evidence": choice.evidence.value,
            "running_cost": choice.cost,
            "effort_days": choice.effort_days,
            "protected": "yes" if choice.touchpoint in protected else "no",
            "stage": choice.stage or stages[choice.touchpoint],
        }
        for choice in rows
    ]
    return pl.DataFrame(table).select(COLUMNS)
