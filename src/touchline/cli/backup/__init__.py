"""touchline backup and touchline restore: everything Touchline keeps, in one file and back.

archive      the file: named members with size and sha256, read only when every byte of it is right
rows         tables as lines of JSON, the same for every kind of database
snapshot     one moment of the database and the home folder, written into an archive while others go on writing
replacement  an archive put in the place of what is there: all of it or nothing
"""

from pathlib import Path
from typing import Annotated

import typer

from touchline.cli.output import note
from touchline.cli.serve import set_up

app = typer.Typer()


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="File to write, as in touchline.backup. It must not exist yet.")],
) -> None:
    """Write everything Touchline keeps into one file, while it runs.

    Database, uploaded files and secret key, as they were at one moment. TOUCHLINE_HOME and DATABASE_URL say whose, as
    for serve. The file holds personal data and the key: it is readable by you alone, keep it so.
    """
    set_up()
    from touchline.cli.backup.snapshot import write_backup

    manifest = write_backup(file)
    size = file.stat().st_size
    note(f"{file}: {manifest.rows:,} rows and {manifest.uploads:,} uploaded files, {size:,} bytes")
    if manifest.missing:
        note(f"{len(manifest.missing)} files that the database names were not in the home folder any more")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that touchline backup wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of the data that are there.")] = False,
) -> None:
    """Bring back what touchline backup wrote, into the database and home folder that serve would use.

    Every byte is checked before anything is written; then all of it is there, or nothing changed. The database may be
    of the other kind than the one that was backed up. Stop Touchline first, and start it again after.
    """
    set_up()
    from touchline.cli.backup.replacement import put_back

    manifest = put_back(file, replace=replace)
    note(f"Restored {manifest.rows:,} rows and {manifest.uploads:,} uploaded files, as of {manifest.made_at}")
