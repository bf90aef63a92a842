"""What a statement rests on: whether it is assumed, observed or tested, and how much that is worth today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from touchline.engine.errors import UnusableInputError


class Standing(StrEnum):
    """How a statement stands, the weakest first."""

    ASSUMED = "assumed"
    OBSERVED = "observed"
    TESTED = "tested"


STANDING = {
    "interview": Standing.OBSERVED,
    "diary": Standing.OBSERVED,
    "crawl": Standing.OBSERVED,
    "survey": Standing.TESTED,
    "event-query": Standing.TESTED,
    "team-idea": Standing.ASSUMED,
}
ENOUGH = {Standing.OBSERVED: 5, Standing.TESTED: 30}  # people or cases with which a source counts in full
BEST = {Standing.ASSUMED: 0.0, Standing.OBSERVED: 0.6, Standing.TESTED: 1.0}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence. answers: people or cases (None: not told). reliability: 1 (weak) to 3 (strong)."""

    kind: str
    on: date
    answers: int | None = None
    reliability: int = 2


@dataclass(frozen=True, slots=True)
class Support:
    """What a statement rests on. strength: 0 (nothing) to 1; pieces: how many; newest: the day of the latest, or None.

    stale: it rests on something, but the latest is older than the half-life.
    """

    standing: Standing
    strength: float
    pieces: int
    newest: date | None
    stale: bool


def strength(piece: Piece, *, today: date, half_life_days: int) -> float:
    """Say how much one piece of evidence is worth today, from 0 to 1: a rule of thumb, not a probability.

    One piece in, one number out: the best its kind can be (tested 1, observed 0.6, an idea 0), times its reliability
    in thirds, times the square root of the share that its number of people is of enough (30 tested, 5 observed; not
    told counts as 1), times a half for each half-life (in days) that it is old. A day to come counts as today.
    Raises UnusableInputError (unknown-evidence-kind, half-life-not-positive).

    >>> strength(Piece("survey", date(2026, 1, 1), 30, 3), today=date(2027, 1, 1), half_life_days=365)
    0.5
    """
    if half_life_days <= 0:
        raise UnusableInputError(
            "half-life-not-positive",
            f"a half-life of {half_life_days} days",
            expected="at least 1 day",
            fix="Set how long evidence keeps half of its worth in the settings of the workspace.",
            days=half_life_days,
        )
    standing = standing_of(piece)
    if standing is Standing.ASSUMED:
        return 0.0
    people = min(1.0, (piece.answers or 1) / ENOUGH[standing]) ** 0.5
    age_days = max((today - piece.on).days, 0)
    return float(BEST[standing] * piece.reliability / 3 * people * 0.5 ** (age_days / half_life_days))


def support(pieces: Iterable[Piece], *, today: date, half_life_days: int) -> Support:
    """Sum up what a statement rests on: one row a piece of evidence, in any order; none is an assumption.

    It stands as its best piece does. Pieces add up as if each covered its share of the doubt that the others leave:
    1 minus the product of what each leaves. An idea of the team is no support. half_life_days: in days.
    Raises UnusableInputError as strength does.
    """
    told = sorted(pieces, key=lambda piece: (piece.on, piece.kind, piece.answers or 0, piece.reliability))
    doubt, best = 1.0, Standing.ASSUMED
    for piece in told:
        doubt *= 1 - strength(piece, today=today, half_life_days=half_life_days)
        best = max(best, standing_of(piece), key=list(Standing).index)
    real = [piece.on for piece in told if standing_of(piece) is not Standing.ASSUMED]
    newest = max(real) if real else None
    stale = newest is not None and (today - newest).days > half_life_days
    return Support(best, 1 - doubt, len(told), newest, stale)


def standing_of(piece: Piece) -> Standing:
    """Say how a statement stands by this piece alone: one piece in, one word out, without units.

    Raises UnusableInputError (unknown-evidence-kind).

    >>> standing_of(Piece("diary", date(2026, 11, 3)))
    <Standing.OBSERVED: 'observed'>
    """
    if piece.kind not in STANDING:
        raise UnusableInputError(
            "unknown-evidence-kind",
            f"evidence of kind {piece.kind!r}",
            expected=f"one of {', '.join(STANDING)}",
            fix="Name one of these kinds.",
            kind=piece.kind,
        )
    return STANDING[piece.kind]
