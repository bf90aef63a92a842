"""The option tables of docs/reference/command-line.md, written from the commands themselves.

Every command has a section headed `## touchline <command> ...`. What the section tells of results and errors is written
by hand; its table of options is written here, so that it says what `--help` says.
"""

import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from tools import fields

PAGE = Path(__file__).resolve().parent.parent / "docs/reference/command-line.md"
HEAD = "| option | meaning |"
SECTION = re.compile(r"^## touchline ", re.MULTILINE)
TABLE = re.compile(r"^\| option \| meaning \|\n(?:\|.*\n)+", re.MULTILINE)


def main() -> None:
    """Write the tables anew."""
    text = written(PAGE.read_text("utf-8"))
    PAGE.write_text(text, "utf-8")
    fields.main()


def written(text: str) -> str:
    """Return the page with each command's own table, in the order of the page; then those it lacks."""
    known = dict(commands())
    start, *sections = SECTION.split(text)
    parts, told = [start], set()
    for section in sections:
        heading, _, body = section.partition("\n")
        name = name_in(heading, known)
        told.add(name)
        parts.append(f"## touchline {heading}\n\n{with_table(body.strip(), options(known[name]))}")
    parts += [new_section(name, command) for name, command in known.items() if name not in told]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def name_in(heading: str, known: dict[str, Any]) -> str:
    """Return the command that a heading names."""
    words = heading.split()
    for end in (2, 1):
        if (name := " ".join(words[:end])) in known:
            return name
    sys.exit(f"{PAGE.name}: there is no command `touchline {heading}`; remove its section")


def with_table(body: str, table: str) -> str:
    """Return what a section tells with its table in place: where one was, or behind the first paragraph."""
    if not table or (found := TABLE.search(f"{body}\n")):
        return f"{body[: found.start()]}{table}{body[found.end() :]}" if table and found else body
    first, _, rest = body.partition("\n\n")
    return "\n\n".join(filter(None, (first, table.strip(), rest)))


def new_section(name: str, command: Any) -> str:
    arguments = "".join(f" {each.metavar or each.name.upper()}" for each in arguments_of(command))
    return "\n\n".join((f"## touchline {name}{arguments}", (command.help or "").strip(), options(command)))


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by the words that call it, in the order of the loop."""
    from typer.main import get_command

    from touchline.cli import app

    for name, entry in get_command(app).commands.items():
        inner = getattr(entry, "commands", None)
        yield from ((f"{name} {verb}", inner[verb]) for verb in inner) if inner else ((name, entry),)


def arguments_of(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "argument"]


def options(command: Any) -> str:
    """A command's options as a table; nothing where it has none."""
    rows = [row(each) for each in command.params if each.param_type_name == "option" and not each.hidden]
    return "\n".join([HEAD, "|---|---|", *rows, ""]) if rows else ""


def row(option: Any) -> str:
    names = [*option.opts, *option.secondary_opts]
    shape = "" if option.is_flag else f" {shape_of(option)}"
    written_names = ", ".join(f"`{name}{shape}`".replace("|", "\\|") for name in names)
    meaning = (option.help or "").strip().rstrip(".")
    extra = [
        "needed" if option.required else "",
        "may be given several times" if option.multiple else "",
        f"`{option.default}` if not given" if says_default(option) else "",
    ]
    return f"| {written_names} | {'; '.join(filter(None, [meaning.replace('|', '\\|'), *extra]))} |"


def shape_of(option: Any) -> str:
    kind = option.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "|".join(str(choice.value) for choice in kind)
    return option.metavar or ("N" if kind in {int, float} else "TEXT")


def says_default(option: Any) -> bool:
    value = option.default
    return (
        not option.is_flag
        and not isinstance(value, bool)
        and not option.required
        and isinstance(value, (str, int, float))
        and value != ""
    )


if __name__ == "__main__":
    main()
