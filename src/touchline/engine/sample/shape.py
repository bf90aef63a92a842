"""What a sample is made of: a company, where it meets its customers, and all that it knows of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from touchline.engine.record import AnswerMapping, EventMapping


@dataclass(frozen=True, slots=True)
class Contact:
    """A touchpoint as the truth has it. It is named by its key in every language."""

    key: str
    stage: str  # a key of the lifecycle's seven stages
    kinds: tuple[str, ...]
    channel: str
    cost: int = 0  # running cost a month, in whole units of the currency
    rated: bool = True  # whether the survey asks for it
    mean: float = 4.0  # mean rating on the scale from 1 to 5
    strength: float = 0.0  # points of the overall rating that one standard deviation of the experience here moves
    direct: bool = True
    protected: bool = False
    segments: tuple[str, ...] = ()  # keys; none: the card stands for all


@dataclass(frozen=True, slots=True)
class Feeling:
    """What is written down of a touchpoint's experience, in the row in which its card stands.

    Emotions go from -2 (very bad) to +2 (very good). says: statements by field (wants, frustrations); rests_on: the
    kind of evidence for a field, where there is any.
    """

    contact: str
    felt: int | None
    wished: int
    moment_of_truth: bool = False
    met: str = ""  # below, met or above what customers expect
    says: Mapping[str, str] = field(default_factory=dict)
    rests_on: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up company, in one language.

    contacts   the touchpoints, stage by stage in the order of the journey
    names      what each touchpoint is called, by its key; no two alike
    segments   what each segment is called, by its key
    texts      every other text of the sample, by its key
    importance share of each stage, by its key, 0 to 1; they sum to 1
    answers    one row an answer: answer_id, customer, answered_at, segment, weight, language, one column a rated
               touchpoint under its key (1 to 5, 9 not met, null left blank), overall (1 to 5), comment
    mapping    how to read answers; event_mapping how to read events
    events     one row an event, in the order of time: event_id, customer, at (UTC), touchpoint (its name), channel,
               value (in the currency), session. None: the company keeps no events
    options    one row an option, with the columns that decide.read_options takes; costs are of the currency a month
    feelings   what is felt and wished, and statements with what they rest on, one a touchpoint that has any
    notes      one row a note: day, touchpoint (its key), text
    customers  one row a customer: customer, segment, since, language
    """

    key: str
    name: str
    language: str
    start: date
    months: int
    currency: str
    contacts: tuple[Contact, ...]
    names: Mapping[str, str]
    segments: Mapping[str, str]
    texts: Mapping[str, str]
    importance: Mapping[str, float]
    answers: pl.DataFrame
    mapping: AnswerMapping
    event_mapping: EventMapping | None
    events: pl.DataFrame | None
    options: pl.DataFrame
    feelings: tuple[Feeling, ...]
    notes: pl.DataFrame
    customers: pl.DataFrame
