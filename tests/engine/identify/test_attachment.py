"""What a file is by its content, and what of it is kept."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import attachment as files
from touchline.engine.identify.attachment import FileKind, attachment


def drawn(kind: str, size: tuple[int, int] = (640, 480), **how: object) -> bytes:
    """A picture of one colour."""
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, **how)
    return file.getvalue()


def moving(kind: str, frames: int) -> bytes:
    file = BytesIO()
    first, *rest = [Image.new("RGB", (40, 30), (number * 20, 0, 0)) for number in range(frames)]
    first.save(file, kind, save_all=True, append_images=rest, duration=100, comment=b"hidden")
    return file.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.JPG"), ("WEBP", "a.webp"), ("GIF", "a.gif")])
def test_a_picture_is_kept_with_its_size_and_a_small_one(kind: str, name: str) -> None:
    kept = attachment(drawn(kind), name)

    assert kept.media_type == f"image/{kind.lower()}"
    assert (kept.width, kept.height) == (640, 480)
    assert Image.open(BytesIO(kept.thumbnail)).size == (320, 240)


def test_nothing_of_a_picture_is_kept_but_the_picture() -> None:
    where = Image.Exif()
    where[0x010E] = "at the back door"
    said = PngInfo()
    said.add_text("Comment", "at the back door")

    for kind, how in (("JPEG", {"exif": where, "comment": b"at the back door"}), ("PNG", {"pnginfo": said})):
        kept = attachment(drawn(kind, **how) + b"<script>at the back door</script>", f"a.{kind.lower()}")

        assert b"back door" not in kept.content


def test_a_picture_that_was_taken_upright_stands_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # a quarter to the right

    kept = attachment(drawn("JPEG", exif=turned), "a.jpg")

    assert (kept.width, kept.height) == (480, 640)


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_a_moving_picture_keeps_moving_and_loses_its_comment(kind: str) -> None:
    kept = attachment(moving(kind, 4), f"a.{kind.lower()}")

    assert getattr(Image.open(BytesIO(kept.content)), "n_frames", 1) == 4
    assert b"hidden" not in kept.content


def test_text_is_kept_as_utf_8() -> None:
    kept = attachment("Deschis până la șase".encode("utf-16"), "ore.txt")

    assert (kept.kind, kept.content.decode()) == (FileKind.TEXT, "Deschis până la șase")


def test_a_pdf_is_kept_as_it_came() -> None:
    content = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"

    assert attachment(content, "offer.pdf").content == content


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.txt", "attachment-empty"),
        (b"<p>Hi</p>", "a.html", "unknown-attachment-kind"),
        (b"<svg/>", "a.svg", "unknown-attachment-kind"),
        (b"MZ\x90\x00\x03", "a", "unknown-attachment-kind"),
        (b"MZ\x90\x00\x03", "a.txt", "unknown-attachment-kind"),
        (drawn("PNG"), "a.jpg", "attachment-not-as-named"),
        (b"<p>Hi</p>", "a.png", "attachment-not-as-named"),
        (drawn("PNG")[:200], "a.png", "attachment-not-readable"),
        (drawn("JPEG")[:300], "a.jpg", "attachment-not-readable"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 90, "a.png", "attachment-not-readable"),
        (b"%PDF-1.7 and no more", "a.pdf", "attachment-not-readable"),
    ],
)
def test_what_is_something_else_than_it_says_is_refused(content: bytes, name: str, code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        attachment(content, name)

    assert refused.value.code == code


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_PIXELS", 640 * 480 - 1)

    with pytest.raises(UnusableInputError, match="640 x 480 pixels") as refused:
        attachment(drawn("PNG"), "a.png")

    assert refused.value.code == "picture-too-large"


def test_a_moving_picture_of_too_many_frames_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FRAMES", 3)

    with pytest.raises(UnusableInputError, match="4 frames"):
        attachment(moving("GIF", 4), "a.gif")
