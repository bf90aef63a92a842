"""touchline record: what happened? Files brought into a workspace."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from touchline.cli.output import Format, FormatOption
from touchline.cli.serve import set_up
from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    from touchline.cli.bringing import Brought

app = typer.Typer(
    help="What happened? Files of events and answers brought into a workspace.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def record() -> None:
    """What happened? Files of events and answers brought into a workspace."""


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Events or answers: CSV, TSV, XLSX or Parquet.")],
    mapping: Annotated[Path, typer.Option(metavar="M.yaml", help="How it is read: a mapping of events or answers.")],
    workspace: Annotated[str, typer.Option(metavar="NAME", help="The workspace, as its address names it.")],
    survey_from: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="First day of a survey whose answers have no times."),
    ] = None,
    survey_to: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="Its last day; the first if not given.")
    ] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Bring a file into a workspace, as its pages would, and say what came of each row.

    TOUCHLINE_HOME and DATABASE_URL say whose, as for serve, which may run meanwhile. The mapping says whether the file
    holds events or answers. A mapping that is kept in the workspace is that mapping: ids of events that its files
    brought before are skipped. Ctrl-C stops it, and nothing is left.
    """
    set_up()
    from touchline.cli import output
    from touchline.cli.bringing import bring

    text = mapping.read_text("utf-8") if mapping.is_file() else None
    brought = bring(file, text, mapping, workspace, days=days_of(survey_from, survey_to))
    output.show(brought.counts, format)
    tell(brought)


@app.command("customers")
def import_customers(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Customers: CSV or XLSX, a row for each.")],
    workspace: Annotated[str, typer.Option(metavar="NAME", help="The workspace, as its address names it.")],
    id: Annotated[
        str, typer.Option(metavar="COLUMN", help="The column that names the customer; guessed if not said.")
    ] = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Bring customers into a workspace, with what is known of each: the traits that segments are made of.

    The kind of each other column is guessed by its cells: text, number, date, yes or no. A customer who is known
    already keeps what the file does not say.
    """
    set_up()
    from touchline.cli import output
    from touchline.cli.bringing import bring_customers

    brought = bring_customers(file, workspace, id)
    output.show(brought.counts, format)
    tell(brought)


def days_of(first: datetime | None, last: datetime | None) -> tuple[date, date] | None:
    """Return the first and last day of a survey, as far as said. Raises UnusableInputError (days-backwards)."""
    start, end = first or last, last or first
    if start is None or end is None:
        return None
    if end < start:
        raise UnusableInputError(
            "days-backwards",
            f"a survey from {start:%Y-%m-%d} to {end:%Y-%m-%d}",
            expected="a last day that is not before the first",
            fix="Swap --survey-from and --survey-to.",
        )
    return start.date(), end.date()


def tell(brought: "Brought") -> None:
    """Say on stderr what was set aside, and where to find the rest."""
    from touchline.cli.output import note

    for row in brought.first_set_aside:
        place = f"row {row.row}{' column ' + row.column if row.column else ''}"
        note(f"set aside: {place}: found {row.found!r}, {row.reason} [{row.code}]")
    if brought.rows_set_aside > len(brought.first_set_aside):
        note(f"and more: {brought.rows_set_aside} rows are set aside; the file's page hands them out to be mended")
