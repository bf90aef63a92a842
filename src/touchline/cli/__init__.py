"""The command line: one module per step, thin. `touchline <step> <verb> FILE`."""

import sys
from collections.abc import Iterator, MutableMapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from touchline import __version__
from touchline.cli import output
from touchline.engine.errors import UnusableInputError
from touchline.loop import Step

MISTYPED: Any = typer.BadParameter.__base__  # what is raised of any command line that is not understood
GROUPS = (*Step, "record")
BESIDE_THE_LOOP = ("record", "serve", "sample", "backup", "restore")


class Commands(MutableMapping[str, Any]):
    """The commands by name. The module of one is imported when it is asked for, not before."""

    def __init__(self) -> None:
        names = [*Step, *BESIDE_THE_LOOP]
        self.loaded: dict[str, Any] = {str(name): None for name in names if find_spec(f"{__name__}.{name}")}

    def __getitem__(self, name: str) -> Any:
        if self.loaded[name] is None:
            app: typer.Typer = import_module(f"{__name__}.{name}").app
            group = typer.main.get_group(app)
            self.loaded[name] = group if name in GROUPS else group.commands[name]
        return self.loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self.loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self.loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.loaded)

    def __len__(self) -> int:
        return len(self.loaded)


class Loop(TyperGroup):
    """The steps of the loop as groups of commands, in the order a company walks them."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = Commands()


app = typer.Typer(
    cls=Loop,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog="Every command explains itself: touchline listen scores --help",
)


def show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"touchline {__version__}")
        raise typer.Exit


@app.callback()
def touchline(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """The living map of every point where a company touches its customers."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that was typed. Input that cannot be used ends with exit code 2."""
    try:
        ended = app(args=arguments, prog_name="touchline", standalone_mode=False)
    except UnusableInputError as error:
        output.refuse(error)
        sys.exit(2)
    except MISTYPED as error:
        output.refuse(mistyped(error))
        sys.exit(2)
    except typer.Abort:
        output.note("Stopped.")
        sys.exit(1)
    sys.exit(ended if isinstance(ended, int) else 0)


def mistyped(error: Any) -> UnusableInputError:
    """Say of a command that could not be understood what was found in it, and where its options are told."""
    command = error.ctx.command_path if error.ctx else "touchline"
    return UnusableInputError(
        "command-not-understood",
        error.format_message().removesuffix("."),
        expected=f"a command and options that {command} has",
        fix=f"See {command} --help.",
    )
