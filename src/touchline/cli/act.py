"""touchline act: who does what, by when?"""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from touchline.cli.output import Format, FormatOption, show
from touchline.engine import act as room
from touchline.engine import decide

app = typer.Typer(help="Who does what, by when? Days by which options can be done.", no_args_is_help=True)


@app.callback()
def act() -> None:
    """Who does what, by when? Days by which options can be done."""


@app.command()
def due(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Options as CSV, XLSX or YAML.")],
    decided: Annotated[datetime, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="The day of the decision.")],
    format: FormatOption = Format.TABLE,
) -> None:
    """List the options that change something, each with the day by which it can be asked for."""
    options = [option for option in decide.read_options(file).options if option.move != decide.Move.KEEP]
    show(pl.DataFrame([row(option, decided.date()) for option in options]), format)


def row(option: decide.Option, decided: date) -> dict[str, object]:
    return {
        "touchpoint": option.touchpoint,
        "option": option.option,
        "effort_days": option.effort_days,
        "due_date": room.due_date(decided, option.effort_days).isoformat(),
    }
