"""Names taken apart into comparable words: without accents and case, event_names and CamelCase split."""

import re
import unicodedata

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
WORD = re.compile(r"\w+")


def comparable(text: str) -> str:
    """Return a text without accents and case, for comparing: one space between words. Raises nothing.

    >>> comparable("Điểm  chạm")
    'diem cham'
    """
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(WORD.findall(kept.replace("_", " ")))


def written_words(name: str) -> list[str]:
    """Return the words of a name as they are written, names of events split; without units. Raises nothing.

    >>> written_words("orderPlaced.by_phone")
    ['order', 'Placed', 'by', 'phone']
    """
    return WORD.findall(CAMEL.sub(" ", name).replace("_", " "))


def readable(name: str) -> str:
    """Return a name for people: one of words is left as it is, one for machines becomes a sentence's beginning.

    Takes and returns one name, without units. Raises nothing.

    >>> readable("checkout_completed"), readable("Follow-up  call")
    ('Checkout completed', 'Follow-up call')
    """
    name = " ".join(name.split())
    words = written_words(name)
    if not words or " " in name or (len(words) == 1 and words[0][:1].isupper()):
        return name
    if len(words) > 1 and "_" not in name and re.fullmatch(r"\w+(-\w+)+", name):
        return name[:1].upper() + name[1:]
    said = " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words)
    return said[:1].upper() + said[1:]
