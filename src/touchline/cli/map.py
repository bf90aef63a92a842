"""touchline map: what does the journey look like?"""

from typing import Annotated

import typer

from touchline.cli import answers, files, map_exchange, map_files, output
from touchline.cli.output import Format, FormatOption

app = typer.Typer(
    help="What does the journey look like? The map that answers describe, and maps as files.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def map() -> None:
    """What does the journey look like? The map that answers describe, and maps as files."""


@app.command()
def outline(
    file: answers.FileArgument,
    mapping: Annotated[str, typer.Option("--mapping", metavar="FILE.yaml", help="The mapping with the stages.")],
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Print the map that a file of answers and its mapping describe: touchpoints stage by stage, and who met them.

    answers counts the people who rated a touchpoint, met_share (0 to 1) is the share of those who say so who met it.
    """
    from touchline.engine import map as room
    from touchline.engine import record

    stages = {column.name: column.stage for column in record.read_mapping(files.text_of(mapping)).ratings}
    intake, names = answers.read_mapped(file, mapping, sheet=sheet)
    result = room.outline(intake.answers, stages=stages)
    output.show(result.with_columns(result["touchpoint"].replace(names)), format)


for command in (map_files.check, map_files.format, map_files.diff, map_files.merge, map_files.schema):
    app.command()(command)
app.command("import")(map_exchange.import_file)
app.command("export")(map_exchange.export_file)
