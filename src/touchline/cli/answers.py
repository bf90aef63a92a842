"""Options of every command that reads a file of answers, and the answers they lead to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from touchline.cli import files, output
from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    from touchline.engine.record import AnswerMapping, Intake
    from touchline.engine.tables import Table

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="CSV, XLSX or Parquet, gzipped or not.")]
RatingsOption = Annotated[
    str,
    typer.Option(
        "--ratings", metavar="COLS", help="Rating columns: names with commas between, FIRST..LAST for a run, or Q7*."
    ),
]
ScaleOption = Annotated[str, typer.Option("--scale", metavar="LOW-HIGH", help="Lowest and highest rating, as 1-5.")]
BlankOption = Annotated[
    list[str], typer.Option("--blank", metavar="CODES|COL=CODES", help="Codes for left blank, as 0,99 or Q1=0.")
]
NotMetOption = Annotated[
    list[str],
    typer.Option("--not-met", metavar="CODES|COL=CODES", help="Codes for not met (never used), as 6 or Q1=9."),
]
WeightOption = Annotated[str, typer.Option("--weight", metavar="COL", help="Column with the weight of each answer.")]
TimeOption = Annotated[
    str,
    typer.Option("--time", metavar="COL", help="Column that says when: ISO 8601, seconds or ms since 1970, dates."),
]
PeriodOption = Annotated[
    str, typer.Option("--period", metavar="week|month|quarter|year", help="Score each of these periods, too.")
]
TimeZoneOption = Annotated[
    str,
    typer.Option("--time-zone", metavar="ZONE", help="Where periods begin and end, for times with a zone."),
]
MappingOption = Annotated[
    str, typer.Option("--mapping", metavar="FILE.yaml", help="A mapping file, instead of columns, codes and scale.")
]


class Columns(TypedDict, total=False):
    """Columns of a file by what they hold, as read_answers takes them."""

    ratings: str
    overall: str
    weight: str
    group: str


def read_answers(
    file: str,
    *,
    ratings: str,
    overall: str = "",
    weight: str = "",
    group: str = "",
    time: str = "",
    day_first: bool | None = None,
    blank: Sequence[str] = (),
    not_met: Sequence[str] = (),
    scale: str = "",
    overall_scale: str = "",
    sheet: str = "",
) -> "Intake":
    """Read a file of answers as the options say, and say on stderr what was set aside."""
    from touchline.engine import record, tables

    table = tables.read_table(file, sheet=sheet or None)
    rated = columns(ratings, table.cells.columns)
    intake = record.take_answers(
        table,
        ratings=rated,
        overall=overall or None,
        weight=weight or None,
        blank=codes(blank),
        not_met=codes(not_met),
        scale=scale_of(scale),
        overall_scale=scale_of(overall_scale),
        beside=record.Beside(group=group or None, time=time or None, day_first=day_first),
    )
    named = [record.MappedColumn(name, record.Role.RATING) for name in rated]
    if overall:
        named.append(record.MappedColumn(overall, record.Role.OVERALL, scale=scale_of(overall_scale)))
    if time:
        named.append(record.MappedColumn(time, record.Role.TIME))
    read_as = record.AnswerMapping(columns=tuple(named), scale=scale_of(scale), day_first=day_first)
    tell(table, read_as, intake)
    return intake


def read_mapped(file: str, mapping_file: str, *, sheet: str = "") -> tuple["Intake", dict[str, str]]:
    """Read a file of answers as its mapping says; also return the touchpoint's name for each column."""
    intake, mapping = read_as_mapped(file, mapping_file, sheet=sheet)
    return intake, {column.name: column.title for column in mapping.ratings}


def read_as_mapped(
    file: str, mapping_file: str, *, sheet: str = "", group: str = "", time: str = "", day_first: bool | None = None
) -> tuple["Intake", "AnswerMapping"]:
    """Read a file of answers as its mapping says, and return that mapping in the wide shape.

    group and time name columns that take the place of the mapping's, day_first of what it says of dates.
    """
    from touchline.engine import record, tables

    mapping = record.read_mapping(files.text_of(mapping_file))
    for column, role in ((group, record.Role.GROUP), (time, record.Role.TIME)):
        if column:
            others = [c for c in mapping.columns if c.name != column and c.role is not role]
            mapping = replace(mapping, columns=(*others, record.MappedColumn(column, role)))
    if day_first is not None:
        mapping = replace(mapping, day_first=day_first)
    table = tables.read_table(file, sheet=sheet or None)
    intake = record.take_mapped(table, mapping)
    tell(table, mapping, intake)
    return intake, record.wide_mapping(table, mapping)


def tell(table: "Table", mapping: "AnswerMapping", intake: "Intake") -> None:
    """Say on stderr what a person should know of how a file was read."""
    from touchline.engine import record

    for doubt in record.doubts(table, mapping, intake):
        output.note(f"warning [{doubt.code}]: {doubt.text}")
    turned = record.wide_mapping(table, mapping).turned
    if turned:
        output.note(f"turned round, as the lowest rating is the best: {', '.join(column.name for column in turned)}")
    if intake.rows_repeated:
        output.note(f"skipped: {intake.rows_repeated} rows whose response id stands in an earlier row")
    files.tell_set_aside(table, intake, cells=intake.cells_set_aside)


def columns(chosen: str, header: Sequence[str]) -> list[str]:
    """Return the columns that names, runs (FIRST..LAST) and patterns (Q7*) stand for, in the order written."""
    found: list[str] = []
    for part in filter(None, (part.strip() for part in chosen.split(","))):
        if part in header:
            found.append(part)
        elif ".." in part:
            found += run_of_columns(part, header)
        else:
            found += [name for name in header if fnmatchcase(name, part)] or [part]
    return list(dict.fromkeys(found))


def run_of_columns(run: str, header: Sequence[str]) -> list[str]:
    first, last = (name.strip() for name in run.split("..", 1))
    if first not in header or last not in header:
        return [name for name in (first, last) if name not in header]
    start, end = header.index(first), header.index(last)
    if start > end:
        raise UnusableInputError(
            "run-backwards",
            f"{first} comes after {last} in the file",
            expected="a run of columns from left to right",
            fix=f"Write {last}..{first}.",
        )
    return list(header[start : end + 1])


def codes(options: Iterable[str]) -> dict[str, list[str]]:
    """Return the codes by column; "*" holds those for every column not named."""
    found: dict[str, list[str]] = {}
    for option in options:
        column, separator, listed = option.rpartition("=")
        found.setdefault(column if separator else "*", []).extend(filter(None, (c.strip() for c in listed.split(","))))
    return found


def scale_of(text: str) -> tuple[float, float] | None:
    """Return the two ends of a scale such as 1-5 or -2-2."""
    if not text:
        return None
    low, _, high = text[1:].partition("-")
    try:
        return float(text[0] + low), float(high)
    except ValueError:
        raise UnusableInputError(
            "unclear-scale", f"scale {text!r}", expected="two numbers", fix="Write it as 1-5.", scale=text
        ) from None
