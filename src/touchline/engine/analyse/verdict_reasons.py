"""The reasons behind a verdict: a code, the kind of evidence, and the numbers. The words are the reader's affair."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from touchline.engine.analyse.drivers import Drivers


class Evidence(StrEnum):
    """How something is known, the strongest first."""

    TESTED = "tested"
    OBSERVED = "observed"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is known of a touchpoint, with its numbers."""

    code: str
    evidence: Evidence
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is known of one touchpoint: rows of the tables of scores, drivers and contrasts."""

    score: Mapping[str, Any]
    target: float
    margin: float  # points that make no difference
    drivers: Drivers | None
    driver: Mapping[str, Any] | None
    contrast: Mapping[str, Any] | None
    contact_share: float  # of all contacts with touchpoints, 0 to 1
    reach_share: float  # of the customers who meet it, 0 to 1
    cost_share: float | None
    cost_evidence: Evidence


def score_reason(standing: Standing) -> Reason:
    """Compare the score with the target: below, above, near enough, or open; each with the whole interval."""
    row = standing.score
    values = {key: row[key] for key in ("value", "low", "high", "answers")}
    values |= {"target": standing.target, "margin": standing.margin}
    low, high = row["low"], row["high"]
    if low is None or high is None:
        code = "score-open"
    elif high < standing.target:
        code = "score-low"
    elif low > standing.target:
        code = "score-high"
    else:
        code = "score-near" if low >= standing.target - standing.margin else "score-open"
    return Reason(code, Evidence.OBSERVED, values)


def contrast_reason(standing: Standing) -> Reason | None:
    """Say which way the touchpoint moves the whole, where that is settled."""
    row = standing.contrast
    if row is None or row["kind"] in {None, "undecided"}:
        return None
    keys = ("penalty", "reward", "asymmetry", "low_answers", "high_answers", "kind_certainty_share")
    return Reason(row["kind"], Evidence.OBSERVED, {key: row[key] for key in keys})


def small_impact(standing: Standing) -> Reason | None:
    """Say that low and high ratings together move the whole by less than the margin, where that is known."""
    row = standing.contrast
    if row is None or row["impact_high"] is None or row["impact_high"] >= standing.margin:
        return None
    values = {key: row[key] for key in ("impact", "impact_low", "impact_high")} | {"margin": standing.margin}
    return Reason("impact-small", Evidence.OBSERVED, values)


def importance_reasons(standing: Standing) -> list[Reason]:
    """Compare the share of importance with an even share, and say what must be known beside it."""
    drivers, row = standing.drivers, standing.driver
    if drivers is None or row is None:
        return [Reason("no-importance", Evidence.GUESSED, {})]
    if not drivers.found:
        return [Reason("no-driver-found", Evidence.OBSERVED, {"r2": drivers.r2, "r2_threshold": drivers.r2_threshold})]
    even = 1 / drivers.table.height
    keys = ("importance_share", "importance_low", "importance_high", "answers")
    values = {key: row[key] for key in keys} | {"even_share": even}
    if row["importance_low"] > even:
        code = "importance-high"
    else:
        code = "importance-low" if row["importance_high"] < even else "importance-open"
    reasons = [Reason(code, Evidence.OBSERVED, values)]
    signs = {"beta": row["beta"], "r": row["r"]}
    notes = drivers.notes[row["touchpoint"]]
    reasons += [Reason(note, Evidence.OBSERVED, signs) for note in ("opposite-signs", "negative") if note in notes]
    return reasons


def balance_reasons(standing: Standing) -> list[Reason]:
    """Compare the share of importance with the shares of contacts and of cost, each with the whole interval."""
    if standing.drivers is None or standing.driver is None or not standing.drivers.found:
        return []
    met = {"met_share": standing.reach_share}
    reasons = [
        beside(standing.driver, "contacts", standing.contact_share, Evidence.OBSERVED, met),
        beside(standing.driver, "cost", standing.cost_share, standing.cost_evidence, {}),
    ]
    return [reason for reason in reasons if reason is not None]


def beside(
    driver: Mapping[str, Any], what: str, share: float | None, evidence: Evidence, more: Mapping[str, Any]
) -> Reason | None:
    """Say whether importance is clearly above or below another share; None where it is neither."""
    if share is None:
        return None
    values = {key: driver[key] for key in ("importance_share", "importance_low", "importance_high")}
    values |= {f"{what.removesuffix('s')}_share": share, **more}
    if driver["importance_high"] < share:
        code = "importance-below-contacts" if what == "contacts" else "cost-above-importance"
    elif driver["importance_low"] > share:
        code = "importance-above-contacts" if what == "contacts" else "cost-below-importance"
    else:
        return None
    return Reason(code, evidence, values)
