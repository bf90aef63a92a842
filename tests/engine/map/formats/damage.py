"""Files damaged as a slip of a hand or of a disk does it: each is read, or refused with a reason, and soon."""

import random

from tests.engine.map.formats.mutating import read_or_refused

PIECES = [
    b"", b"\n", b"\r\n", b'"', b",", b";", b"\t", b"|", b"\x00", b"\xff\xfe", b"'", b"=", b"-", b"#", b"<", b">", b"&",
    b"\\", b"[[", b"{", "ț".encode(), "😀".encode(), "ş".encode("cp1250"), b"9" * 400, b"A" * 5000,
]  # fmt: skip


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Change bytes in a few places: put some in, take some out, say a piece twice, or break off."""
    for _ in range(chance.randint(1, 8)):
        place, cut = chance.randrange(len(content) + 1), chance.choice([0, 0, 1, 5, 60])
        content = content[:place] + chance.choice(PIECES) + content[place + cut :]
        if chance.random() < 0.1:
            start = chance.randrange(len(content) + 1)
            content = content[:place] + content[start : start + 200] + content[place:]
    return content[: chance.randrange(len(content) + 1)] if chance.random() < 0.1 else content


def damaged_files_are_read_or_refused(
    content: bytes, name: str, format: str, number: int, *, damage: bool = True
) -> None:
    chance = random.Random(5)
    read_or_refused([damaged(content, chance) if damage else content for _ in range(number)], name, format)
