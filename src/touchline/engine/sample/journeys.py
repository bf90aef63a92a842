"""What the customers of Casa Lavanda do: who they are, how they buy, and every event of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate

import numpy as np

CUSTOMERS = 3_000
MONTHS = 18
BUSY = (0.9, 0.8, 0.9, 1.0, 1.0, 0.9, 0.8, 0.7, 1.1, 1.2, 1.5, 1.7)  # of each month of the year, January first
VISIT_GAP = timedelta(minutes=30)  # a longer pause begins a new visit
LANGUAGE_SHARES = {"it": 0.38, "ro": 0.24, "en": 0.16, "ru": 0.12, "vi": 0.10}
OPEN_HOURS = {"shop": (10, 19), "phone": (9, 18), "delivery": (8, 18), "post": (8, 14), "radio": (7, 20)}
ANY_HOUR = (7, 23)


@dataclass(frozen=True, slots=True)
class Group:
    """A segment: its share of the customers, how they buy, how often again, and how readily they answer."""

    share: float
    ways: Mapping[str, float]  # shop, web, phone; sums to 1
    again: float  # chance of another purchase after each
    answers: float  # chance of an answer after each purchase
    basket: float  # mean value of an order, in the currency


GROUPS = {
    "first_home": Group(0.38, {"shop": 0.22, "web": 0.74, "phone": 0.04}, 0.52, 0.72, 118.0),
    "families": Group(0.37, {"shop": 0.48, "web": 0.44, "phone": 0.08}, 0.62, 0.56, 164.0),
    "connoisseurs": Group(0.25, {"shop": 0.56, "web": 0.16, "phone": 0.28}, 0.66, 0.48, 241.0),
}


@dataclass(frozen=True, slots=True)
class Station:
    """One place on the way: how likely it is met, by the way of buying, and how long after the last one."""

    key: str
    channel: str
    met: Mapping[str, float]
    days: float = 0.0  # mean days since the station before; 0: in the same visit
    repeats: float = 0.0  # chance of meeting it once more at once, again and again
    first_times: bool = False  # met less by those who buy again
    sells: bool = False
    instead_of: str = ""  # not met by whoever met this one


def station(
    key: str, channel: str, shop: float, web: float, phone: float, *, days: float = 0.0, **more: object
) -> Station:
    return Station(key, channel, {"shop": shop, "web": web, "phone": phone}, days, **more)  # type: ignore[arg-type]


STATIONS = (
    station("friend_word", "shop", 0.20, 0.12, 0.28, days=2, first_times=True),
    station("radio_spot", "radio", 0.42, 0.36, 0.46, days=3),
    station("paper_leaflet", "post", 0.52, 0.40, 0.58, days=3),
    station("shop_window", "shop", 0.55, 0.08, 0.12, days=2, first_times=True),
    station("instagram", "social", 0.28, 0.58, 0.10, days=2, repeats=0.3),
    station("search_ads", "web", 0.08, 0.42, 0.05, days=1, first_times=True),
    station("website_home", "web", 0.32, 0.88, 0.25, days=0.5),
    station("home_guides", "web", 0.10, 0.28, 0.08, first_times=True),
    station("newsletter", "e-mail", 0.25, 0.38, 0.20, days=4),
    station("printed_catalogue", "post", 0.48, 0.32, 0.66, days=3),
    station("map_listing", "web", 0.30, 0.06, 0.06, days=1, first_times=True),
    station("product_page", "web", 0.30, 0.96, 0.22, days=1, repeats=0.55),
    station("customer_reviews", "web", 0.12, 0.55, 0.08),
    station("room_planner", "web", 0.30, 0.42, 0.12),
    station("web_chat", "web", 0.04, 0.22, 0.02),
    station("phone_advice", "phone", 0.05, 0.05, 0.74, days=1),
    station("room_displays", "shop", 0.86, 0.08, 0.10, days=2),
    station("shop_scent", "shop", 0.80, 0.07, 0.08),
    station("shop_adviser", "shop", 0.78, 0.07, 0.08),
    station("shop_till", "shop", 1.00, 0.00, 0.00, sells=True),
    station("gift_wrapping", "shop", 0.22, 0.00, 0.00),
    station("web_checkout", "web", 0.00, 1.00, 0.00, days=1, sells=True),
    station("instalments", "web", 0.00, 0.14, 0.00),
    station("phone_order", "phone", 0.00, 0.00, 1.00, days=1, sells=True),
    station("order_confirmation", "e-mail", 0.12, 0.99, 0.90),
    station("click_collect", "shop", 0.00, 0.24, 0.03, days=2),
    station("delivery_day", "web", 0.26, 0.70, 0.72, days=0.5, instead_of="click_collect"),
    station("home_delivery", "delivery", 0.32, 0.98, 0.97, days=3, instead_of="click_collect"),
    station("packaging", "delivery", 0.40, 0.95, 0.95),
    station("product_at_home", "delivery", 0.96, 0.97, 0.97),
    station("assembly_sheet", "delivery", 0.30, 0.36, 0.26),
    station("invoice", "e-mail", 0.40, 0.92, 0.90, days=1),
    station("after_care", "phone", 0.26, 0.34, 0.36, days=7, repeats=0.25),
    station("returns", "delivery", 0.07, 0.15, 0.10, days=3),
    station("loyalty_card", "shop", 0.50, 0.24, 0.28, days=2, first_times=True),
    station("care_tips", "e-mail", 0.30, 0.46, 0.34, days=8),
    station("birthday_card", "post", 0.14, 0.14, 0.14, days=9),
    station("sale_evening", "shop", 0.24, 0.05, 0.12, days=8),
    station("review_request", "e-mail", 0.24, 0.66, 0.30, days=4),
    station("referral_gift", "e-mail", 0.07, 0.09, 0.08, days=5),
    station("home_stories", "social", 0.04, 0.13, 0.03, days=4),
)
FIRST_TIMES_AGAIN = 0.4  # how often those who buy again meet what the first-timers meet


@dataclass(frozen=True, slots=True)
class Customer:
    name: str
    segment: str
    since: datetime
    language: str


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    touchpoint: str
    channel: str
    value: float | None


@dataclass(slots=True)
class Journey:
    """One customer with all events in order, and after which of them a purchase was complete."""

    customer: Customer
    events: list[Event] = field(default_factory=list)
    bought: list[int] = field(default_factory=list)  # how many events there were when a purchase was complete

    def met(self, events: int) -> set[str]:
        """Return the touchpoints among the first so many events."""
        return {event.touchpoint for event in self.events[:events]}


def journeys(start: date, draw: np.random.Generator) -> list[Journey]:
    """Return every customer's events in the 18 months from start on, as a seeded generator draws them."""
    end = datetime.combine(month_after(start, MONTHS), time(), UTC)
    return [journey(customer, end, draw) for customer in customers(start, draw)]


def customers(start: date, draw: np.random.Generator) -> list[Customer]:
    """Return the customers by the moment when they first meet the company."""
    months = [month_after(start, month) for month in range(MONTHS)]
    busy = list(accumulate(BUSY[month.month - 1] for month in months))
    found = []
    for u, day, hour, who, language in draw.random((CUSTOMERS, 5)).tolist():
        month = next(place for place, limit in enumerate(busy) if u * busy[-1] < limit)
        first = months[month]
        days = (month_after(first, 1) - first).days
        at = datetime.combine(first, time(7), UTC) + timedelta(days=int(day * days), minutes=int(hour * 15 * 60))
        segment = drawn({key: group.share for key, group in GROUPS.items()}, who)
        found.append((at, segment, drawn(LANGUAGE_SHARES, language)))
    return [Customer(f"C{n:04}", segment, at, said) for n, (at, segment, said) in enumerate(sorted(found), 1)]


def journey(customer: Customer, end: datetime, draw: np.random.Generator) -> Journey:
    """Walk one customer through purchase after purchase, until they stop or the time is over."""
    group, made, at, again = GROUPS[customer.segment], Journey(customer), customer.since, False
    while at < end:
        way = drawn(group.ways, draw.random())
        complete, at = walk(made, way, at, draw, again=again)
        made.events = [event for event in made.events if event.at < end]
        if complete <= len(made.events):
            made.bought.append(complete)
        if draw.random() > group.again:
            break
        at, again = at + timedelta(days=20 + 75 * float(draw.standard_exponential())), True
    return made


def walk(made: Journey, way: str, at: datetime, draw: np.random.Generator, *, again: bool) -> tuple[int, datetime]:
    """Add one purchase. Returns how many events there are when the product has been used, and the last moment."""
    seen: set[str] = set()
    complete, days = 0, 0.0
    for place in STATIONS:
        days += place.days
        chance = place.met[way] * (FIRST_TIMES_AGAIN if again and place.first_times else 1.0)
        if draw.random() >= chance or place.instead_of in seen:
            continue
        at, days = later(at, days, place.channel, draw), 0.0
        value = None
        if place.sells:
            value = round(GROUPS[made.customer.segment].basket * float(np.exp(0.5 * draw.standard_normal() - 0.125)), 2)
        made.events.append(Event(at, place.key, place.channel, value))
        while place.repeats and draw.random() < place.repeats:
            at = later(at, 0.0, place.channel, draw)
            made.events.append(Event(at, place.key, place.channel, None))
        seen.add(place.key)
        if place.key in {"product_at_home", "after_care", "returns"}:
            complete = len(made.events)
    return complete or len(made.events), at


def later(at: datetime, days: float, channel: str, draw: np.random.Generator) -> datetime:
    """Return a moment after at: some minutes on where no day passes, else within the channel's hours."""
    if not days:
        return at + timedelta(seconds=int(40 + 400 * float(draw.standard_exponential())))
    first, last = OPEN_HOURS.get(channel, ANY_HOUR)
    day = at + timedelta(days=int(1 + days * float(draw.standard_exponential())))
    minute = int(draw.random() * (last - first) * 60)
    return day.replace(hour=first, minute=0, second=0, microsecond=0) + timedelta(
        minutes=minute, seconds=int(60 * float(draw.random()))
    )


def drawn(shares: Mapping[str, float], u: float) -> str:
    """Return the key that a number from 0 to 1 falls on."""
    *sure, last = shares
    for key in sure:
        u -= shares[key]
        if u < 0:
            return key
    return last


def month_after(day: date, months: int) -> date:
    """Return the first day of the month so many months after a day's month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)
