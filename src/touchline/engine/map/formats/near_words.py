"""The nearest valid word to one that is not valid: looked for among a bounded number, however many there are."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

LIKE = 0.5  # of 1: how much alike two words must be
LONGEST = 200  # signs; a longer word is none that was mistyped
FEW, BESIDE = 200, 40  # so many are all looked at; of more, so many before and after the word in the alphabet


def close(word: str, allowed: Sequence[str]) -> str:
    """Return the word that is most like another, or an empty text. Without units; raises nothing.

    >>> close("as-si", ["as-is", "to-be"]), close("x", ["as-is"])
    ('as-is', '')
    """
    return next(iter(get_close_matches(word, allowed, 1, LIKE)), "") if len(word) <= LONGEST else ""


def close_id(word: str, known: Mapping[str, object]) -> str:
    """Return the id that is most like another; of many, one that begins or ends like it. Without units; raises nothing.

    >>> close_id("till-8999x", {f"till-{n}": None for n in range(10_000)})
    'till-8999'
    """
    if len(known) <= FEW:
        return close(word, list(known))
    forwards, backwards = sorted_both_ways(tuple(known))
    near = [*beside(word, forwards), *(one[::-1] for one in beside(word[::-1], backwards))]
    return close(word, list(dict.fromkeys(near)))


@lru_cache(maxsize=4)
def sorted_both_ways(words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    return sorted(words), sorted(word[::-1] for word in words)


def beside(word: str, words: Sequence[str]) -> Iterable[str]:
    place = bisect_left(words, word)
    return words[max(0, place - BESIDE) : place + BESIDE]
