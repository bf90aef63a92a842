"""touchline analyse: what really happens?"""

import os
from typing import Annotated

import typer

from touchline.cli import answers, output
from touchline.cli.output import Format, FormatOption

app = typer.Typer(help="What really happens? Drivers of satisfaction.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def analyse() -> None:
    """What really happens? Drivers of satisfaction."""


@app.command()
def drivers(
    file: answers.FileArgument,
    overall: Annotated[str, typer.Option("--overall", metavar="COL", help="Column with the rating of the whole.")],
    ratings: answers.RatingsOption,
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
    intake = answers.read_answers(
        file,
        ratings=ratings,
        overall=overall,
        weight=weight,
        blank=blank,
        not_met=not_met,
        scale=scale,
        sheet=sheet,
    )
    from touchline.engine import analyse as room

    found = room.drivers(intake.answers, method=method, seed=seed)
    output.show(found, format, rows=found.table)
    summary = typer.echo if format is Format.TABLE else output.note
    summary(
        f"{'drivers found' if found.found else 'no driver found'}: touchpoints go with {found.r2:.1%} of the "
        f"differences in {overall}, chance alone with up to {found.r2_threshold:.1%} ({found.method}, "
        f"{found.answers_used} answers, {found.answers_left_out} left out, {found.blank_cells} blank cells, "
        f"{found.bootstraps} resamples, {found.permutations} shuffles, seed {found.seed})"
    )
