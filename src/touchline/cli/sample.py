"""touchline sample: a made-up company, as files or in a workspace of its own."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from touchline.cli.output import Format, FormatOption, note, show
from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    import polars as pl

app = typer.Typer()


@app.command()
def sample(
    name: Annotated[str, typer.Argument(metavar="[SAMPLE]", help="casa-lavanda or green-broom.")] = "",
    list_all: Annotated[bool, typer.Option("--list", help="List the samples.")] = False,
    out: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Write the sample's files here.")] = None,
    workspace: Annotated[
        str,
        typer.Option(metavar="W", help="Add it beside this workspace (its name in addresses), in one of its own."),
    ] = "",
    language: Annotated[str, typer.Option(metavar="en|ro|ru|it|vi", help="Language of its names.")] = "en",
    start: Annotated[
        datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="A day of the first of its 18 months.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Another seed makes other customers of the same company.")] = 1,
    format: FormatOption = Format.TABLE,
) -> None:
    """Make a sample: a company with customers, answers and options, all made up.

    casa-lavanda is a home-goods retailer with 18 months of events; green-broom a one-woman cleaning service without.
    The same words make the same files, to the last byte.
    """
    from touchline.engine import sample as room

    check_one_place(name, list_all=list_all, out=out, workspace=workspace)
    if list_all or not name:
        show(listed(), format)
        return
    if workspace:
        add_beside(name, workspace)
        return
    made = room.sample(name, language=language, start=start.date() if start else room.START, seed=seed)
    if out is None:
        raise UnusableInputError(
            "nowhere-to-put-it",
            f"{name}, and no place for it",
            expected="a folder, or a workspace to add it beside",
            fix=f"Say --out {name}, or --workspace and the name in the workspace's address.",
            sample=name,
        )
    write(room.files(made, seed=seed), out)
    note(f"{made.name} is made up. Its files are in {out}; README.md there says what to try.")


def check_one_place(name: str, *, list_all: bool, out: Path | None, workspace: str) -> None:
    """Refuse options that ask for two things at once, or for a place without saying what goes there."""
    asked = [option for option, given in (("--list", list_all), ("--out", out), ("--workspace", workspace)) if given]
    if len(asked) > 1 or (list_all and name):
        found = " and ".join(asked if len(asked) > 1 else [name, "--list"])
        raise UnusableInputError("one-thing-at-a-time", found, expected="one of them", fix="Leave the others out.")
    if asked and not list_all and not name:
        fix = f"Write touchline sample casa-lavanda {asked[0]} ..; --list lists the samples."
        raise UnusableInputError("sample-not-named", f"{asked[0]} without a sample", expected="its name", fix=fix)


def add_beside(name: str, workspace: str) -> None:
    """Add a sample for the administrator of a workspace; the workers of a running Touchline fill it."""
    from touchline.cli.serve import set_up
    from touchline.engine import sample as room

    if name not in room.SAMPLES:
        room.sample(name)
    set_up()
    from django.utils.timezone import localdate

    from touchline.web.desk.operations.samples import add_sample
    from touchline.web.workspace.queries.workspaces import administrator_of

    found = administrator_of(workspace)
    if found is None:
        raise UnusableInputError(
            "no-such-workspace",
            f"no workspace {workspace!r} with an administrator",
            expected="the name that stands in its address, after /w/",
            fix="Copy it from the address of its overview.",
            workspace=workspace,
        )
    job = add_sample(name, person=found.person, time_zone=found.workspace.time_zone, today=localdate())
    made = job.workspace
    note(f"{made} is made up. Its workspace is /w/{made.slug if made else ''}/; a running Touchline fills it now.")


def listed() -> "pl.DataFrame":
    """Return one row a sample, with how much is in it."""
    import polars as pl

    from touchline.engine import sample as room

    made = [room.sample(key) for key in room.SAMPLES]
    rows = [
        {
            "sample": each.key,
            "name": each.name,
            "touchpoints": len(each.contacts),
            "customers": each.customers.height,
            "answers": each.answers.height,
            "events": each.events.height if each.events is not None else 0,
            "options": each.options.height,
        }
        for each in made
    ]
    return pl.DataFrame(rows)


def write(files: dict[str, bytes], folder: Path) -> None:
    """Write files into a folder that holds none of these names yet."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = [name for name in files if (folder / name).exists()]
        if taken:
            raise UnusableInputError(
                "file-exists",
                f"{folder / taken[0]} is there already",
                expected="a folder without it",
                fix="Name another folder, or remove the file.",
                file=str(folder / taken[0]),
            )
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as fault:
        raise UnusableInputError(
            "not-written",
            f"{folder} cannot be written: {fault.strerror}",
            expected="a folder that can be written",
            fix="Name another folder.",
            file=str(folder),
        ) from None
