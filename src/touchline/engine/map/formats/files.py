"""Maps out of files of any format that people have, and into them. Each format is a module, loaded when asked for.

A module that reads has read(content, name of the file) -> Brought, and looks_like(start of the text) -> bool where its
files are text; one that writes has write(map) -> Written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from types import ModuleType

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Brought, Loss, Written, losses

LARGEST = 20_000_000  # bytes
PAPERS = ("one", "a4", "a3")  # on what a PDF is laid: one page as large as the map, or tiles
START = 4_000  # characters that are looked at to know a format


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the endings of its files, its media type, the module that knows it, and what that can do.

    takes: what its write is told besides the map, of words and paper.
    """

    endings: tuple[str, ...]
    media_type: str
    module: str
    reads: bool = True
    writes: bool = True
    takes: tuple[str, ...] = ()


PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

FORMATS: dict[str, Format] = {
    "yaml": Format((".yaml", ".yml"), "application/yaml", "yaml_file"),
    "mermaid": Format((".mmd", ".mermaid"), "text/vnd.mermaid", "mermaid"),
    "cjml": Format((".cjml", ".xml"), "application/xml", "cjml"),
    "csv": Format((".csv", ".tsv"), "text/csv", "tables.csv_file"),
    "markdown": Format((".md", ".markdown"), "text/markdown", "tables.markdown_file"),
    "xlsx": Format(
        (".xlsx",),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "tables.xlsx_file",
        takes=("words",),
    ),
    "svg": Format((".svg",), "image/svg+xml", "picture.svg_file", reads=False, takes=("words",)),
    "png": Format((".png",), "image/png", "picture.png_file", reads=False, takes=("words",)),
    "pdf": Format((".pdf",), "application/pdf", "picture.pdf_file", reads=False, takes=("words", "paper")),
    "pptx": Format((".pptx",), PPTX, "picture.pptx_file", reads=False, takes=("words",)),
    "html": Format((".html",), "text/html; charset=utf-8", "picture.html_file", reads=False, takes=("words",)),
}


def importable() -> tuple[str, ...]:
    """Return the names of the formats that read_file reads, most telling first. Without units; raises nothing."""
    return tuple(name for name, format in FORMATS.items() if format.reads)


def exportable() -> tuple[str, ...]:
    """Return the names of the formats that write_file writes. Without units; raises nothing."""
    return tuple(name for name, format in FORMATS.items() if format.writes)


def read_file(content: bytes, name: str, format: str = "auto") -> Brought:
    """Read a map out of a file, one touchpoint a name; auto goes by the file's ending, then by how it begins.

    Raises UnusableInputError: map-format-unknown, map-file-too-large, and what the format's own reading raises.
    """
    if len(content) > LARGEST:
        raise UnusableInputError(
            "map-file-too-large",
            f"{len(content):,} bytes",
            expected=f"at most {LARGEST:,} bytes",
            fix="Split the map, or take out what is repeated.",
            value=f"{len(content):,}",
        )
    chosen = found_format(content, name) if format == "auto" else format
    if chosen not in importable():
        raise unknown(format if format != "auto" else PurePath(name).name, importable())
    read: Brought = module_of(chosen).read(content, name)
    return read


def write_file(map: Document, format: str, *, words: Mapping[str, str] | None = None, paper: str = "one") -> Written:
    """Write a map in a format, one map a file, and say what the file does not hold.

    words: what a picture says that is not the map's own (picture.words.WORDS), in the reader's language; paper: one,
    a4 or a3, of a PDF. Raises UnusableInputError: map-format-unknown, and what the format's own writing raises.
    """
    if format not in exportable():
        raise unknown(format, exportable())
    said = {"words": words, "paper": paper}
    written: Written = module_of(format).write(map, **{name: said[name] for name in FORMATS[format].takes})
    return written


def left_out(map: Document, format: str) -> tuple[Loss, ...]:
    """Say what a format cannot hold of a map, one loss a value, without writing the file where that is not needed.

    Without units. Raises UnusableInputError (map-format-unknown).
    """
    if format not in exportable():
        raise unknown(format, exportable())
    keeps, unheld = (getattr(module_of(format), name, None) for name in ("keeps", "unheld"))
    if not keeps:
        return write_file(map, format).losses
    kept = keeps(map)
    return losses(map, kept) + (unheld(kept) if unheld else ())


def kept_by(map: Document, format: str) -> Document:
    """Return the part of a map that a format holds, one record in, one out; all of it where its module does not say."""
    keeps = getattr(module_of(format), "keeps", None)
    kept: Document = keeps(map) if keeps else map
    return kept


def found_format(content: bytes, name: str) -> str:
    """Return the format that a file is of, or an empty text: how a text begins tells more than its ending."""
    ending = PurePath(name).suffix.lower()
    by_ending = [key for key in importable() if ending in FORMATS[key].endings]
    start = content[: START * 4].decode("utf-8", "replace").removeprefix("\ufeff")[:START]
    for key in [*by_ending, *importable()]:
        looks_like = getattr(module_of(key), "looks_like", None)
        if looks_like and looks_like(start):
            return key
    return by_ending[0] if by_ending else ""


def module_of(format: str) -> ModuleType:
    return import_module(f"touchline.engine.map.formats.{FORMATS[format].module}")


def unknown(found: str, known: tuple[str, ...]) -> UnusableInputError:
    return UnusableInputError(
        "map-format-unknown",
        f"{found!r} is of no known format",
        expected=f"one of {', '.join(known)}",
        fix="Name the format.",
        value=found,
        formats=", ".join(known),
    )
