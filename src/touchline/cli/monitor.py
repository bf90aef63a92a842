"""touchline monitor: did it work?"""

from typing import Annotated

import typer

from touchline.cli import answers, files, output
from touchline.cli.output import Format, FormatOption

app = typer.Typer(help="Did it work? What got better or worse.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def monitor() -> None:
    """Did it work? What got better or worse."""


@app.command()
def changes(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="Answers of the earlier period: CSV or XLSX.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="Answers of the later period: CSV or XLSX.")],
    ratings: answers.RatingsOption = "",
    mapping: answers.MappingOption = "",
    metric: Annotated[str, typer.Option(metavar="mean|nps|csat|ces", help="What the score is.")] = "mean",
    scale: answers.ScaleOption = "",
    blank: answers.BlankOption = [],
    not_met: answers.NotMetOption = [],
    weight: answers.WeightOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Say of every touchpoint whether it got better or worse, corrected for how many are compared."""
    from touchline.engine import monitor as room

    others = {"scale": scale, "blank": blank, "not-met": not_met, "weight": weight}
    files.check_how_it_is_read(mapping, {"ratings": ratings}, others)
    names: dict[str, str] = {}
    periods = []
    for file in (before, after):
        if mapping:
            intake, names = answers.read_mapped(file, mapping)
        else:
            intake = answers.read_answers(
                file, ratings=ratings, weight=weight, blank=blank, not_met=not_met, scale=scale
            )
        periods.append(intake.answers)
    result = room.changes(*periods, metric=metric)
    output.show(result.with_columns(result["touchpoint"].replace(names)), format)
