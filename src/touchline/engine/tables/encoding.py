"""Which letters the bytes of a text file stand for.

The rule: a byte order mark decides; then UTF-16 where zero bytes stand only in every second place; then UTF-8
where it fits. What is left is an old 8-bit code page. Words made of high bytes are Cyrillic (CP1251). Otherwise
the letters that only Romanian, Polish and Hungarian write in CP1250 are weighed against those that only Western
languages write in CP1252; the West wins a draw.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator

MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
EASTERN = set("ăşţĂŞŢłążźśęŁĄŻŹŚĘőűŐŰ".encode("cp1250"))
WESTERN = set("àèìòùÀÈÌÒÙçñåæøõêëïôûÿß".encode("cp1252"))
CYRILLIC_WORD = re.compile(rb"[\xa8\xb8\xc0-\xff]{3,}")
HIGH_BYTES = re.compile(rb"[\x80-\xff]")
SAMPLE = 4096
PIECES_WEIGHED = 4


def encoding_of(data: bytes) -> str | None:
    """Return the name of a text's encoding, or None when these bytes are no text.

    data: a whole file; no rows, unit bytes. Raises nothing.

    >>> encoding_of("călătorie".encode("cp1250")), encoding_of("città".encode("latin-1"))
    ('cp1250', 'cp1252')
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return name if decodes(data, name) else None
    head = data[:SAMPLE]
    if b"\0" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        wide = "utf-16-le" if odd > even else "utf-16-be"
        return wide if min(even, odd) == 0 and decodes(data, wide) else None
    if b"\0" in data:
        return None
    return "utf-8" if decodes(data, "utf-8") else code_page(data)


def encoding_of_pieces(pieces: Callable[[], Iterable[bytes]]) -> str | None:
    """Return what encoding_of would, of a text that is too large to hold: its bytes come in pieces, asked for anew.

    pieces: the whole text in order, each time it is called. The letters of an old code page are weighed in the first
    four pieces that hold any. No rows, unit bytes. Raises nothing.
    """
    head = b"".join(first_bytes(pieces(), SAMPLE))
    for mark, name in MARKS:
        if head.startswith(mark):
            return name if all_decode(pieces(), name) else None
    if b"\0" in head:
        wide = encoding_of(head[: len(head) // 2 * 2])
        return wide if wide and all_decode(pieces(), wide) else None
    if all_decode(pieces(), "utf-8"):
        return "utf-8"
    weighed: list[bytes] = []
    for piece in pieces():
        if b"\0" in piece:
            return None
        if len(weighed) < PIECES_WEIGHED and not piece.isascii():
            weighed.append(piece)
    page = code_page(b"".join(weighed))
    return page if all_decode(pieces(), page) else "latin-1"


def first_bytes(pieces: Iterable[bytes], count: int) -> Iterator[bytes]:
    for piece in pieces:
        yield piece[:count]
        count -= len(piece)
        if count <= 0:
            return


def all_decode(pieces: Iterable[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces:
            if encoding.startswith("utf-8") and b"\0" in piece:
                return False
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def code_page(data: bytes) -> str:
    high = HIGH_BYTES.findall(data)
    if sum(len(word) for word in CYRILLIC_WORD.findall(data)) > len(high) / 2:
        return "cp1251" if decodes(data, "cp1251") else "latin-1"
    letters = [byte[0] for byte in high]
    eastern, western = sum(b in EASTERN - WESTERN for b in letters), sum(b in WESTERN - EASTERN for b in letters)
    page = "cp1250" if eastern > western else "cp1252"
    return page if decodes(data, page) else "latin-1"
