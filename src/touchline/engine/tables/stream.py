"""The text of a file as a stream of UTF-8 bytes, whatever it was packed in and however it was encoded."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from touchline.engine.tables.limits import Limits, too_large
from touchline.engine.tables.read import GZIP, broken_gzip, no_such_file

PIECE = 1 << 20


def raw_pieces(path: Path, name: str, limits: Limits) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces of a megabyte, unpacked if it is gzipped.

    No rows, unit bytes. Raises UnusableInputError (no-such-file, broken-gzip, file-too-large).
    """
    try:
        with path.open("rb") as file:
            packed = file.read(2) == GZIP
            file.seek(0)
            if path.stat().st_size > limits.bytes:
                raise too_large(name, "bytes", limits.bytes)
            yield from unpacked_pieces(file, name, limits) if packed else iter(lambda: file.read(PIECE), b"")
    except OSError as fault:
        raise no_such_file(path, fault) from None


def unpacked_pieces(file: BinaryIO, name: str, limits: Limits) -> Iterator[bytes]:
    size = 0
    try:
        with gzip.GzipFile(fileobj=file) as packed:
            while piece := packed.read(PIECE):
                size += len(piece)
                if size > limits.expanded_bytes:
                    raise too_large(name, "expanded bytes", limits.expanded_bytes)
                yield piece
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise broken_gzip(name) from None


def recoded(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the same text in UTF-8."""
    if encoding == "utf-8":
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    for piece in pieces:
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()


class PieceReader(io.RawIOBase):
    """Pieces of bytes as a file that can be read, and moved forward in."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.rest = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self.rest:
            piece = next(self.pieces, None)
            if piece is None:
                return 0
            self.rest = piece
        taken = self.rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self.rest = self.rest[len(taken) :]
        return len(taken)


def with_line_feeds(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the same text with line feeds where rows end with carriage returns alone; places stay the same."""
    return (piece.replace(b"\r", b"\n") for piece in pieces)


def open_text(
    path: Path, name: str, encoding: str, limits: Limits, start: int = 0, *, returns: bool = False
) -> BinaryIO:
    """Open the text of a file as UTF-8 bytes, from a place in these bytes onward.

    A plain file in UTF-8 is read from there; of any other, what comes before is read and dropped. returns says that
    its rows end with carriage returns alone: they are read as line feeds.
    No rows, unit bytes. Raises UnusableInputError as raw_pieces does.
    """
    if encoding == "utf-8" and not returns and not is_packed(path):
        file = path.open("rb")
        file.seek(start)
        return file
    pieces = recoded(raw_pieces(path, name, limits), encoding)
    reader = io.BufferedReader(PieceReader(with_line_feeds(pieces) if returns else pieces), PIECE)
    while start and (dropped := reader.read(min(start, PIECE))):
        start -= len(dropped)
    return reader


def is_packed(path: Path) -> bool:
    """Whether a file is gzipped."""
    try:
        with path.open("rb") as file:
            return file.read(2) == GZIP
    except OSError as fault:
        raise no_such_file(path, fault) from None


def unpack(path: Path, name: str, encoding: str, limits: Limits, to: Path, *, returns: bool = False) -> int:
    """Write the text of a file into another as plain UTF-8 with line feeds, and return its size.

    No rows, unit bytes. Raises UnusableInputError as raw_pieces does.
    """
    size = 0
    with to.open("wb") as file:
        pieces = recoded(raw_pieces(path, name, limits), encoding)
        for piece in with_line_feeds(pieces) if returns else pieces:
            size += file.write(piece)
    return size
