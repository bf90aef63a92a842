"""XML as a small tree with the line of each element: no document type, so no entities, and nothing from outside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from touchline.engine.errors import UnusableInputError

DEEPEST, MOST = 60, 200_000  # elements inside each other, and in all
LARGEST = 5_000_000  # bytes
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Element:
    """One element. tag and the names of attributes are without prefix, in small letters; blanks around texts go."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    seen: bool = False

    @property
    def text(self) -> str:
        return "".join(self.parts).strip()

    def all(self, tag: str) -> list["Element"]:
        """Return the children of a tag, wherever they stand among the others."""
        found = [child for child in self.children if child.tag == tag]
        for child in found:
            child.seen = True
        return found

    def one(self, tag: str) -> "Element":
        """Return the first child of a tag, or an empty element in its place."""
        found = next((child for child in self.children if child.tag == tag), None)
        if found:
            found.seen = True
        return found or Element(tag, {}, self.line)

    def says(self, tag: str) -> str:
        return self.one(tag).text

    def attribute(self, *names: str) -> str:
        return next((self.attributes[name].strip() for name in names if self.attributes.get(name, "").strip()), "")

    def unread(self) -> Iterator["Element"]:
        """Return the elements that say something and that nobody asked for."""
        for child in self.children:
            if not child.seen and (child.text or child.children):
                yield child
            elif child.seen:
                yield from child.unread()


def parsed(content: bytes, name: str) -> Element:
    """Read XML. Raises UnusableInputError: cjml-not-xml with line and column, cjml-doctype, map-file-too-large."""
    if len(content) > LARGEST:
        raise too_large(f"{len(content):,} bytes", f"at most {LARGEST:,} bytes")
    return Reader(name).read(content)


class Reader:
    """Builds the tree as the parser meets the parts of a file."""

    def __init__(self, name: str) -> None:
        self.name, self.elements = name, 0
        self.open: list[Element] = [Element("", {}, 1)]
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begins
        self.parser.EndElementHandler = self.ends
        self.parser.CharacterDataHandler = self.texts
        self.parser.StartDoctypeDeclHandler = self.doctype

    def read(self, content: bytes) -> Element:
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as wrong:
            raise self.not_xml(wrong.lineno, wrong.offset + 1, expat.ErrorString(wrong.code) or "no XML") from None
        except (LookupError, UnicodeError, ValueError) as wrong:
            if isinstance(wrong, UnusableInputError):
                raise
            raise self.not_xml(1, 1, f"an encoding that cannot be read: {wrong}") from None
        return self.open[0].children[0]

    def begins(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST or len(self.open) > DEEPEST:
            raise too_large(f"over {MOST:,} elements, or {DEEPEST} inside each other", "a journey")
        known = {local(name): value for name, value in attributes.items()}
        element = Element(local(tag), known, self.parser.CurrentLineNumber)
        self.open[-1].children.append(element)
        self.open.append(element)

    def ends(self, _tag: str) -> None:
        self.open.pop()

    def texts(self, text: str) -> None:
        self.open[-1].parts.append(text)

    def doctype(self, name: str, *_rest: object) -> None:
        line = self.parser.CurrentLineNumber
        raise UnusableInputError(
            "cjml-doctype",
            f"line {line}: a document type {name!r}, which can hold anything",
            expected="a file without <!DOCTYPE",
            fix="Take that declaration out.",
            line=line,
            value=name,
        )

    def not_xml(self, line: int, column: int, problem: str) -> UnusableInputError:
        return UnusableInputError(
            "cjml-not-xml",
            f"line {line}, column {column} of {self.name}: {problem}",
            expected="well-formed XML",
            fix="Correct it there: attributes in quotation marks, & as &amp;, each element closed.",
            line=line,
            column=column,
            value=problem,
            file=self.name,
        )


def local(name: str) -> str:
    return name.rsplit(":", 1)[-1].lower()


def too_large(found: str, expected: str) -> UnusableInputError:
    return UnusableInputError(
        "map-file-too-large", found, expected=expected, fix="Split the map, or take out what is repeated.", value=found
    )


def writable(text: str) -> str:
    """Return a text without what XML cannot hold, its lines ended as XML reads them."""
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def element(tag: str, *inside: str, **attributes: str) -> str:
    """Write an element that holds others; those that are empty are left out."""
    lines = [line for part in inside for line in part.split("\n") if part]
    named = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    if not lines:
        return f"<{tag}{named}/>"
    inner = (f"  {line}" if line.lstrip(" ").startswith("<") else line for line in lines)  # a text has no bare <
    return "\n".join([f"<{tag}{named}>", *inner, f"</{tag}>"])


def leaf(tag: str, text: str) -> str:
    """Write an element with a text, or nothing where there is none. Line breaks are those of the text."""
    return f"<{tag}>{escape(text, quote=False)}</{tag}>" if text else ""
