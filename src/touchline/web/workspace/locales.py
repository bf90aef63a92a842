"""Currencies and time zones to choose from, named in the reader's language, and a guess of the visitor's own."""

import re
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

HOME = {"ro": "RO", "ru": "RU", "it": "IT", "vi": "VN"}  # of a browser that names no country


@cache
def countries_of_zones() -> dict[str, str]:
    """Return each time zone people live in, with its country's two letters."""
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {zone: country for country, _position, zone, *_ in sorted(rows, key=lambda row: row[2])}


def time_zones() -> list[tuple[str, str]]:
    """Return the time zones to choose from, UTC first."""
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in countries_of_zones())]


@cache
def current_currencies() -> frozenset[str]:
    """Return the codes of the currencies that some country pays with today."""
    countries = get_global("territory_currencies")
    return frozenset(code for country in countries for code in get_territory_currencies(country))


@cache
def currencies(language: str) -> list[tuple[str, str]]:
    """Return the currencies to choose from, by their name in this language."""
    names = Locale.parse(language).currencies
    known = [(code, f"{names[code]} ({code})") for code in current_currencies() if code in names]
    return sorted(known, key=lambda choice: (choice[1].casefold(), choice[0]))


def country_of(accepted: str) -> str:
    """Guess a country from an Accept-Language header: ro-RO,ro;q=0.9 gives RO, it gives IT, en gives none."""
    for wish in accepted.split(","):
        match = re.fullmatch(r"([a-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Z]{2}))?", wish.partition(";")[0].strip())
        if match and (country := match[2] or HOME.get(match[1])):
            return country
    return ""


def guess_currency(accepted: str) -> str:
    """Guess the visitor's currency from what their browser says, or EUR."""
    found = get_territory_currencies(country_of(accepted) or "ZZ")
    return found[-1] if found and found[-1] in current_currencies() else "EUR"
