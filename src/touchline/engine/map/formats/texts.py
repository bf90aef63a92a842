"""Texts out of files: decoded, and brought to what a name of a map can be."""

import unicodedata

from touchline.engine.errors import UnusableInputError

LONGEST = {"map": 120, "stage": 80, "segment": 80, "lane": 80, "touchpoint": 120}
BREAKS = ("Cc", "Zl", "Zp")
EDGES = "\ufeff"


def decoded(content: bytes, name: str, most: int) -> str:
    """Return a text of UTF-8, its lines ended as on Unix. Raises UnusableInputError (not-utf-8, map-file-too-large)."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UnusableInputError(
            "not-utf-8",
            f"byte {wrong.start + 1} of {name} is no UTF-8",
            expected="a file in UTF-8",
            fix="Save it as UTF-8.",
            file=name,
            byte=wrong.start + 1,
        ) from None
    if len(text) > most:
        raise UnusableInputError(
            "map-file-too-large",
            f"{len(text):,} characters",
            expected=f"at most {most:,} characters",
            fix="Split the map, or take out what is repeated.",
            value=f"{len(text):,}",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """Return a text as a name: breaks and other control characters become spaces, what is no character a mark.

    >>> one_line(" Call\\nback ")
    'Call back'
    """
    signs = (unicodedata.category(sign) for sign in text)
    plain = (
        " " if kind in BREAKS else "\ufffd" if kind == "Cs" else sign for sign, kind in zip(text, signs, strict=True)
    )
    return trimmed("".join(plain))


def trimmed(text: str) -> str:
    while (bare := text.strip().strip(EDGES)) != text:
        text = bare
    return text


def shortened(name: str, most: int) -> str:
    """Return a name of at most so many characters; one that was cut ends in an ellipsis.

    >>> shortened("Follow-up call", 8)
    'Follow…'
    """
    return name if len(name) <= most else trimmed(name[: most - 1].rstrip(" -")) + "…"
