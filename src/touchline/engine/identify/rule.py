"""The rule of a segment: conditions on customers' traits, and how many customers fall in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from math import isfinite
from operator import and_, or_
from typing import Any

import polars as pl

from touchline.engine.errors import UnusableInputError

KINDS = ("text", "number", "date", "yes-no")
MEASURED = ("number", "date")
CONDITIONS: dict[str, tuple[str, ...]] = {
    "is": KINDS,
    "is-not": KINDS,
    "at-least": MEASURED,
    "at-most": MEASURED,
    "between": MEASURED,
    "contains": ("text",),
    "known": KINDS,
    "unknown": KINDS,
}
"""What may be asked of a trait, with the kinds of trait of which it makes sense."""
MOST = 20
Value = str | float | date | bool


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing asked of a customer's trait. values: none for known and unknown, two for between, else one."""

    trait: str
    asks: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """All of the conditions must hold, or any of them. Without a condition nobody falls in."""

    match: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many customers fall in, of how many there are."""

    inside: int
    customers: int

    @property
    def share(self) -> float | None:
        """The share (0 to 1) of all customers that fall in; None where there are none."""
        return self.inside / self.customers if self.customers else None


def rule(match: str, conditions: Sequence[Mapping[str, Any]], *, traits: Mapping[str, str]) -> Rule:
    """Read a rule as it is written: each condition a trait, what it asks, and one or two values as text.

    match: all or any. traits: the kind of each trait by its key: text, number, date (2026-03-31) or yes-no. Numbers
    have the trait's own units. Raises UnusableInputError (unknown-rule-match, too-many-conditions, unknown-trait,
    unknown-condition, condition-of-other-kind, value-missing, value-of-other-kind, bounds-swapped).

    >>> rule("all", [{"trait": "nights", "asks": "at-least", "values": ["3"]}], traits={"nights": "number"}).conditions
    (Condition(trait='nights', asks='at-least', values=(3.0,)),)
    """
    if match not in ("all", "any"):
        raise UnusableInputError(
            "unknown-rule-match",
            f"{match!r} between the conditions",
            expected="all or any",
            fix="Say whether all conditions must hold, or any of them.",
            match=match,
        )
    if len(conditions) > MOST:
        raise UnusableInputError(
            "too-many-conditions",
            f"{len(conditions)} conditions",
            expected=f"at most {MOST}",
            fix="Make two segments of it.",
            count=len(conditions),
            most=MOST,
        )
    return Rule(match, tuple(condition(said, traits) for said in conditions))


def condition(said: Mapping[str, Any], traits: Mapping[str, str]) -> Condition:
    trait, asks = str(said.get("trait", "")), str(said.get("asks", ""))
    if trait not in traits:
        raise UnusableInputError(
            "unknown-trait",
            f"the trait {trait!r}",
            expected=f"one of {', '.join(traits) or 'none: no trait is known yet'}",
            fix="Choose a trait of your customers, or bring a file that has it.",
            trait=trait,
        )
    if asks not in CONDITIONS:
        raise UnusableInputError(
            "unknown-condition",
            f"the condition {asks!r}",
            expected=f"one of {', '.join(CONDITIONS)}",
            fix="Choose one of them.",
            condition=asks,
        )
    kind = traits[trait]
    if kind not in CONDITIONS[asks]:
        raise UnusableInputError(
            "condition-of-other-kind",
            f"{asks} of {trait}, which is of the kind {kind}",
            expected=f"a trait of the kind {' or '.join(CONDITIONS[asks])}",
            fix="Ask something else of it.",
            condition=asks,
            trait=trait,
            kind=kind,
        )
    return Condition(
        trait, asks, values_of(trait, asks, kind, [str(value).strip() for value in said.get("values", ())])
    )


def values_of(trait: str, asks: str, kind: str, written: list[str]) -> tuple[Value, ...]:
    if asks in ("known", "unknown"):
        return ()
    wanted = 2 if asks == "between" else 1
    if len(written) < wanted or not all(written[:wanted]):
        raise UnusableInputError(
            "value-missing",
            f"{trait} {asks} without a value",
            expected="two values" if wanted == 2 else "a value",
            fix="Write what the trait is compared with.",
            trait=trait,
            condition=asks,
        )
    values = tuple(value_of(trait, kind, text) for text in written[:wanted])
    if wanted == 2 and values[1] < values[0]:  # type: ignore[operator]
        raise UnusableInputError(
            "bounds-swapped",
            f"{trait} between {written[0]} and {written[1]}",
            expected="the lower value first",
            fix="Swap the two.",
            trait=trait,
            low=written[0],
            high=written[1],
        )
    return values


def value_of(trait: str, kind: str, text: str) -> Value:
    try:
        return READERS[kind](text)
    except (ValueError, KeyError):
        raise UnusableInputError(
            "value-of-other-kind",
            f"{text!r} for {trait}",
            expected={"number": "a number", "date": "a day such as 2026-03-31", "yes-no": "yes or no"}.get(
                kind, "text"
            ),
            fix="Write it so.",
            value=text,
            trait=trait,
            kind=kind,
        ) from None


def day(text: str) -> date:
    return date.fromisoformat(text)


def number(text: str) -> float:
    """Read a number with a point or a comma. Raises ValueError."""
    value = float(text.replace(",", "."))
    if not isfinite(value):
        raise ValueError(text)
    return value


def yes_no(text: str) -> bool:
    return {"yes": True, "no": False}[text.casefold()]


READERS: dict[str, Callable[[str], Value]] = {"text": str, "number": number, "date": day, "yes-no": yes_no}


def counted(asked: Rule, customers: pl.DataFrame) -> Counted:
    """Count the customers who fall in.

    customers: one row each, a column for each trait by its key: String, Float64, Date or Boolean; null is unknown.
    A customer of whom a trait is unknown falls in by "unknown" alone: every other condition on it, "is not" too, does
    not hold. Text is compared without case and outer spaces; bounds belong to what they bound. Returns counts; a rule
    without conditions counts nobody. Raises nothing: a trait without a column is unknown of everybody.

    >>> guests = pl.DataFrame({"country": ["IT", None, "ro"]})
    >>> counted(rule("all", [{"trait": "country", "asks": "is", "values": ["RO"]}], traits={"country": "text"}), guests)
    Counted(inside=1, customers=3)
    """
    if not asked.conditions or customers.is_empty():
        return Counted(0, customers.height)
    missing = {one.trait for one in asked.conditions} - set(customers.columns)
    frame = customers.with_columns(pl.lit(None).alias(name) for name in sorted(missing))
    holds = [holding(one) for one in asked.conditions]
    inside = frame.select(reduce(and_ if asked.match == "all" else or_, holds).sum()).item()
    return Counted(int(inside), customers.height)


def holding(asked: Condition) -> pl.Expr:
    """Return whether a condition holds: true or false of every customer, never unknown."""
    cell = pl.col(asked.trait)
    if asked.asks == "known":
        return cell.is_not_null()
    if asked.asks == "unknown":
        return cell.is_null()
    values = asked.values
    if isinstance(values[0], str):
        cell = cell.cast(pl.String).str.strip_chars().str.to_lowercase()
        values = tuple(str(value).lower() for value in values)
    first = pl.lit(values[0])
    held = {
        "is": lambda: cell == first,
        "is-not": lambda: cell != first,
        "at-least": lambda: cell >= first,
        "at-most": lambda: cell <= first,
        "between": lambda: cell.is_between(first, pl.lit(values[-1])),
        "contains": lambda: cell.str.contains(str(values[0]), literal=True),
    }[asked.asks]()
    return held.fill_null(False)
