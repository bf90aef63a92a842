"""Files as a slip of a hand or of a disk leaves them."""

import random
import time
from collections.abc import Callable, Sequence

from touchline.engine.errors import UnusableInputError
from touchline.engine.map import formats

SECONDS = 5  # of the processor
MOST = 1_000  # stages and cards of a map that is written again here


def mutated(text: str, chance: random.Random, signs: Sequence[str]) -> bytes:
    """Change a text in a few places, and now and then its bytes."""
    for _ in range(chance.randint(1, 8)):
        place, cut = chance.randrange(len(text) + 1), chance.choice([0, 0, 1, 5, 40])
        again = text[place : place + chance.choice([0, 0, 0, 80])]
        text = text[:place] + chance.choice(signs) + again + text[place + cut :]
    content = bytearray(text.encode("utf-8", "replace"))
    if content and not chance.randrange(8):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def read_or_refused(contents: Sequence[bytes], name: str, format: str = "auto") -> int:
    """Read each file; return how many could be. What is read can be written as a map file, what is refused says why."""
    read = 0
    for content in contents:
        began, brought, refused = time.process_time(), None, None
        try:
            brought = formats.read_file(content, name, format)
        except UnusableInputError as error:
            refused = error
        assert time.process_time() - began < SECONDS
        if brought is None:
            assert refused and refused.found and refused.expected and refused.fix  # noqa: PT018 each is to be there
            continue
        read += 1
        assert all(remark.place and remark.found and remark.done for remark in brought.remarks)
        if len(brought.map.stages) + len(brought.map.placements) < MOST:
            assert formats.map_faults(formats.write_map(brought.map)) == ()
    return read


def damaged_files_are_read_or_refused(
    damaged: Callable[[random.Random, int], bytes], number: int, name: str, format: str
) -> None:
    """Read so many files, each damaged by chance and its number: more than one in ten is still read."""
    chance = random.Random(12)
    assert read_or_refused([damaged(chance, n) for n in range(number)], name, format) > number / 10
