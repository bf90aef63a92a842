"""touchline identify: where do customers meet us?"""

from typing import Annotated

import typer

from touchline.cli import events, files, output
from touchline.cli.output import Format, FormatOption

app = typer.Typer(
    help="Where do customers meet us? Stages to start from, touchpoints in your data.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def identify() -> None:
    """Where do customers meet us? Stages to start from, touchpoints in your data."""


@app.command()
def stages(
    scheme: Annotated[str, typer.Option("--scheme", metavar="KEY", help="Only this scheme, as lifecycle.")] = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """List the ready stage schemes: stages in order, phase, importance and its share (0 to 1)."""
    import polars as pl

    from touchline.engine import identify as room

    schemes = [room.scheme(scheme)] if scheme else list(room.SCHEMES.values())
    rows = [
        (ready.key, place, stage.key, stage.phase, stage.importance, share)
        for ready in schemes
        for place, (stage, share) in enumerate(zip(ready.stages, ready.importance_shares, strict=True), start=1)
    ]
    columns = ["scheme", "position", "stage", "phase", "importance", "importance_share"]
    output.show(pl.DataFrame(rows, schema=columns, orient="row"), format)


@app.command()
def touchpoints(
    file: events.FileArgument,
    customer: events.CustomerOption = "",
    time: events.TimeOption = "",
    touchpoint: events.TouchpointOption = "",
    mapping: events.MappingOption = "",
    day_first: files.DayFirstOption = None,
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """List the touchpoints that a file of events names: how many customers meet each, and how often.

    The share of customers (0 to 1) comes with its 95 % interval. The last columns propose a touchpoint: its name,
    kinds, channel and stage, guessed by the words of the name in five languages, with the words that led to it.
    Which of them deserve a place in your library is for a person to say.
    """
    from touchline.engine import analyse
    from touchline.engine import identify as room

    intake = events.read_events(
        file, customer=customer, time=time, touchpoint=touchpoint, day_first=day_first, sheet=sheet, mapping=mapping
    )
    met = analyse.reach(intake.events)
    proposed = room.proposals(met["touchpoint"].to_list()).drop("touchpoint")
    output.show(met.hstack(proposed), format)
