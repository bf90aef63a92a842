"""touchline map import, export: maps out of what people have, and into it."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from touchline.cli import files, map_files
from touchline.cli.map_files import Told
from touchline.cli.output import note
from touchline.cli.serve import set_up
from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    from touchline.engine.map import Document
    from touchline.engine.map.formats import Brought, Loss

OutOption = Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="Where it goes; - for standard output.")]
ReportOption = Annotated[
    Told | None, typer.Option("--report", help="Say on standard output what the file does not hold.")
]
WorkspaceOption = Annotated[
    str, typer.Option("--workspace", metavar="NAME", help="A workspace, as its address names it.", show_default=False)
]
MapOption = Annotated[
    str,
    typer.Option("--map", metavar="NAME", help="One of its maps, as its address names it.", show_default=False),
]
PaperOption = Annotated[
    str, typer.Option("--paper", metavar="PAPER", help="Of a PDF: one (page), or tiles of a4 or a3 to lay together.")
]
SHOWN = 20  # remarks on the screen


def import_file(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A map in any format that is read.", show_default=False)],
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="The map file to write; - for standard output.")
    ] = "",
    source: Annotated[
        str, typer.Option("--from", metavar="FORMAT", help="Its format; found out if not given.")
    ] = "auto",
    replace: Annotated[bool, typer.Option("--replace", help="Write over OUT if it is there.")] = False,
    workspace: WorkspaceOption = "",
    map: Annotated[
        str, typer.Option("--map", metavar="NAME", help="One of its maps; a new one if not given.", show_default=False)
    ] = "",
    name: Annotated[
        str, typer.Option("--name", metavar="TEXT", help="Of the new map; that of the file if not given.")
    ] = "",
    keep: Annotated[bool, typer.Option("--keep", help="Leave on the map what the file does not have.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> None:
    """Make a map file of a file that people have (a table, Markdown, Mermaid, CJML), or bring it into a workspace.

    What was read otherwise than it stands in the file is said on standard error, with its place. Into a workspace, it
    goes as its pages would bring it, and the same is told: what is added, changed and taken off.
    """
    from touchline.engine.map import formats

    if bool(out) == bool(workspace):
        raise UnusableInputError(
            "out-or-workspace",
            "both --output and --workspace" if out else "neither --output nor --workspace",
            expected="--output, or --workspace",
            fix="Name the one into which the map goes.",
        )
    try:
        brought = formats.read_file(files.bytes_of(file), Path(file).name, source)
    except UnusableInputError as error:
        found = f"{file}: {error.found}"
        raise UnusableInputError(error.code, found, expected=error.expected, fix=error.fix, **error.values) from None
    if workspace:
        set_up()
        from touchline.cli.map_workspace import bring_map

        bring_map(brought, workspace, map, name=name, keep=keep, dry_run=dry_run)
    else:
        save(out, formats.write_map(brought.map).encode(), replace=replace)
    tell(file, brought)


def tell(file: str, brought: "Brought") -> None:
    """Say on standard error what was read, and what of it otherwise than it stands in the file."""
    for remark in brought.remarks[:SHOWN]:
        note(f"{file}, {remark}")
    if len(brought.remarks) > SHOWN:
        note(f"... and {len(brought.remarks) - SHOWN} more of the kind")
    counts = {group: len(getattr(brought.map, group)) for group in ("stages", "segments", "touchpoints")}
    counts |= {"cards": len(brought.map.placements), "remarks": len(brought.remarks)}
    note(f"{brought.format}: {', '.join(f'{number} {what}' for what, number in counts.items())}")


def export_file(
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="The format to write.")],
    out: OutOption,
    file: Annotated[
        str, typer.Argument(metavar="[MAP.yaml]", help="A map in YAML; or name --workspace.", show_default=False)
    ] = "",
    workspace: WorkspaceOption = "",
    map: MapOption = "",
    paper: PaperOption = "one",
    report: ReportOption = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over OUT if it is there.")] = False,
) -> None:
    """Write a map, of a file or of a workspace, in another format, and say what that format cannot hold.

    TOUCHLINE_HOME and DATABASE_URL say where the workspace is kept, as for serve, which may run meanwhile.
    """
    from touchline.engine.map import formats

    if bool(file) == bool(workspace):
        raise UnusableInputError(
            "file-or-workspace",
            f"{file or 'no file'} and {f'--workspace {workspace}' if workspace else 'no workspace'}",
            expected="a map file, or --workspace",
            fix="Name the one from which the map comes.",
        )
    written = formats.write_file(of_workspace(workspace, map) if workspace else read(file), to, paper=paper)
    save(out, written.content, replace=replace)
    if report is None:
        note(summary(written.losses, to))
    elif report is Told.TEXT:
        typer.echo("\n".join(str(loss) for loss in written.losses) or f"{to} holds the whole map.")
    else:
        rows = [
            {"kind": one.kind, "id": one.id, "name": one.name, "field": one.field, "value": one.value, "why": one.why}
            for one in written.losses
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))


def read(file: str) -> "Document":
    return map_files.read(file, files.text_of(file))


def of_workspace(workspace: str, map: str) -> "Document":
    set_up()
    from touchline.cli.map_workspace import map_document

    return map_document(workspace, map)


def summary(losses: "tuple[Loss, ...]", to: str) -> str:
    if not losses:
        return f"{to} holds the whole map."
    counted = Counter(f"{loss.kind} {loss.why} {loss.field}".replace("  ", " ").strip() for loss in losses)
    most = ", ".join(f"{what} ({times})" for what, times in counted.most_common(6))
    return f"{to} cannot hold {len(losses)} values: {most}; --report text tells each."


def save(out: str, content: bytes, *, replace: bool) -> None:
    """Write a file whole or not at all; one that is there only if told so. Raises UnusableInputError."""
    if out == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    if Path(out).exists() and not replace:
        raise UnusableInputError(
            "file-exists",
            f"{out} exists already",
            expected="a new file",
            fix="Choose another name, or add --replace.",
            file=out,
        )
    map_files.write(out, content)
