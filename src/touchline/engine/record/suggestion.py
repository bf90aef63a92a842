"""A first mapping of a file of answers, found in its cells, with the reason for each part."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.cells import is_number
from touchline.engine.record.coding import HIGHEST_RATING, Coding, coding_of
from touchline.engine.record.mapping import AnswerMapping, MappedColumn, Role, Shape
from touchline.engine.record.suggested_roles import (
    MOSTLY,
    TOUCHPOINT_NAME,
    Reason,
    are_swappable,
    role_beside,
    says_no_rating,
)
from touchline.engine.tables.table import Table

WHOLE_NAME = re.compile(
    r"overall|whole|general|in total|recommend|\bnps\b|ansamblu|complessiv|в целом|общ|tổng thể|"
    r"nhìn chung|đánh giá chung|hài lòng chung|mức độ hài lòng",
    re.IGNORECASE,
)
NUMBERING = re.compile(r"^[A-Za-z]{0,2}\d+([A-Za-z]?[_.:) -]+|(?=[A-Za-z]{3}))")
NOT_MET_WORDS = frozenset(
    [
        *("n/a", "na", "not applicable", "not used", "never used", "did not use", "not met"),
        *("nu am folosit", "nu se aplică", "не пользовался", "не применимо"),
        *("non usato", "non applicabile", "chưa dùng", "chưa từng dùng", "chưa tiếp xúc", "không áp dụng"),
    ]
)
BLANK_WORDS = frozenset(
    [
        *("-", "--", ".", "none", "null", "no answer", "refused", "don't know"),
        *("nu știu", "не знаю", "non so", "không biết"),
    ]
)
FEWEST_VALUES, FEW_VALUES = 3, 13
FEWEST_ANSWERS = 4  # beside as many numbers one odd cell is a slip, however short the file
GOES_ALONG = 0.15
MANY = 30


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mapping to start from. reasons by column; those of the scale and the codes stand under an empty name."""

    mapping: AnswerMapping
    reasons: dict[str, Reason]
    coding: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column that may hold ratings: whole numbers, few of them, besides words that are codes."""

    name: str
    numbers: pl.Series
    counts: Counter[int]
    words: frozenset[str]


def suggest_mapping(table: Table) -> Suggestion:
    """Propose how to read a file of answers.

    table: one row per answer, or per rating. Ratings are the largest set of columns with the same few whole numbers
    that go along with each other (correlation with the mean of the others at least 0.15); a column named as the rating
    of the whole may hold fewer different ones. Scale and codes follow from how often each number stands in each column;
    a scale to 5 or 7 begins at 1 though nobody gave a 1. It is long when a column is named as that of touchpoints,
    another as that of customers or responses with each several times, and one column holds ratings. Units are the
    question's own. Raises UnusableInputError (no-ratings-found).
    """
    rated = [name for name in table.cells.columns if not says_no_rating(name)]
    candidates = [found for name in rated if (found := candidate(table.cells[name]))]
    if long := suggest_long(table, candidates):
        return long
    battery = going_along(largest_battery(candidates))
    if not battery:
        raise no_ratings_found(table)
    coding = coding_of([column.counts for column in battery])
    whole = next((column.name for column in battery if len(battery) > 1 and WHOLE_NAME.search(column.name)), "")
    columns, reasons = roles_of(table, [column.name for column in battery], whole, coding)
    mapping = AnswerMapping(columns=tuple(columns), **coded(coding, battery), day_first=day_first(table, columns))
    return Suggestion(mapping, reasons, coding_reasons(coding, len(battery)))


def coded(coding: Coding, columns: Sequence[Candidate]) -> dict[str, Any]:
    """Scale and codes, as a mapping takes them."""
    words = frozenset().union(*(column.words for column in columns))
    return {
        "scale": coding.scale,
        "blank": (*map(str, coding.blank), *sorted(words & BLANK_WORDS)),
        "not_met": (*map(str, coding.not_met), *sorted(words & NOT_MET_WORDS)),
    }


def day_first(table: Table, columns: Sequence[MappedColumn]) -> bool | None:
    """True where day and month could be swapped: most of the world writes the day first. Otherwise unsaid."""
    time = next((column.name for column in columns if column.role is Role.TIME), None)
    return True if time and are_swappable(table.cells[time]) else None


def suggest_long(table: Table, candidates: Sequence[Candidate]) -> Suggestion | None:
    """Propose the long shape where a file has its three columns; None where it has not."""
    named = next((name for name in table.cells.columns if TOUCHPOINT_NAME.match(name)), None)
    if named is None or len(candidates) != 1:
        return None
    columns: list[MappedColumn] = []
    reasons = {}
    for name in table.cells.columns:
        taken = {column.role for column in columns}
        if name == named:
            role, why = Role.TOUCHPOINT, Reason("named-as-touchpoint", "its name says what is rated", {})
        elif name == candidates[0].name:
            role, why = Role.RATING, Reason("only-ratings", "the only column of ratings", {})
        else:
            role, why = role_beside(name, table.cells[name], taken=taken) or NOT_ALIKE
        reasons[name] = why
        if role is not Role.IGNORE:
            columns.append(MappedColumn(name, role))
    key = next(
        (column.name for role in (Role.RESPONSE, Role.CUSTOMER) for column in columns if column.role is role), ""
    )
    if not key or table.cells[key].n_unique() == table.cells.height:
        return None
    asked = asked_in(table.cells.select(touchpoint=named, rating=candidates[0].name))
    coding = coding_of(list(asked.values()))
    whole = next((name for name in asked if WHOLE_NAME.search(name)), None)
    touchpoints = tuple(
        MappedColumn(name, Role.OVERALL) if name == whole else MappedColumn(name, Role.RATING, touchpoint_name(name))
        for name in asked
    )
    said = coded(coding, candidates)
    mapping = AnswerMapping(
        tuple(columns), shape=Shape.LONG, touchpoints=touchpoints, day_first=day_first(table, columns), **said
    )
    return Suggestion(mapping, reasons, coding_reasons(coding, len(asked)))


def asked_in(cells: pl.DataFrame) -> dict[str, Counter[int]]:
    """How often each whole number stands at each touchpoint of a long table, by name."""
    counted: dict[str, Counter[int]] = {}
    for touchpoint, cell, count in cells.group_by("touchpoint", "rating").len().sort("touchpoint").rows():
        if (name := (touchpoint or "").strip()) and cell and (value := whole_number(cell)) is not None:
            counted.setdefault(name, Counter())[value] += count
    return counted


def candidate(cells: pl.Series) -> Candidate | None:
    text = cells.drop_nulls().str.strip_chars().str.to_lowercase()
    words = frozenset(text.filter(text.is_in(list(NOT_MET_WORDS | BLANK_WORDS))))
    said = text.filter((text != "") & ~text.is_in(list(words)))
    counts = Counter(
        {value: count for cell, count in said.value_counts().rows() if (value := whole_number(cell)) is not None}
    )
    usual = [value for value in counts if 0 <= value <= HIGHEST_RATING]
    few_agree = WHOLE_NAME.search(cells.name) and not counts.keys() <= {0, 1}  # a few happy people all say 5
    fewest = 1 if few_agree else FEWEST_VALUES
    odd, slips = said.len() - counts.total(), 1 if counts.total() >= FEWEST_ANSWERS else 0
    if not fewest <= len(usual) <= len(counts) <= FEW_VALUES or odd > max(slips, (1 - MOSTLY) * said.len()):
        return None
    return Candidate(cells.name, cells.cast(pl.Float64, strict=False), counts, words)


def whole_number(cell: str) -> int | None:
    return int(float(cell)) if is_number(cell) and float(cell).is_integer() else None


def largest_battery(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The columns that reach as high as most do, and hold no other numbers than those."""
    tell = [column for column in candidates if len(column.counts) >= FEWEST_VALUES] or candidates
    tops = Counter(max(column.counts) for column in tell)
    if not tops:
        return []
    top = max(tops, key=lambda number: (tops[number], number))
    alike = [column.counts for column in candidates if max(column.counts) == top]
    common = set(range(top + 1)) if top <= HIGHEST_RATING else set().union(*alike)
    high = coding_of(alike).scale[1]
    return [
        column
        for column in candidates
        if column.counts.keys() <= common and (max(column.counts) >= high or column.counts.total() < MANY)
    ]


def going_along(battery: list[Candidate]) -> list[Candidate]:
    """Leave out columns that do not go along with the others, such as an age in classes."""
    if len(battery) < 3:
        return battery
    coding = coding_of([column.counts for column in battery])
    low, high = coding.scale
    rated = pl.DataFrame({c.name: pl.select(within(c.numbers, low, high)).to_series() for c in battery})
    kept = []
    for column in battery:
        others = rated.drop(column.name).mean_horizontal()
        both = pl.DataFrame({"one": rated[column.name], "others": others}).drop_nulls()
        together = both.select(pl.corr("one", "others")).item() if both.height > 2 else None
        if both.height < MANY or (together is not None and together >= GOES_ALONG):
            kept.append(column)
    return kept


def within(numbers: pl.Series, low: float, high: float) -> pl.Expr:
    return pl.when(pl.lit(numbers).is_between(low, high)).then(pl.lit(numbers)).alias(numbers.name)


NOT_ALIKE = (Role.IGNORE, Reason("not-alike", "not rated like the others", {}))


def roles_of(
    table: Table, ratings: Sequence[str], whole: str, coding: Coding
) -> tuple[list[MappedColumn], dict[str, Reason]]:
    """What each column of a wide table is, without those left out, and why, with those."""
    columns: list[MappedColumn] = []
    reasons = {}
    for name in table.cells.columns:
        taken = {column.role for column in columns}
        rated = rating_role(name, ratings, whole, coding)
        role, why = rated or role_beside(name, table.cells[name], taken=taken) or NOT_ALIKE
        reasons[name] = why
        if role is not Role.IGNORE:
            columns.append(MappedColumn(name, role, touchpoint_name(name) if role is Role.RATING else ""))
    return columns, reasons


def rating_role(name: str, ratings: Sequence[str], whole: str, coding: Coding) -> tuple[Role, Reason] | None:
    low, high = coding.scale
    if name == whole:
        return Role.OVERALL, Reason("named-as-whole", "its name says that it rates the whole", {})
    if [name] == ratings:
        return Role.RATING, Reason("only-ratings", "the only column of ratings", {})
    if name in ratings and WHOLE_NAME.search(name):
        return Role.IGNORE, Reason("another-whole", f"rates a whole too; {whole} was taken", {"taken": whole})
    if name in ratings:
        text = f"whole numbers as in {len(ratings) - 1} other columns, on the scale {low:g} to {high:g}"
        return Role.RATING, Reason("rated-alike", text, {"others": len(ratings) - 1, "low": low, "high": high})
    return None


def touchpoint_name(column: str) -> str:
    """Turn a column's name into one to read: Q7C_SHOPS becomes Shops."""
    name = NUMBERING.sub("", column).replace("_", " ").strip() or column
    return name.capitalize() if name.isupper() or name.islower() else name


def coding_reasons(coding: Coding, columns: int) -> tuple[Reason, ...]:
    low, high = coding.scale
    seen = f"{columns} columns hold ratings from {coding.lowest} to {high:g}"
    values: dict[str, object] = {"columns": columns, "low": coding.lowest, "high": high}
    scale = Reason("scale-seen", seen, values)
    if coding.lowest > low:
        scale = Reason("scale-usual", f"{seen}; a scale to {high:g} usually begins at {low:g}", values)
    codes = [
        Reason(
            "code-not-met" if code in coding.not_met else "code-blank",
            f"{code} lies beside the scale; between the columns its share differs by {coding.spread[code]:.0%}",
            {"code": code, "spread": coding.spread[code]},
        )
        for code in (*coding.not_met, *coding.blank)
    ]
    return (scale, *codes)


def no_ratings_found(table: Table) -> UnusableInputError:
    return UnusableInputError(
        "no-ratings-found",
        f"no column of {table.name} looks like ratings",
        expected="columns of whole numbers, such as 1 to 5 or 0 to 10, one for each touchpoint",
        fix="Name the rating columns yourself.",
        file=table.name,
    )
