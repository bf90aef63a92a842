"""Where the effort goes: touchpoints, contacts and cost over the stages, beside what the stages weigh."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import polars as pl

from touchline.engine.analyse.concentration import gini, mismatch
from touchline.engine.errors import UnusableInputError
from touchline.engine.tables.columns import check_present

AMOUNTS = ("touchpoints", "contacts", "cost")
MARGIN = 0.05
SCHEMA = {
    "stage": pl.String,
    "importance_share": pl.Float64,
    **{
        f"{amount}{part}": pl.String if part == "_load" else pl.Float64
        for amount in AMOUNTS
        for part in ("", "_share", "_load")
    },
}


class Load(StrEnum):
    """How a stage's share of something stands to its importance."""

    HEAVY = "heavy"
    EVEN = "even"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class Spread:
    """How one amount is spread over stages and touchpoints.

    known     touchpoints for which the amount is known
    of        all touchpoints
    total     in the amount's own unit
    mismatch  share, 0 to 1, that would have to stand in another stage to match importance; null: nothing is known
    gini      0 all alike, towards 1 all in one place: of contacts and cost over the touchpoints for which they are
              known, of touchpoints over the stages; null: nothing is known, or all is 0
    """

    known: int
    of: int
    total: float
    mismatch: float | None
    gini: float | None


@dataclass(frozen=True, slots=True)
class Distribution:
    """What stands in each stage, beside what the stage weighs.

    table, one row a stage, in the order given:
        stage                         str
        importance_share              float, 0 to 1; they sum to 1
        touchpoints, contacts, cost   float, in the amount's own unit; null: known of no touchpoint at all
        .._share                      float, of all stages together, 0 to 1; null as above, or where the total is 0
        .._load                       str, heavy, even or thin; null as the share
    spreads     by amount: touchpoints, contacts, cost
    cost_without_sign  in the unit of cost, of the touchpoints that were looked at and show no sign of benefit;
                       touchpoints_without_sign names them, the dearest first
    cost_unmeasured    the same of the touchpoints nobody looked at; touchpoints_unmeasured names them
    margin             share, 0 to 1, from which on a stage is heavy or thin
    """

    table: pl.DataFrame
    spreads: Mapping[str, Spread]
    cost_without_sign: float
    cost_unmeasured: float
    touchpoints_without_sign: tuple[str, ...]
    touchpoints_unmeasured: tuple[str, ...]
    margin: float


def distribution(stages: pl.DataFrame, touchpoints: pl.DataFrame, *, margin: float = MARGIN) -> Distribution:
    """Lay touchpoints, contacts and cost over the stages, against the stages' importance.

    stages: one row per stage, in order
        stage       str, each once
        importance  float, 0 or more, any unit: scaled to a sum of 1
    touchpoints: one row per touchpoint and stage it stands in; in two stages, half of its amounts go to each
        touchpoint  str
        stage       str, one of stages
        contacts    float, 0 or more; null, or no such column: not known
        cost        float, 0 or more, one currency and period; null, or no such column: not known
        benefit     bool, whether anything shows that it does good; null, or no such column: nobody looked
    margin: share, 0 to 1, by which a stage's share must differ from its importance to be heavy or thin

    All of it is counted, not sampled, so there are no intervals; rows in any order give the same numbers to the last
    bit.

    Raises UnusableInputError: no-such-column, no-stages-to-weigh, stage-twice, no-importance, unknown-stage,
    negative-amount.
    """
    names, weights = weighed(stages)
    placed = laid_out(touchpoints, names)
    columns: dict[str, Sequence[object]] = {"stage": names, "importance_share": weights}
    spreads = {}
    for amount in AMOUNTS:
        known = [row for row in placed if row[amount] is not None]
        sums = [math.fsum(sorted(row[amount] for row in known if row["stage"] == name)) for name in names]
        total = math.fsum(sums)
        shares = [part / total for part in sums] if total else None
        columns[amount] = sums if known else [None] * len(names)
        columns[f"{amount}_share"] = shares or [None] * len(names)
        columns[f"{amount}_load"] = loads(shares, weights, margin) if shares else [None] * len(names)
        each = per_touchpoint(known, amount)
        apart = mismatch(shares, weights) if shares else None
        uneven = gini(list(each.values())) if amount != "touchpoints" else gini(sums)
        spreads[amount] = Spread(len(each), len({row["touchpoint"] for row in placed}), total, apart, uneven)
    table = pl.DataFrame({name: pl.Series(name, columns[name], dtype=kind) for name, kind in SCHEMA.items()})
    idle, unseen = (unhelpful(placed, seen=seen) for seen in (True, False))
    return Distribution(
        table, spreads, math.fsum(idle.values()), math.fsum(unseen.values()), tuple(idle), tuple(unseen), margin
    )


def weighed(stages: pl.DataFrame) -> tuple[list[str], list[float]]:
    """Return the stages' names and their shares of importance."""
    check_present(["stage", "importance"], stages.columns)
    names, weights = stages["stage"].to_list(), stages["importance"].cast(pl.Float64).to_list()
    if not names:
        raise UnusableInputError(
            "no-stages-to-weigh",
            "no stage",
            expected="at least one",
            fix="Lay out the stages first, or name a ready scheme.",
        )
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise UnusableInputError(
            "stage-twice",
            f"stage {twice[0]!r} is there twice",
            expected="each stage once",
            fix="Give each a name of its own.",
            stage=twice[0],
        )
    refuse_negative("importance", dict(zip(names, weights, strict=True)))
    total = math.fsum(weights)
    if not total:
        raise UnusableInputError(
            "no-importance",
            "no stage has any importance",
            expected="at least one stage with an importance above 0",
            fix="Say how much each stage matters.",
        )
    return names, [weight / total for weight in weights]


def laid_out(touchpoints: pl.DataFrame, stages: Sequence[str]) -> list[dict[str, Any]]:
    """Return one row per touchpoint and stage, by both names, each with its part of the touchpoint's amounts."""
    check_present(["touchpoint", "stage"], touchpoints.columns)
    there = set(touchpoints.columns)
    missing = [pl.lit(None).alias(name) for name in ("contacts", "cost", "benefit") if name not in there]
    wanted = touchpoints.with_columns(missing).select(
        "touchpoint",
        "stage",
        pl.col("contacts", "cost").cast(pl.Float64),
        pl.col("benefit").cast(pl.Boolean),
        pl.lit(1.0).alias("touchpoints"),
    )
    rows = wanted.sort("touchpoint", "stage", "contacts", "cost", "benefit").to_dicts()
    if strange := sorted({str(row["stage"]) for row in rows} - set(stages)):
        raise UnusableInputError(
            "unknown-stage",
            f"stage {strange[0]!r}",
            expected=f"one of {', '.join(stages)}",
            fix="Write it as the stages are called, or add it to them.",
            stage=strange[0],
            stages=", ".join(stages),
        )
    for amount in ("contacts", "cost"):
        refuse_negative(amount, {row["touchpoint"]: row[amount] for row in rows if row[amount] is not None})
    return shared(rows)


def shared(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Share a touchpoint's contacts and cost out among its stages."""
    times: dict[str, int] = {}
    for row in rows:
        times[row["touchpoint"]] = times.get(row["touchpoint"], 0) + 1
    for row in rows:
        for amount in ("contacts", "cost"):
            if row[amount] is not None:
                row[amount] /= times[row["touchpoint"]]
    return rows


def per_touchpoint(rows: Sequence[Mapping[str, Any]], amount: str) -> dict[str, float]:
    """Return a touchpoint's amount over all its stages, by name."""
    parts: dict[str, list[float]] = {}
    for row in rows:
        parts.setdefault(row["touchpoint"], []).append(row[amount])
    return {name: math.fsum(sorted(found)) for name, found in sorted(parts.items())}


def loads(shares: Sequence[float], weights: Sequence[float], margin: float) -> list[str]:
    """Say of each stage whether its share stands above or below its importance by the margin or more."""
    apart = [round(share - weight, 12) for share, weight in zip(shares, weights, strict=True)]
    return [Load.HEAVY if gap >= margin else Load.THIN if gap <= -margin else Load.EVEN for gap in apart]


def unhelpful(rows: Sequence[Mapping[str, Any]], *, seen: bool) -> dict[str, float]:
    """Return the cost of touchpoints without a sign of benefit, the dearest first: looked at (seen), or not."""
    found = [row for row in rows if row["cost"] and (row["benefit"] is False if seen else row["benefit"] is None)]
    each = per_touchpoint(found, "cost")
    return dict(sorted(each.items(), key=lambda item: (-item[1], item[0])))


def refuse_negative(what: str, amounts: Mapping[str, float | None]) -> None:
    stray = {
        name: amount for name, amount in amounts.items() if amount is None or not amount >= 0 or math.isinf(amount)
    }
    if stray:
        name, amount = next(iter(stray.items()))
        raise UnusableInputError(
            "negative-amount",
            f"{what} of {name} is {amount}",
            expected="a number of 0 or more",
            fix="Correct it, or leave it blank where it is not known.",
            what=what,
            name=name,
            amount=amount,
        )
