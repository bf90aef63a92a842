"""Drivers and verdicts as plain dictionaries and lists, to keep and to bring back."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import polars as pl

from touchline.engine.analyse.drivers import SCHEMA, Drivers
from touchline.engine.analyse.verdict_reasons import Evidence, Reason
from touchline.engine.analyse.verdicts import Verdict, Word


def drivers_to_plain(found: Drivers) -> dict[str, Any]:
    """Return drivers as a dictionary fit for JSON, units as there; the table is a list with one dictionary a row.

    Raises nothing.
    """
    plain = {field.name: getattr(found, field.name) for field in fields(found)}
    notes = {touchpoint: list(codes) for touchpoint, codes in found.notes.items()}
    return plain | {"table": found.table.to_dicts(), "notes": notes}


def drivers_from_plain(plain: Mapping[str, Any]) -> Drivers:
    """Return what drivers_to_plain was given; shares and units as there. Raises KeyError, TypeError on other input."""
    notes = {touchpoint: tuple(codes) for touchpoint, codes in plain["notes"].items()}
    table = pl.DataFrame(plain["table"], schema=SCHEMA)
    return Drivers(**{**plain, "table": table, "notes": notes})


def verdict_to_plain(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict, of one row of the scores, as a dictionary fit for JSON, units as there. Raises nothing."""
    return asdict(verdict)


def verdict_from_plain(plain: Mapping[str, Any]) -> Verdict:
    """Return what verdict_to_plain was given. Raises KeyError, ValueError on other input."""
    reasons = [Reason(r["code"], Evidence(r["evidence"]), r["values"]) for r in plain["reasons"]]
    return Verdict(plain["touchpoint"], Word(plain["word"]), Evidence(plain["evidence"]), tuple(reasons))
