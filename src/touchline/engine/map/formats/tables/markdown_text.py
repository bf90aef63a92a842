"""Texts inside Markdown: written so that no sign of them means anything, and read as they are shown."""

import html
import re

from touchline.engine.map.formats.tables.feelings import COLOURS, FACES

SIGNS = re.compile(r"[\\`*<>\[\]|{}~#]|(?<!\w)_|_(?!\w)|&(?=#|\w)")
FIRST = re.compile(r"^(?P<number>\d{0,9})(?=(?<!\d)[-+>•]|(?<=\d)[.)])")
SHOWN = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])|(?P<line><br\s*/?>)|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});)"
    r"|(?P<strong>\*\*|~~|`|(?<!\w)__|__(?!\w))|!?\[(?P<shown>[^\[\]\n]{0,500})\]\((?P<url>[^()\s]{0,2000})[^()\n]{0,200}\)"
)
ID = re.compile(r"\s+\{#(?P<id>[^\s{}/]{1,200})\}$")
UNSAFE = re.compile(r"[%{}\\`*_<>\[\]|~&#]")
FACE = "|".join(sorted((re.escape(face) for face in FACES if not face.isascii()), key=len, reverse=True))
FACED = re.compile(rf"^(?:(?P<first>{FACE})[{COLOURS}]*\s+)?(?P<text>.*?)(?:\s+(?P<last>{FACE})[{COLOURS}]*)?$")


def escaped(text: str) -> str:
    """Return a text as Markdown that shows it: on one line, none of its signs meaning anything.

    >>> escaped("*Call*\\nback")
    '\\\\*Call\\\\*<br>back'
    """
    return SIGNS.sub(lambda sign: f"\\{sign[0]}", text).replace("\n", "<br>")


def escaped_name(text: str) -> str:
    """Return a name as Markdown that begins no list; a face before or behind it is a number, and so no feeling."""
    found = FACED.match(text)
    shown = FIRST.sub(lambda first: f"{first['number']}\\", escaped(text))
    if found and (found["first"] or found["last"]) and "\n" not in text:
        for face in (found["first"], found["last"]):
            shown = shown.replace(face, "".join(f"&#{ord(sign)};" for sign in face)) if face else shown
    return shown


def plain(text: str) -> str:
    """Return what a piece of Markdown shows, line breaks kept and marks of emphasis gone; a link keeps its address."""

    def shown(found: re.Match[str]) -> str:
        if found["sign"]:
            return found["sign"]
        if found["line"]:
            return "\n"
        if found["entity"]:
            return html.unescape(found["entity"])
        if found["strong"]:
            return ""
        return found["shown"] if not found["url"] else f"{found['shown']} ({found['url']})"

    return SHOWN.sub(shown, text)


def with_feeling(text: str) -> tuple[str, int | None]:
    """Return a bullet without the face before or behind it, and the step that the face stands for."""
    found = FACED.match(text)
    if not found or not found["text"] or not (found["first"] or found["last"]):
        return text, None
    return found["text"], FACES[found["last"] or found["first"]]


def with_id(name: str, id: str) -> str:
    """Return a name with the id behind it that holds it apart from others of that name."""
    safe = UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", id)
    return f"{name} {{#{safe}}}"


def without_id(text: str) -> tuple[str, str]:
    """Return a heading or bullet without the id behind it, and the id."""
    found = ID.search(text)
    if not found:
        return text, ""
    id = re.sub(r"%([0-9A-F]{2})", lambda code: chr(int(code[1], 16)), found["id"])
    return text[: found.start()], id
