"""The measures that two axes, a column or a lane can show, and how each is written."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchline.web.map.queries import Row
from touchline.web.shell.formats import money, number, percent, signed


@dataclass(frozen=True, slots=True)
class Value:
    """A number of one card, with what it rests on: nothing (None) where a person stated it."""

    value: float
    low: float | None = None
    high: float | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that a card has a number of."""

    key: str
    name: Promise
    of: Callable[[Row], Value | None]
    write: Callable[[float], str]
    low: float | None = None  # ends of its scale, where it has one
    high: float | None = None


def reading(measure: str) -> Callable[[Row], Value | None]:
    """Return what finds the newest reading of a measure; under five answers there is none."""

    def found(row: Row) -> Value | None:
        it = row.readings.get(measure)
        if it is None or (it.answers is not None and it.answers < LEAST_ANSWERS):
            return None
        return Value(it.value, it.low, it.high, it.answers)

    return found


def stated(field: str) -> Callable[[Row], Value | None]:
    """Return what finds a number of the experience that a person wrote down."""
    return lambda row: as_value(getattr(row.experience, field, None))


def recorded(field: str) -> Callable[[Row], Value | None]:
    """Return what finds a number of the touchpoint's record."""
    return lambda row: as_value(getattr(row.touchpoint, field))


def as_value(stated: float | None) -> Value | None:
    return None if stated is None else Value(float(stated))


def two_digits(value: float) -> str:
    return number(value, 2)


def whole(value: float) -> str:
    return number(value, 0)


def feeling(value: float) -> str:
    return signed(value, 0) if value == int(value) else signed(value, 1)


LEAST_ANSWERS = 5


def measures(currency: str) -> dict[str, Measure]:
    """Return every measure by its key; money in the workspace's currency."""
    every = (
        Measure("score", _("Score"), reading("score"), two_digits),
        Measure("importance", _("Importance"), reading("importance"), lambda share: percent(share, 1)),
        Measure("met_share", _("Share of people who met it"), reading("met_share"), percent, low=0),
        Measure("customer_value", _("Value to the customer"), stated("customer_value"), whole, 1, 5),
        Measure("company_value", _("Value to the company"), stated("company_value"), whole, 1, 5),
        Measure("emotion_felt", _("Emotion felt"), stated("emotion_felt"), feeling, -2, 2),
        Measure("emotion_wish", _("Emotion wished"), stated("emotion_wish"), feeling, -2, 2),
        Measure("cost", _("Running cost a month"), recorded("monthly_cost_minor"), in_money(currency), low=0),
        Measure("contacts", _("Contacts a month"), recorded("contacts_per_month"), whole, low=0),
        Measure("staff_minutes", _("Staff minutes a contact"), recorded("staff_minutes_per_contact"), number, low=0),
        Measure("effort_minutes", _("Customer's minutes"), recorded("effort_minutes"), number, low=0),
    )
    return {measure.key: measure for measure in every}


def in_money(currency: str) -> Callable[[float], str]:
    return lambda minor: money(round(minor), currency)
