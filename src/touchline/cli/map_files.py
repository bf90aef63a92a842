"""touchline map check, format, diff, merge: maps as files, under version control."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from touchline.cli import files, map_words
from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    from touchline.engine.map import Document

MapFile = Annotated[str, typer.Argument(metavar="MAP.yaml", help="A map in YAML.", show_default=False)]
MapFiles = Annotated[list[str], typer.Argument(metavar="MAP.yaml", help="Maps in YAML.", show_default=False)]


class Told(StrEnum):
    TEXT = "text"
    JSON = "json"


def check(
    maps: MapFiles,
    every: Annotated[bool, typer.Option("--all", help="Tell every fault, not only the first 200 of a file.")] = False,
) -> None:
    """Say all that is wrong with map files: line, column, what was found, what is expected. Ends with 1 if anything is.

    Without faults it says nothing: made for a hook that runs before each commit.
    """
    from touchline.engine.map import formats

    most = {"most": sys.maxsize} if every else {}
    found = False
    for file in maps:
        for fault in formats.map_faults(files.text_of(file), **most):
            found = True
            typer.echo(f"{file}:{fault.line}:{fault.column}: {fault.found} [{fault.code}]")
            typer.echo(f"  expected  {fault.expected}\n  fix       {fault.fix}")
    raise typer.Exit(1 if found else 0)


def format(
    maps: MapFiles,
    only_check: Annotated[
        bool, typer.Option("--check", help="Change nothing; end with 1 if a file would change.")
    ] = False,
) -> None:
    """Write map files in the usual order and layout. Comments stay, and so does what the map says."""
    from touchline.engine.map import formats

    texts = {file: files.text_of(file) for file in maps}
    laid_out = {file: formats.write_map(read(file, text), text) for file, text in texts.items()}
    changed = [file for file in maps if laid_out[file] != texts[file]]
    for file in changed:
        typer.echo(f"{'would change' if only_check else 'changed'}  {file}")
        if not only_check:
            write(file, laid_out[file])
    raise typer.Exit(1 if changed and only_check else 0)


def diff(
    old: MapFile,
    new: MapFile,
    told: Annotated[Told, typer.Option("--format", help="Sentences, or every change with all it says.")] = Told.TEXT,
) -> None:
    """Say what changed from one map file to another: moved Follow-up call from Loyalty to Satisfaction for Families."""
    from touchline.engine import map as room

    before = read(old, files.text_of(old))
    after = room.aligned(before, read(new, files.text_of(new)))
    changes = room.difference(before, after)
    sentences = [map_words.say(change, before, after) for change in changes]
    if told is Told.TEXT:
        typer.echo("\n".join(sentences) or "The maps are equal.")
        return
    rows: list[dict[str, Any]] = [
        {"operation": one.operation, "subject": one.subject, "before": one.before, "after": one.after, "text": text}
        for one, text in zip(changes, sentences, strict=True)
    ]
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))


def merge(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The map that both began with.", show_default=False)],
    ours: Annotated[str, typer.Argument(metavar="OURS", help="Our map.", show_default=False)],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="Their map.", show_default=False)],
    out: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="Where the merged map goes.")],
) -> None:
    """Put the changes of two people to one map file together, field by field. Ends with 1 where they disagree.

    A disagreement keeps our value; both stand under conflicts at the end of the file, which check refuses until
    somebody decided and took the entry out.
    """
    from touchline.engine.map import formats

    texts = [files.text_of(file) for file in (base, ours, theirs)]
    sides = [read(file, text) for file, text in zip((base, ours, theirs), texts, strict=True)]
    merged = formats.merge_maps(*sides)
    write(out, formats.write_map(merged.map, texts[1], conflicts=merged.conflicts))
    for conflict in merged.conflicts:
        typer.echo(
            f"conflict  {'.'.join(conflict.where)}: ours {conflict.ours!r}, theirs {conflict.theirs!r}", err=True
        )
    raise typer.Exit(1 if merged.conflicts else 0)


def schema() -> None:
    """Print the JSON Schema of map files, for editors that complete and check as one types."""
    from touchline.engine.map import formats

    typer.echo(json.dumps(formats.map_schema(), ensure_ascii=False, indent=1))


def read(file: str, text: str) -> "Document":
    """Read a map file. Raises UnusableInputError, which names the file."""
    from touchline.engine.map import formats

    try:
        return formats.read_map(text)
    except UnusableInputError as error:
        raise UnusableInputError(
            "map-file-unusable",
            f"{file}, {error.found}",
            expected=error.expected,
            fix=f"{error.fix} touchline map check {file} tells every fault.",
            **error.values,
        ) from None


def write(file: str, content: str | bytes) -> None:
    """Write a file whole or not at all. Raises UnusableInputError."""
    target, beside = Path(file), Path(f"{file}.new")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(target)
    except OSError as fault:
        raise UnusableInputError(
            "file-not-writable",
            f"{file} cannot be written: {fault.strerror}",
            expected="a place for the map",
            fix="Choose another file.",
            file=file,
        ) from fault
