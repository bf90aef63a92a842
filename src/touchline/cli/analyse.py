"""touchline analyse: what really happens?"""

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from touchline.cli import answers, events, output
from touchline.cli.output import Format, FormatOption

if TYPE_CHECKING:
    from touchline.engine.analyse import Drivers

app = typer.Typer(
    help="What really happens? Drivers of satisfaction, and what customers do next.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def analyse() -> None:
    """What really happens? Drivers of satisfaction, and what customers do next."""


@app.command()
def drivers(
    file: answers.FileArgument,
    overall: Annotated[str, typer.Option("--overall", metavar="COL", help="Column with the rating of the whole.")] = "",
    ratings: answers.RatingsOption = "",
    mapping: answers.MappingOption = "",
    scale: answers.ScaleOption = "",
    blank: answers.BlankOption = [],
    not_met: answers.NotMetOption = [],
    weight: answers.WeightOption = "",
    method: Annotated[
        str, typer.Option(metavar="auto|lmg|johnson", help="auto is lmg up to 15 touchpoints, johnson above.")
    ] = "auto",
    seed: Annotated[int, typer.Option(min=0, help="Another seed draws other resamples.")] = 1,
    sheet: answers.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Find what goes with the rating of the whole: each touchpoint's share, with its 95 % interval.

    People who did not meet a touchpoint stay. Where touchpoints explain no more than chance would, the answer
    is "no driver found". The same answers in any order, with the same seed, give the same numbers.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums split over threads would differ in the last bits
    from touchline.engine import analyse as room

    names: dict[str, str] = {}
    if mapping:
        intake, names = answers.read_mapped(file, mapping, sheet=sheet)
    else:
        columns = {"ratings": ratings, "overall": overall, "weight": weight}
        intake = answers.read_answers(file, **columns, blank=blank, not_met=not_met, scale=scale, sheet=sheet)
    found = named(room.drivers(intake.answers, method=method, seed=seed), names)
    output.show(found, format, rows=found.table)
    tell = typer.echo if format is Format.TABLE else output.note
    tell(summary(found))


def named(found: "Drivers", names: Mapping[str, str]) -> "Drivers":
    """Return the drivers with the touchpoints' names in place of the columns'."""
    notes = {names.get(column, column): codes for column, codes in found.notes.items()}
    table = found.table.with_columns(found.table["touchpoint"].replace(dict(names)))
    return replace(found, table=table, notes=notes)


def summary(found: "Drivers") -> str:
    """Say in one line what was found and what it rests on."""
    return (
        f"{'drivers found' if found.found else 'no driver found'}: touchpoints go with {found.r2:.1%} of the "
        f"differences in the whole, chance alone with up to {found.r2_threshold:.1%} ({found.method}, "
        f"{found.answers_used} answers, {found.answers_left_out} left out, {found.blank_cells} blank cells, "
        f"{found.bootstraps} resamples, {found.permutations} shuffles, seed {found.seed})"
    )


@app.command()
def transitions(
    file: events.FileArgument,
    customer: events.CustomerOption,
    time: events.TimeOption,
    touchpoint: events.TouchpointOption,
    sequence: events.SequenceOption = "",
    session: events.SessionOption = "",
    collapse_repeats: Annotated[
        bool, typer.Option("--collapse-repeats", help="Events at one touchpoint in a row count as the first of them.")
    ] = False,
    day_first: events.DayFirstOption = None,
    sheet: answers.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Count the steps customers take from one touchpoint to the next, most frequent first.

    Events are put in the order of customer, time, and sequence or place in the file. The gap is the median of the
    seconds between the two events.
    """
    from touchline.engine import analyse as room

    columns = {"customer": customer, "time": time, "touchpoint": touchpoint, "sequence": sequence, "session": session}
    intake = events.read_events(file, **columns, day_first=day_first, sheet=sheet)
    found = room.transitions(intake.events, by_session=bool(session), collapse_repeats=collapse_repeats)
    output.show(found, format)
