"""A language in which every translated text stands between marks, so that what was never tagged stands out."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.utils import translation
from django.utils.safestring import SafeData, mark_safe

OPEN, CLOSE = "\u27e6", "\u27e7"
SPOKEN = ("title", "alt", "aria-label", "aria-description", "placeholder", "aria-valuetext")
SILENT = {"script", "style", "template", "code", "kbd", "pre", "samp", "time"}  # Babel writes times
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
CHOICES_OF_THE_WORLD = {"language", "currency", "time_zone"}  # named by Babel, or each in its own language
WORD = re.compile(r"[^\W\d_]{2,}")


def speak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put marks around whatever is translated from now on."""
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(translation._trans, name, marked(getattr(translation._trans, name)))


def marked(translate: Callable[..., str]) -> Callable[..., str]:
    def between_marks(*words: Any) -> str:
        text = translate(*words)
        if not text or text.startswith(OPEN):
            return text
        return mark_safe(OPEN + text + CLOSE) if isinstance(text, SafeData) else OPEN + text + CLOSE  # noqa: S308

    return between_marks


class Reader(HTMLParser):
    """Reads a page aloud: every text that a person sees or hears, but not what is code or in a language of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        silent = tag in SILENT or (tag != "html" and "lang" in told) or told.get("translate") == "no"
        silent = silent or (tag == "select" and told.get("name") in CHOICES_OF_THE_WORLD)
        if not silent and not self.is_silent:
            self.heard += [told[name] or "" for name in SPOKEN if name in told]
            if tag == "input" and told.get("type") in {"submit", "button"}:
                self.heard.append(told.get("value") or "")
        if tag not in EMPTY:
            self.open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        while self.open and any(name == tag for name, _ in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        self.heard.append("" if self.is_silent else data)

    @property
    def is_silent(self) -> bool:
        return any(silent for _, silent in self.open)


def untagged(page: str, known: set[str]) -> Iterator[str]:
    """Every word of a page outside marks that is neither somebody's data nor known to be the same in all languages."""
    reader = Reader()
    reader.feed(page)
    text = outside_marks(" \u00b7 ".join(reader.heard))
    for data in sorted(known, key=len, reverse=True):
        text = text.replace(data, " ")
    yield from WORD.findall(text)


def outside_marks(text: str) -> str:
    """What stands outside every pair of marks, which may lie in one another."""
    depth, outside = 0, []
    for sign in text:
        depth += (sign == OPEN) - (sign == CLOSE)
        outside.append(sign if depth == 0 and sign != CLOSE else " ")
    return "".join(outside)
