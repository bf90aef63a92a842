"""What one cell of a file of answers says: a number, blank, not met, or nothing that can be used."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from touchline.engine.errors import UnusableInputError

type Code = str | float
type Codes = Iterable[Code] | Mapping[str, Iterable[Code]]

EVERY_COLUMN = "*"


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """One column, read: its numbers, met (true, false, null for blank), and the code of each cell's fault, if any."""

    name: str
    value: pl.Series
    met: pl.Series
    fault: pl.Series


def read_ratings(
    cells: pl.Series,
    *,
    blank: Sequence[Code],
    not_met: Sequence[Code],
    scale: tuple[float, float] | None,
    turned: bool = False,
) -> ReadColumn:
    """Read a column of ratings; turned ones (the lowest is the best) come out turned round, 1 as 5 and 5 as 1.

    cells: one per answer, text or numbers in the question's units. Rows stay as they are.
    Raises UnusableInputError (turned-without-scale).
    """
    if turned and scale is None:
        raise turned_without_scale(cells.name)
    text, number = as_text(), as_number()
    is_blank = (text == "") | says(blank)
    coded = is_blank | says(not_met)
    low, high = scale or (-math.inf, math.inf)
    fault = (
        pl.when(coded)
        .then(None)
        .when(number.is_null())
        .then(pl.lit("not-a-number"))
        .when(~number.is_between(low, high))
        .then(pl.lit("outside-scale"))
    )
    usable = ~coded & fault.is_null()
    rating = low + high - number if turned else number
    read = cells.to_frame("cell").select(
        value=pl.when(usable).then(rating),
        met=pl.when(usable).then(True).when(says(not_met) & ~is_blank).then(False),
        fault=fault,
    )
    return ReadColumn(cells.name, read["value"], read["met"], read["fault"])


def read_weights(cells: pl.Series) -> ReadColumn:
    """Read a column of weights, which must be numbers above 0.

    cells: one per answer, text or numbers. Rows stay as they are; no unit. Raises nothing.
    """
    number = as_number()
    no_number = pl.when(number.is_null()).then(pl.lit("weight-not-a-number"))
    fault = no_number.when(number <= 0).then(pl.lit("weight-not-above-zero"))
    read = cells.to_frame("cell").select(value=number, met=number.is_not_null(), fault=fault)
    return ReadColumn(cells.name, read["value"], read["met"], read["fault"])


def texts(cells: pl.Series) -> pl.Series:
    """Read a column of names, ids or comments; an empty cell is null.

    cells: one per answer. Rows stay as they are; no unit. Raises nothing.
    """
    named = pl.when(as_text() != "").then(as_text())
    return cells.to_frame("cell").select(named.alias(cells.name)).to_series()


def as_text() -> pl.Expr:
    return pl.col("cell").cast(pl.String).str.strip_chars().fill_null("")


def as_number() -> pl.Expr:
    """Text with a point or a comma as a number; infinities and the rest are null."""
    number = as_text().str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    return pl.when(number.is_finite()).then(number)


def says(codes: Sequence[Code]) -> pl.Expr:
    """Whether a cell is one of the codes: 6 is also 6.0 and "6", words are compared without case."""
    numbers = [float(code) for code in codes if is_number(code)]
    words = [str(code).strip().lower() for code in codes]
    same_number = as_number().is_in(numbers).fill_null(False) if numbers else pl.lit(False)
    return as_text().str.to_lowercase().is_in(words) | same_number


def is_number(code: Code) -> bool:
    try:
        return math.isfinite(float(code))
    except ValueError:
        return False


def codes_for(column: str, codes: Codes) -> list[Code]:
    """Return the codes that hold for a column.

    codes: for all columns, or by column, where "*" stands for every column not named; no rows, no unit.
    Raises nothing.
    """
    if isinstance(codes, Mapping):
        codes = codes.get(column, codes.get(EVERY_COLUMN, ()))
    return list(codes)


def check_codes(column: str, blank: Sequence[Code], not_met: Sequence[Code]) -> None:
    """Refuse a code that would say both blank and not met.

    column names the column; no rows, no unit. Raises UnusableInputError (code-twice).
    """
    twice = sorted({plain(code) for code in blank} & {plain(code) for code in not_met})
    if twice:
        raise UnusableInputError(
            "code-twice",
            f"code {twice[0]} stands for both blank and not met in column {column}",
            expected="one meaning for each code",
            fix="Take it out of one of the two lists.",
            twice=twice[0],
            column=column,
        )


def turned_without_scale(column: str) -> UnusableInputError:
    return UnusableInputError(
        "turned-without-scale",
        f"the lowest rating of {column} is the best, and its scale is not known",
        expected="a scale, to turn the ratings round",
        fix="Name the scale, such as 1-5.",
        column=column,
    )


def plain(code: Code) -> str:
    """Write a code in its one form: 6, 6.0 and "6" are the same."""
    return f"{float(code):g}" if is_number(code) else str(code).strip().lower()
