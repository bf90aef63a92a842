"""The language of Mermaid's journeys, taken apart as Mermaid 12 does it, with the line of each statement."""

import html
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from touchline.engine.errors import UnusableInputError

BLANK = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
S = f"[{BLANK}]"  # what JavaScript takes for blank
JOURNEY = re.compile(rf"{S}*journey")
SETTINGS = re.compile(
    rf"%%{{{S}*(?:\w+{S}*:|\w+){S}*(?:\w+|(?:(?!}}%%)[^\r\u2028\u2029])*)?{S}*(?:}}%%)?", re.ASCII | re.IGNORECASE
)
NUMBER = re.compile(r"#(\d+);", re.ASCII)
ENTITY, SEALED = re.compile(r"#(\w+);", re.ASCII), re.compile(r"ﬂ°(°?)(\w+)¶ß", re.ASCII)
STYLES = ("style", "classDef")
DESCRIBES = "accDescr"
NO_SCORE = "# no score"  # what we write behind the score of a card that has none
TOKENS: dict[str, list[tuple[str, re.Pattern[str]]]] = {
    state: [(kind, re.compile(pattern, re.ASCII | re.IGNORECASE)) for kind, pattern in rules]
    for state, rules in {
        "": [
            ("", r"%(?!\{)[^\n]*"),
            ("", r"[^}]%%[^\n]*"),
            ("newline", r"\n+"),
            ("", f"{S}+"),
            ("comment", r"#[^\n]*"),
            ("journey", r"journey\b"),
            ("title", rf"title{S}[^#\n;]+"),
            ("accTitle", rf"accTitle{S}*:{S}*"),
            (DESCRIBES, rf"accDescr{S}*:{S}*"),
            ("described", rf"accDescr{S}*\{{{S}*"),
            ("section", rf"section{S}[^#:\n;]+"),
            ("task", r"[^#:\n;]+"),
            ("data", r":[^#\n;]+"),
            ("stray", r"."),
        ],
        "accTitle": [("value", r"[^\n]*")],
        DESCRIBES: [("value", r"[^\n]*")],
        "described": [("", r"\}"), ("value", r"[^}]*")],
    }.items()
}  # in this order: the first that fits is taken, however short


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: title, accTitle, accDescr, section or task, what it says, and for a task what follows its name.

    Entities as #58; are not decoded yet. unscored: the score is marked as one that stands for none.
    """

    kind: str
    text: str
    line: int
    data: str = ""
    unscored: bool = False


@dataclass(frozen=True, slots=True)
class Traced:
    """A text that was changed on its way, and for each of its characters the line of the file that it comes from."""

    text: str
    lines: "array[int]"

    @classmethod
    def of(cls, text: str, first: int = 1) -> "Traced":
        lines = array("L")
        for line, written in enumerate(text.split("\n"), first):
            lines.extend([line] * (len(written) + 1))
        return cls(text, lines)

    def sub(self, pattern: re.Pattern[str], put: str) -> "Traced":
        """Replace each match by the template put; what is put has the line on which the match begins."""
        parts, lines, done = [], array("L"), 0
        for match in pattern.finditer(self.text):
            fresh = match.expand(put)
            parts += [self.text[done : match.start()], fresh]
            lines.extend(self.lines[done : match.start()])
            lines.extend([self.lines[match.start()]] * len(fresh))
            done = match.end()
        lines.extend(self.lines[done:])
        return Traced("".join([*parts, self.text[done:]]), lines)

    def rest(self, start: int) -> "Traced":
        return Traced(self.text[start:], self.lines[start:])

    def kept(self, ranges: list[tuple[int, int]]) -> "Traced":
        """Keep the characters of these ranges, in order."""
        lines = array("L")
        for start, end in ranges:
            lines.extend(self.lines[start:end])
        return Traced("".join(self.text[start:end] for start, end in ranges), lines)

    def line(self, place: int) -> int:
        return self.lines[min(place, len(self.lines) - 1)] if self.lines else 1


def statements(source: Traced) -> Iterator[Statement]:
    """Take a journey apart, one statement each, in order; without its front matter. Line breaks are those of Unix.

    Raises UnusableInputError (mermaid-no-journey, mermaid-sign, mermaid-no-score, mermaid-word, mermaid-unclosed).
    """
    text = sealed(without_comments(source.sub(SETTINGS, "")))
    tokens = tokens_of(text)
    header(tokens)
    waiting: Statement | None = None
    before = ""
    for kind, words, line in [*tokens, ("end", "", text.line(len(text.text)))]:
        if kind == "comment" or (kind == "newline" and (waiting is None or waiting.data)):
            waiting = unscored(waiting, words)
            continue
        if waiting and waiting.data:
            yield waiting
            waiting = None
        if kind == "data" and waiting:
            waiting = Statement("task", waiting.text, waiting.line, words[1:])
        elif waiting:
            raise refused(waiting, kind, words)
        elif kind == "task":
            waiting = Statement("task", words, line)
        elif kind in {"journey", "data", "stray"}:
            raise misplaced(kind, words, line, before)
        elif kind != "end":
            yield Statement(kind, words, line)
        before = words


def header(tokens: Iterator[tuple[str, str, int]]) -> None:
    """Take the word journey off. Raises UnusableInputError (mermaid-no-journey)."""
    for kind, words, line in tokens:
        if kind == "journey":
            return
        if kind not in {"comment", "newline"}:
            raise no_journey(line, words)
    raise no_journey(1, "")


def unscored(task: Statement | None, comment: str) -> Statement | None:
    """Mark a task whose score is said, behind it, to stand for none."""
    if task and comment.strip(BLANK) == NO_SCORE:
        return Statement(task.kind, task.text, task.line, task.data, unscored=True)
    return task


def tokens_of(text: Traced) -> Iterator[tuple[str, str, int]]:
    """Cut a text into tokens as Mermaid does: kind, what it says, line."""
    place, state = 0, ""
    while place < len(text.text) or state:
        kind, match = next((kind, met) for kind, one in TOKENS[state] if (met := one.match(text.text, place)))
        line = text.line(place)
        if kind in TOKENS:
            if kind:
                state, place = kind, match.end()
                continue
            state = "" if match[0] == "}" else state
        elif kind == "value":
            yield (DESCRIBES if state == "described" else state), match[0], line
            if state == "described" and match.end() == len(text.text):
                raise unclosed(line, match[0])
            state = state if state == "described" else ""
        else:
            yield kind, match[0], line
        place = match.end()


def without_comments(text: Traced) -> Traced:
    """Take out lines that begin with %%, and the blank lines before them, and what is blank at the beginning."""
    ranges: list[tuple[int, int]] = []
    place = start = 0
    for written in text.text.split("\n"):
        end, bare = place + len(written) + 1, written.lstrip(BLANK)
        if bare.startswith("%%") and not bare.startswith("%%{") and len(bare) > 2:
            start = end
        elif bare:
            ranges.append((start, min(end, len(text.text))))
            start = end
        place = end
    ranges.append((start, len(text.text)))
    left = text.kept([(first, last) for first, last in ranges if first < last])
    return left.rest(len(left.text) - len(left.text.lstrip(BLANK)))


def sealed(text: Traced) -> Traced:
    """Put entities as #58; into the form that passes the grammar. A rule for other diagrams can cost one its end."""
    cuts: list[int] = []
    place = 0
    for written in text.text.split("\n"):
        end = len(written)
        for word in STYLES:
            last, found = written.rfind(";", 0, end), written.find(word)
            if 0 <= found < last and any(cut(run) for run in written[found + len(word) : last].split()):
                cuts.append(place + last)
                end = last
        place += len(written) + 1
    edges = [-1, *sorted(cuts), len(text.text)]
    whole = text.kept([(start + 1, end) for start, end in pairwise(edges)]) if cuts else text
    return whole.sub(NUMBER, r"ﬂ°°\1¶ß").sub(ENTITY, r"ﬂ°\1¶ß")


def cut(run: str) -> bool:
    return ":" in run and run.rfind("#") > run.find(":")


def unsealed(text: str) -> str:
    """Return a text with its entities decoded, as a browser shows it; blanks around it go.

    >>> unsealed(" Arrives 10ﬂ°°58¶ß30 ")
    'Arrives 10:30'
    """
    safe = text.strip(BLANK).replace("&", "&amp;")
    return html.unescape(safe.replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";"))


def as_written(text: str) -> str:
    """Return a text as it stands in the file, to name it in a message."""
    return SEALED.sub(r"#\2;", text.strip(BLANK))[:80]


def unclosed(line: int, where: str) -> UnusableInputError:
    return UnusableInputError(
        "mermaid-unclosed",
        f"line {line}: a description begins with {{ and never ends, at {as_written(where)!r}",
        expected="accDescr { and, further down, }",
        fix="Write } where the description ends.",
        line=line,
        value=as_written(where),
    )


def no_journey(line: int, found: str) -> UnusableInputError:
    return UnusableInputError(
        "mermaid-no-journey",
        f"line {line}: no journey begins here: {as_written(found) or 'nothing'!r}",
        expected="the word journey in small letters, on a line of its own, at the head",
        fix="Bring a journey; other Mermaid diagrams are not maps.",
        line=line,
        value=as_written(found),
    )


def refused(task: Statement, kind: str, words: str) -> UnusableInputError:
    """Say why what should be a task is none: a sign that Mermaid stops at, or no score."""
    if kind == "stray" and words in ";:":
        return stray(words, task.line, task.text)
    return UnusableInputError(
        "mermaid-no-score",
        f"line {task.line}: {as_written(task.text)!r} has no score",
        expected="a task as Name: 4: Who",
        fix="Write a colon and a score behind the name; a # in it as #35;.",
        line=task.line,
        value=as_written(task.text),
    )


def misplaced(kind: str, words: str, line: int, before: str) -> UnusableInputError:
    """Say which sign or word Mermaid cannot take here."""
    if kind == "journey":
        return UnusableInputError(
            "mermaid-word",
            f"line {line}: a task begins with the word {words!r}",
            expected="this word once, at the head",
            fix=f"Write #{ord(words[0])}; for its first letter.",
            line=line,
            value=words,
            number=ord(words[0]),
        )
    return stray(words[:1], line, f"{before}{words}")


def stray(sign: str, line: int, where: str) -> UnusableInputError:
    return UnusableInputError(
        "mermaid-sign",
        f"line {line}: the sign {sign} at {as_written(where)!r}",
        expected="names without : ; and #, and a line for each task",
        fix=f"Write #{ord(sign)}; for {sign}.",
        line=line,
        value=sign,
        number=ord(sign),
    )
