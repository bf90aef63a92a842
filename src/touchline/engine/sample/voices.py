"""What the customers of Casa Lavanda say: ratings that follow the truth, and comments that follow the ratings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

from touchline.engine.sample.journeys import GROUPS, MONTHS, Journey, month_after
from touchline.engine.sample.shape import Contact
from touchline.engine.sample.texts import CommentBank
from touchline.engine.sample.truth import Truth

Floats = npt.NDArray[np.float64]

LOW, HIGH, NOT_MET = 1, 5, 9
SPREAD = 0.95  # standard deviation of a rating before it is rounded
MOOD = 0.3  # how much of it is the person's mood, alike at every touchpoint
BLANK_SHARE = 0.04
COMMENT_SHARES = {"bad": 0.55, "good": 0.22}
TAIL_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Occasion:
    """Somebody answers: who, when, and which touchpoints they have met by then."""

    journey: Journey
    at: datetime
    met: frozenset[str]


def occasions(made: Sequence[Journey], start: date, draw: np.random.Generator) -> list[Occasion]:
    """Return when somebody answers, in the order of time: after a purchase, a few days later, if they care to."""
    end = datetime.combine(month_after(start, MONTHS), time(), UTC)
    found = []
    for journey in made:
        for events in journey.bought:
            answers, days, minute = draw.random(3).tolist()
            day = journey.events[events - 1].at + timedelta(days=2 + int(8 * days))
            at = day.replace(hour=8, minute=0, second=0) + timedelta(minutes=int(13 * 60 * minute))
            if answers < GROUPS[journey.customer.segment].answers and at < end:
                found.append(Occasion(journey, at, frozenset(journey.met(events))))
    return sorted(found, key=lambda occasion: (occasion.at, occasion.journey.customer.name))


def answers(
    truth: Truth, said: Sequence[Occasion], start: date, bank: CommentBank, draw: np.random.Generator
) -> pl.DataFrame:
    """Return one row an answer, as Sample.answers describes them, with the keys of segments."""
    rated = truth.rated
    worse_from = datetime.combine(month_after(start, truth.worse_from_month - 1), time(), UTC)
    worse = np.array([occasion.at >= worse_from for occasion in said])
    met = np.array([[contact.key in occasion.met for contact in rated] for occasion in said])
    experience, mood = draw.standard_normal(met.shape), draw.standard_normal(len(said))
    fallen = np.outer(worse, [truth.worse_by if contact.key == truth.worse else 0.0 for contact in rated])
    ratings = rounded(
        np.array([contact.mean for contact in rated])
        - fallen
        + SPREAD * (MOOD * mood[:, None] + (1 - MOOD**2) ** 0.5 * experience)
    )
    overall = rounded(
        truth.overall_mean
        + (met * (experience - fallen / SPREAD) * np.array([contact.strength for contact in rated])).sum(axis=1)
        + MOOD * 0.5 * mood
        + truth.noise * draw.standard_normal(len(said))
    )
    blank = draw.random(met.shape) < BLANK_SHARE
    columns = {
        contact.key: pl.Series(np.where(met[:, t], ratings[:, t], NOT_MET))
        .cast(pl.Int64)
        .set(pl.Series(blank[:, t] & met[:, t]), None)
        for t, contact in enumerate(rated)
    }
    weight = weights([occasion.journey.customer.segment for occasion in said])
    return pl.DataFrame(
        {
            "answer_id": [f"A{n:05}" for n in range(1, len(said) + 1)],
            "customer": [occasion.journey.customer.name for occasion in said],
            "answered_at": [occasion.at for occasion in said],
            "segment": [occasion.journey.customer.segment for occasion in said],
            "weight": weight,
            "language": [occasion.journey.customer.language for occasion in said],
            **columns,
            "overall": overall.astype(np.int64),
            "comment": comments(said, rated, ratings, overall, bank=bank, draw=draw),
        }
    )


def rounded(values: Floats) -> Floats:
    """Return ratings as people give them: whole numbers within the scale."""
    whole: Floats = np.clip(np.rint(values), LOW, HIGH)
    return whole


def weights(segments: Sequence[str]) -> list[float]:
    """Return what each answer weighs, so that segments count as much as they buy; the mean of all segments is 1."""
    mean = sum(group.answers for group in GROUPS.values()) / len(GROUPS)
    return [round(mean / GROUPS[segment].answers, 3) for segment in segments]


def comments(
    said: Sequence[Occasion],
    rated: Sequence[Contact],
    ratings: Floats,
    overall: Floats,
    *,
    bank: CommentBank,
    draw: np.random.Generator,
) -> list[str | None]:
    """Return what each person writes beside the ratings, mostly nothing: about what moved them most."""
    written: list[str | None] = []
    for place, occasion in enumerate(said):
        writes, which, sentence, tail, tail_kind = draw.random(5).tolist()
        mood = "good" if overall[place] >= 4 else "bad"
        wanted = HIGH if mood == "good" else LOW
        met = [t for t, contact in enumerate(rated) if contact.key in occasion.met]
        if writes >= COMMENT_SHARES[mood] or not met:
            written.append(None)
            continue
        nearest = min(abs(ratings[place, t] - wanted) for t in met)
        telling = [t for t in met if abs(ratings[place, t] - wanted) == nearest and nearest <= 1]
        weight = [0.15 + rated[t].strength for t in telling]
        about = rated[telling[chosen(weight, which)]].key if telling else ""
        language = occasion.journey.customer.language
        words = bank.about(about, mood, language)
        text = words[int(sentence * len(words))]
        tails = bank.tails[mood, language]
        written.append(f"{text} {tails[int(tail_kind * len(tails))]}" if tail < TAIL_SHARE else text)
    return written


def chosen(weight: Sequence[float], u: float) -> int:
    """Return the place that a number from 0 to 1 falls on, by weight."""
    u *= sum(weight)
    for place, each in enumerate(weight):
        u -= each
        if u < 0:
            return place
    return len(weight) - 1
