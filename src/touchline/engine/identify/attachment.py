"""A file put beside a touchpoint: what it is by its content, and what of it is kept.

Pictures are decoded and written anew, so that nothing is kept of them but the picture: no place where it was taken, no
comment, nothing hidden behind its end. Of a PDF the beginning and the end are looked at; it is never opened here. Text
is kept as UTF-8.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from touchline.engine.errors import UnusableInputError


class FileKind(StrEnum):
    """What a file can be."""

    PNG = "PNG"
    JPEG = "JPEG"
    WEBP = "WebP"
    GIF = "GIF"
    PDF = "PDF"
    TEXT = "text"


PICTURES = (FileKind.PNG, FileKind.JPEG, FileKind.WEBP, FileKind.GIF)
MEDIA_TYPES = {
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.WEBP: "image/webp",
    FileKind.GIF: "image/gif",
    FileKind.PDF: "application/pdf",
    FileKind.TEXT: "text/plain",
}
ENDINGS = {
    ".png": FileKind.PNG,
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".webp": FileKind.WEBP,
    ".gif": FileKind.GIF,
    ".pdf": FileKind.PDF,
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".csv": FileKind.TEXT,
}
SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"\xff\xd8\xff": FileKind.JPEG,
    b"GIF87a": FileKind.GIF,
    b"GIF89a": FileKind.GIF,
    b"%PDF-": FileKind.PDF,
}
MOST_PIXELS, MOST_FRAMES, MOST_PIXELS_MOVING = 25_000_000, 300, 100_000_000
THUMBNAIL_PX = 320
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
KINDS_SAID = "a picture (PNG, JPEG, WebP, GIF), a PDF or plain text (.txt, .md, .csv)"


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is kept of a file. width, height: of a picture, in pixels; thumbnail: a small WebP of it, else empty."""

    kind: FileKind
    content: bytes
    thumbnail: bytes = b""
    width: int | None = None
    height: int | None = None

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.kind]


def attachment(content: bytes, name: str) -> Attachment:
    """Look at a file, and return what of it is kept.

    content: all of its bytes, at least 1. name: with its ending; one without an ending is taken by its content.
    Sizes are in pixels. Raises UnusableInputError (attachment-empty, unknown-attachment-kind, attachment-not-as-named,
    attachment-not-readable, picture-too-large).

    >>> attachment(b"Opening hours: 9 to 6", "hours.txt").media_type
    'text/plain'
    """
    if not content:
        raise UnusableInputError(
            "attachment-empty",
            f"{name} is empty",
            expected="a file that holds something",
            fix="Look whether it was saved, then choose it again.",
            name=name,
        )
    kind = kind_of(content, name)
    if kind in PICTURES:
        return picture(content, name, kind)
    if kind is FileKind.PDF:
        if b"%%EOF" not in content[-2048:]:
            raise unreadable(name, kind)
        return Attachment(kind, content)
    return Attachment(kind, (decoded(content) or "").encode())


def download_name(name: str, media_type: str) -> str:
    """Return the name under which a file is handed out, always with an ending of its kind, without units.

    Raises nothing: a media type that is not known here is named as a text.

    >>> download_name("offer.html", "text/plain")
    'offer.html.txt'
    """
    kind = next((kind for kind, known in MEDIA_TYPES.items() if known == media_type), FileKind.TEXT)
    own = [ending for ending, of in ENDINGS.items() if of is kind]
    return name if PurePath(name).suffix.lower() in own else f"{name}{own[0]}"


def kind_of(content: bytes, name: str) -> FileKind:
    """Return what a file is by its content, if its name says the same. Raises UnusableInputError."""
    ending = PurePath(name).suffix.lower()
    found = signed(content) or (FileKind.TEXT if decoded(content) is not None else None)
    if found is None or (ending and ending not in ENDINGS):
        raise UnusableInputError(
            "unknown-attachment-kind",
            f"{name} is of a kind that is not taken",
            expected=KINDS_SAID,
            fix="Save it as one of these, or as a PDF.",
            name=name,
        )
    if ending and ENDINGS[ending] is not found:
        raise UnusableInputError(
            "attachment-not-as-named",
            f"{name} ends in {ending}, but by its content it is {found}",
            expected="a file that is what its name says",
            fix="Save it again in the program that made it, or give it the right ending.",
            name=name,
            ending=ending,
            kind=found.value,
        )
    return found


def signed(content: bytes) -> FileKind | None:
    """Return the kind that a file's first bytes tell."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    return next((kind for signature, kind in SIGNATURES.items() if content.startswith(signature)), None)


def decoded(content: bytes) -> str | None:
    """Return text as people write it, with no other characters; None when the bytes are no such text."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if NO_TEXT.search(text) else text


def picture(content: bytes, name: str, kind: FileKind) -> Attachment:
    """Decode a picture and write it anew, and a small one of it. Raises UnusableInputError."""
    try:
        with Image.open(BytesIO(content), formats=[kind.value.upper()]) as opened:
            frames = getattr(opened, "n_frames", 1) if kind in (FileKind.GIF, FileKind.WEBP) else 1
            refuse_large(opened, frames, name)
            written = written_anew(opened, kind, frames)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise too_large(name, "more pixels than can be counted here") from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as broken:
        if isinstance(broken, UnusableInputError):
            raise
        raise unreadable(name, kind) from broken
    return written


def refuse_large(opened: Image.Image, frames: int, name: str) -> None:
    width, height = opened.size
    if width * height > MOST_PIXELS:
        raise too_large(name, f"{width} x {height} pixels")
    if frames > MOST_FRAMES or width * height * frames > MOST_PIXELS_MOVING:
        raise too_large(name, f"{frames} frames of {width} x {height} pixels")


def written_anew(opened: Image.Image, kind: FileKind, frames: int) -> Attachment:
    """Write the pixels of a picture, and nothing else of it."""
    small, whole = BytesIO(), BytesIO()
    if frames > 1:
        told = [(bare(frame), int(frame.info.get("duration", 100))) for frame in ImageSequence.Iterator(opened)]
        first, *rest = [frame for frame, _duration in told]
        durations = [duration for _frame, duration in told]
        first.save(whole, kind.value.upper(), save_all=True, append_images=rest, duration=durations, loop=0)
    else:
        first = bare(ImageOps.exif_transpose(opened))
        how = {"quality": 90} if kind in (FileKind.JPEG, FileKind.WEBP) else {}
        first.save(whole, kind.value.upper(), **how)
    shown = first.convert("RGBA" if first.has_transparency_data else "RGB")
    shown.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX))
    shown.save(small, "WEBP", quality=80)
    return Attachment(kind, whole.getvalue(), small.getvalue(), first.width, first.height)


def bare(frame: Image.Image) -> Image.Image:
    """Return a picture with its pixels and colours alone."""
    copied = frame.copy()
    copied.info = {name: frame.info[name] for name in ("transparency", "icc_profile") if name in frame.info}
    return copied


def unreadable(name: str, kind: FileKind) -> UnusableInputError:
    return UnusableInputError(
        "attachment-not-readable",
        f"{name} begins as {kind}, but the rest cannot be read",
        expected="a whole file",
        fix="Open it on your computer; if it looks right there, save it again and choose that.",
        name=name,
        kind=kind.value,
    )


def too_large(name: str, size: str) -> UnusableInputError:
    return UnusableInputError(
        "picture-too-large",
        f"{name} has {size}",
        expected="at most 25 megapixels, moving pictures at most 300 frames and 100 megapixels together",
        fix="Make it smaller, then choose it again.",
        name=name,
    )
