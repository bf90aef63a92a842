"""Who a comment speaks to: names after an at sign."""

import unicodedata
from collections.abc import Iterable


def mentioned(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Find whom a text mentions: @ and a name as it is written in names, in small or large letters.

    Of names that begin alike the longest counts: "@Ana Maria" is not Ana. An @ inside a word, as in an e-mail address,
    mentions nobody, nor does a name that goes on ("@Anabel" is not Ana).
    Returns each name once, in the order in which the text first has them, without units. Raises nothing.

    >>> mentioned("@ana and @Bogdan: see bogdan@shop.example", ["Ana", "Bogdan", "Chi"])
    ('Ana', 'Bogdan')
    """
    plain = folded(text)
    known = sorted({folded(name): name for name in names if name.strip()}.items(), key=lambda pair: -len(pair[0]))
    found: dict[str, None] = {}
    for place, letter in enumerate(plain):
        if letter == "@" and not plain[max(place - 1, 0) : place].isalnum():
            rest = plain[place + 1 :]
            for short, name in known:
                if rest.startswith(short) and not rest[len(short) : len(short) + 1].isalnum():
                    found.setdefault(name)
                    break
    return tuple(found)


def folded(text: str) -> str:
    """Return a text as it is compared: composed letters, no case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
