"""touchline listen: what do they say?"""

from typing import Annotated

import typer

from touchline.cli import answers, output
from touchline.cli.output import Format, FormatOption

app = typer.Typer(help="What do they say? Scores of touchpoints.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def listen() -> None:
    """What do they say? Scores of touchpoints."""


@app.command()
def scores(
    file: answers.FileArgument,
    ratings: answers.RatingsOption = "",
    mapping: answers.MappingOption = "",
    metric: Annotated[str, typer.Option(metavar="mean|nps|csat|ces", help="What the score is.")] = "mean",
    scale: answers.ScaleOption = "",
    blank: answers.BlankOption = [],
    not_met: answers.NotMetOption = [],
    weight: answers.WeightOption = "",
    by: Annotated[str, typer.Option("--by", metavar="COL", help="Score each group of this column, too.")] = "",
    sheet: answers.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Score every touchpoint: value with its 95 % interval, answers, blank, not met.

    mean is in the question's own units, nps runs from -100 to 100, csat is the share of the two best ratings
    (0 to 1), ces is the mean of an effort question. With --weight, the interval rests on effective answers.
    """
    from touchline.engine import listen as room

    names: dict[str, str] = {}
    if mapping:
        intake, names = answers.read_mapped(file, mapping, sheet=sheet)
    else:
        intake = answers.read_answers(
            file, ratings=ratings, weight=weight, group=by, blank=blank, not_met=not_met, scale=scale, sheet=sheet
        )
    result = room.scores(intake.answers, metric=metric)
    output.show(result.with_columns(result["touchpoint"].replace(names)), format)
