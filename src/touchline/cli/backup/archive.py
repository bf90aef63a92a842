"""The file of a backup: a gzipped tar whose last member, the manifest, states size and sha256 of all others.

gzip and tar because every Python can read them, and so can people without Touchline; Python's own zstd came with 3.14.
"""

import gzip
import hashlib
import io
import json
import os
import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from touchline.engine.errors import UnusableInputError

FORMAT = 1
MANIFEST = "manifest.json"
KNOWN_MEMBERS = re.compile(
    r"manifest\.json|secret_key|tables/[a-z0-9_]{1,63}\.jsonl|(uploads|slabs|attachments)/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}"
)
LARGEST_MANIFEST = 64_000_000
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """What one file in the archive must be."""

    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table, in the order in which its lines hold them, and how many rows there are."""

    columns: list[str]
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds, and what made it."""

    version: str
    made_at: str
    database: str  # kind of database it was made from
    migrations: list[list[str]]
    tables: dict[str, Table]
    missing: list[str]  # files that the database names and the home folder did not hold
    members: dict[str, Member] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    @property
    def uploads(self) -> int:
        return sum(name.startswith(("uploads/", "attachments/")) for name in self.members)

    def files_in(self, folder: str) -> set[str]:
        """Return the names of the files of one folder."""
        return {name.removeprefix(f"{folder}/") for name in self.members if name.startswith(f"{folder}/")}


class Writer:
    """An archive that grows by one member at a time."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.members: dict[str, Member] = {}

    def add(self, name: str, content: IO[bytes]) -> None:
        """Add everything from the content's beginning to its end as a member."""
        content.seek(0)
        digest, size = hashlib.sha256(), 0
        while piece := content.read(PIECE):
            digest.update(piece)
            size += len(piece)
        content.seek(0)
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        self.tar.addfile(info, content)
        self.members[name] = Member(size, digest.hexdigest())

    def close_with(self, manifest: Manifest) -> None:
        manifest.members.update(self.members)
        self.add(MANIFEST, io.BytesIO(json.dumps(asdict(manifest), indent=1).encode()))


@contextmanager
def written(file: Path) -> Iterator[Writer]:
    """Write an archive beside the file, and give it its name when it is whole. Raises UnusableInputError."""
    part = file.with_name(file.name + ".part")
    refuse_existing(file)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
            part.chmod(0o600)
            with gzip.GzipFile("", "wb", 6, raw) as packed, tarfile.open(fileobj=packed, mode="w|") as tar:
                yield Writer(tar)
            raw.flush()
            os.fsync(raw.fileno())
        part.rename(file)
    except OSError as error:
        raise UnusableInputError(
            "backup-not-writable",
            f"{error.filename or file} cannot be read or written: {error.strerror or error}",
            expected="a folder with room in which you may write, and a home folder you may read",
            fix="Name another file, or run it as the user who runs serve.",
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()


def refuse_existing(file: Path) -> None:
    if file.exists():
        raise UnusableInputError(
            "backup-exists",
            f"{file} is there already",
            expected="a name that is free: a backup never writes over another",
            fix="Name another file, or remove this one first.",
        )


def unpack(file: Path, folder: Path) -> Manifest:
    """Copy every member into the folder, and return what they are. Raises UnusableInputError unless all is right."""
    found: dict[str, Member] = {}
    try:
        with gzip.open(file) as packed:
            with tarfile.open(fileobj=packed, mode="r|") as tar:
                for info in tar:
                    refuse_unsafe(info, found)
                    content = tar.extractfile(info)
                    found[info.name] = copied(content or io.BytesIO(), folder / info.name)
            while packed.read(PIECE):  # to the end, where gzip compares its own checksum
                pass
    except FileNotFoundError as error:
        raise UnusableInputError(
            "backup-missing",
            f"there is no {file}",
            expected="a file that touchline backup wrote",
            fix="Check its name.",
        ) from error
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise damaged(file, f"it breaks off or holds wrong bytes ({error})") from error
    return checked(file, folder, found)


def refuse_unsafe(info: tarfile.TarInfo, found: dict[str, Member]) -> None:
    """Raise UnusableInputError for a member that touchline backup would never write."""
    if not info.isreg() or not KNOWN_MEMBERS.fullmatch(info.name) or info.name in found:
        raise UnusableInputError(
            "backup-strange-member",
            f"the archive holds {info.name!r}, which touchline backup does not write",
            expected="only plain files of a backup, each once",
            fix="Restore a file as touchline backup wrote it.",
            member=info.name,
        )


def copied(content: IO[bytes], path: Path) -> Member:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := content.read(PIECE):
            digest.update(piece)
            size += file.write(piece)
    return Member(size, digest.hexdigest())


def checked(file: Path, folder: Path, found: dict[str, Member]) -> Manifest:
    """Return the manifest if exactly what it states was found. Raises UnusableInputError."""
    if MANIFEST not in found or found[MANIFEST].size_bytes > LARGEST_MANIFEST:
        raise damaged(file, "its manifest is missing")
    manifest = read_manifest(file, (folder / MANIFEST).read_bytes())
    del found[MANIFEST]
    for name in sorted(found.keys() | manifest.members.keys()):
        if found.get(name) != manifest.members.get(name):
            raise damaged(file, f"{name} is not what the manifest states")
    needed = {"secret_key", *(f"tables/{name}.jsonl" for name in manifest.tables)}
    if needed - manifest.members.keys():
        raise damaged(file, "a table or the secret key is missing")
    return manifest


def read_manifest(file: Path, text: bytes) -> Manifest:
    """Return the manifest that the text states. Raises UnusableInputError."""
    try:
        stated = json.loads(text)
        if stated["format"] != FORMAT:
            raise from_newer_version(str(stated["version"]))
        stated["tables"] = {name: Table(**table) for name, table in stated["tables"].items()}
        stated["members"] = {name: Member(**member) for name, member in stated["members"].items()}
        return Manifest(**stated)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, UnusableInputError):
            raise
        raise damaged(file, "its manifest cannot be read") from error


def damaged(file: Path, how: str) -> UnusableInputError:
    return UnusableInputError(
        "backup-damaged",
        f"{file} is damaged: {how}",
        expected="a file exactly as touchline backup wrote it",
        fix="Nothing was changed. Copy the file again from where it is kept, or take another backup.",
    )


def from_newer_version(version: str) -> UnusableInputError:
    return UnusableInputError(
        "backup-of-newer-version",
        f"the backup was made by Touchline {version}, which is newer than this one",
        expected="a backup of this version",
        fix=f"Install Touchline {version}, then restore with it.",
        version=version,
    )
