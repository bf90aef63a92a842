"""Verdicts: one word for each touchpoint, with the reasons and the evidence behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import polars as pl

from touchline.engine.analyse.drivers import Drivers
from touchline.engine.analyse.quadrants import Quadrant
from touchline.engine.analyse.verdict_reasons import (
    Evidence,
    Reason,
    Standing,
    balance_reasons,
    contrast_reason,
    importance_reasons,
    score_reason,
    small_impact,
)
from touchline.engine.errors import UnusableInputError

LEAST_ANSWERS = 30
MANY_MEET_SHARE = 0.5
BELOW_CONTACTS = "importance-below-contacts"


class Word(StrEnum):
    """What a touchpoint is, in one word."""

    EFFECTIVE = "effective"
    WEAK = "weak"
    DEAL_BREAKER = "deal-breaker"
    OVER_USED = "over-used"
    UNDER_USED = "under-used"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A touchpoint's word, the weakest kind of evidence among its reasons, and the reasons, the telling one first."""

    touchpoint: str
    word: Word
    evidence: Evidence
    reasons: tuple[Reason, ...]


def verdicts(
    scores: pl.DataFrame,
    drivers: Drivers | None,
    contrasts: pl.DataFrame | None = None,
    *,
    target: float | None = None,
    margin: float = 0.2,
    cost_shares: Mapping[str, float] | None = None,
    cost_evidence: Evidence = Evidence.GUESSED,
    contact_shares: Mapping[str, float] | None = None,
    reach_shares: Mapping[str, float] | None = None,
) -> list[Verdict]:
    """Give each touchpoint its verdict, by the first rule that holds.

    scores       as listen.scores returns them for the mean, without group: touchpoint, value, low, high, answers,
                 met_share
    drivers      what analyse.drivers found; None where it could not be computed
    contrasts    as analyse.penalty_reward returns them; None where not computed
    target       the score that is good enough, in the question's units; otherwise the mean of the measured scores
    margin       points that make no difference, of the scores and of the whole: 5 % of a scale from 1 to 5
    cost_shares  each touchpoint's share of the running cost, 0 to 1; cost_evidence says where they come from
    contact_shares, reach_shares  of the contacts, and of the customers reached, as events tell; else as answers do

    Below, above and less than mean: with the whole 95 % interval.
    1 unmeasured    fewer than 30 ratings
    2 deal-breaker  the score is below the target, and a low rating takes more from the whole than a high one gives
    3 weak          the score is below the target
    4 over-used     all its ratings together move the whole by less than the margin, and its share of the cost is above
                    its share of importance; where costs are not known (a guess then), instead of the latter: half of
                    the customers or more meet it, it surely stands at little importance and high score, and its
                    share of importance is below its share of the contacts
    5 under-used    fewer than half meet it, its share of importance is above its share of the contacts, and it does
                    not pull the other way
    6 effective     the score is above the target, or not below it by more than the margin
    7 unmeasured    the interval is too wide to say
    Rules 4 and 5 hold only where a driver was found. That something is not settled never speaks for cutting it.

    Returns one verdict a touchpoint, in the order of scores.
    Raises UnusableInputError: share-outside-0-1.
    """
    refuse_shares(cost_shares, contact_shares, reach_shares)
    goal = target if target is not None else mean_of(scores.filter(pl.col("answers") >= LEAST_ANSWERS))
    driven, contrasted = by_touchpoint(drivers.table if drivers else None), by_touchpoint(contrasts)
    taken, met = contact_shares or shares_of_answers(scores), met_shares(scores) | dict(reach_shares or {})
    standings = [
        Standing(
            score=row,
            target=goal,
            margin=margin,
            drivers=drivers,
            driver=driven.get(row["touchpoint"]),
            contrast=contrasted.get(row["touchpoint"]),
            contact_share=taken.get(row["touchpoint"], 0.0),
            reach_share=met[row["touchpoint"]],
            cost_share=(cost_shares or {}).get(row["touchpoint"]),
            cost_evidence=cost_evidence,
        )
        for row in scores.rows(named=True)
    ]
    return [verdict(standing) for standing in standings]


def by_touchpoint(table: pl.DataFrame | None) -> dict[str, dict[str, Any]]:
    """Return the rows of a table by their touchpoint."""
    return {row["touchpoint"]: row for row in table.rows(named=True)} if table is not None else {}


def verdict(standing: Standing) -> Verdict:
    """Apply the rules to one touchpoint."""
    name, answers = standing.score["touchpoint"], standing.score["answers"]
    if answers < LEAST_ANSWERS:
        few = Reason("few-answers", Evidence.GUESSED, {"answers": answers, "least": LEAST_ANSWERS})
        return Verdict(name, Word.UNMEASURED, Evidence.GUESSED, (few,))
    score, contrast = score_reason(standing), contrast_reason(standing)
    about, balance = importance_reasons(standing), balance_reasons(standing)
    word, telling = ruled(standing, score, contrast, balance)
    said = (*telling, score, contrast, *about, *balance)
    reasons = {reason.code: reason for reason in said if reason is not None}
    weakest = max((reason.evidence for reason in (*telling, score)), key=list(Evidence).index)
    return Verdict(name, word, weakest, tuple(reasons.values()))


def ruled(
    standing: Standing, score: Reason, contrast: Reason | None, balance: list[Reason]
) -> tuple[Word, list[Reason]]:
    """Return the word of rules 2 to 7 and the reasons that tell."""
    if score.code == "score-low":
        basic = contrast is not None and contrast.code == "basic"
        return (Word.DEAL_BREAKER, [contrast]) if basic and contrast else (Word.WEAK, [score])
    found = {reason.code: reason for reason in balance}
    over, under = over_used(standing, found), under_used(standing, found)
    if over or under:
        return (Word.OVER_USED, over) if over else (Word.UNDER_USED, under)
    return (Word.UNMEASURED if score.code == "score-open" else Word.EFFECTIVE), [score]


def over_used(standing: Standing, found: Mapping[str, Reason]) -> list[Reason]:
    """Return why a touchpoint is over-used, nothing if it is not."""
    small, dear, below = small_impact(standing), found.get("cost-above-importance"), found.get(BELOW_CONTACTS)
    if standing.cost_share is not None:
        return [dear, small] if dear and small else []
    idle = standing.driver is not None and standing.driver["quadrant"] == Quadrant.POSSIBLE_OVERKILL
    if not (idle and small and below and standing.reach_share >= MANY_MEET_SHARE):
        return []
    return [below, small, Reason("cost-unknown", Evidence.GUESSED, {})]


def under_used(standing: Standing, found: Mapping[str, Reason]) -> list[Reason]:
    """Return why a touchpoint is under-used, nothing if it is not."""
    above, driver = found.get("importance-above-contacts"), standing.driver
    pulls_back = driver is None or driver["beta"] is None or driver["beta"] <= 0
    return [above] if above and not pulls_back and standing.reach_share < MANY_MEET_SHARE else []


def met_shares(scores: pl.DataFrame) -> dict[str, float]:
    """Return the share of people who say that they met each touchpoint, 0 where nobody said."""
    return {name: row["met_share"] or 0.0 for name, row in by_touchpoint(scores).items()}


def shares_of_answers(scores: pl.DataFrame) -> dict[str, float]:
    """Return each touchpoint's share of the contacts that answers tell of: people who say that they met it."""
    met = met_shares(scores)
    contacts = sum(sorted(met.values()))
    return {name: share / contacts for name, share in met.items()} if contacts else {}


def mean_of(measured: pl.DataFrame) -> float:
    """Return the mean of the scores, 0 where there is none."""
    values: list[Any] = sorted(measured["value"].drop_nulls().to_list())
    return sum(values) / len(values) if values else 0.0


def refuse_shares(*given: Mapping[str, float] | None) -> None:
    """Refuse shares that are none."""
    stray = {name: share for shares in given for name, share in (shares or {}).items() if not 0 <= share <= 1}
    if stray:
        name, share = next(iter(sorted(stray.items())))
        raise UnusableInputError(
            "share-outside-0-1",
            f"the share of {name} is {share}",
            expected="a share from 0 to 1",
            fix="Divide each amount by the sum of all.",
            touchpoint=name,
            share=share,
        )
