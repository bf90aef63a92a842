"""What commands print: results on stdout as a table, JSON or CSV; everything else on stderr."""

import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    import polars as pl


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print the result.")]


def show(result: Any, format: Format, *, rows: "pl.DataFrame | None" = None) -> None:
    """Print a Polars frame, or a dataclass (then rows is what a table or CSV of it shows). Nothing known is null."""
    import polars as pl

    frame = with_written_moments(result) if isinstance(result, pl.DataFrame) else rows
    if format is Format.JSON:
        typer.echo(as_json(frame if isinstance(result, pl.DataFrame) else result))
    elif frame is None:
        raise TypeError(f"{type(result).__name__} needs rows to be printed as {format}")
    elif format is Format.CSV:
        typer.echo(frame.write_csv(), nl=False)
    else:
        print_table(frame)


def with_written_moments(frame: "pl.DataFrame") -> "pl.DataFrame":
    """Write moments as ISO 8601, with their zone where they have one: the same in each format."""
    import polars as pl

    kinds = {name: kind for name, kind in frame.schema.items() if isinstance(kind, pl.Datetime)}
    return frame.with_columns(
        pl.col(name).dt.to_string("%Y-%m-%dT%H:%M:%S%.f" + ("%:z" if kind.time_zone else ""))
        for name, kind in kinds.items()
    )


def as_json(result: Any) -> str:
    """Return a frame as a list with one object a line, a dataclass as an object, a frame in it as a list."""
    import polars as pl

    if not isinstance(result, pl.DataFrame):
        return json.dumps(asdict(result), ensure_ascii=False, indent=2, allow_nan=False, default=pl.DataFrame.to_dicts)
    lines = [json.dumps(row, ensure_ascii=False, allow_nan=False) for row in result.iter_rows(named=True)]
    return "[\n  " + ",\n  ".join(lines) + "\n]" if lines else "[]"


def print_table(frame: "pl.DataFrame") -> None:
    """Print a frame for reading: numbers to three decimals and on the right, a dash where there is none."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, kind in frame.schema.items():
        table.add_column(name, justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in frame.iter_rows():
        table.add_row(*(Text(cell(value)) for value in row))
    console = Console()
    if not console.is_terminal:
        console.width = 10_000
    console.print(table)


def cell(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def note(text: str) -> None:
    """Say something about the work, beside the result."""
    typer.echo(text, err=True)


def refuse(error: UnusableInputError) -> None:
    """Say on stderr why the input cannot be used, and what to do."""
    note(f"error [{error.code}]")
    note(f"  found     {error.found}")
    note(f"  expected  {error.expected}")
    note(f"  fix       {error.fix}")
