"""Feelings as people put them into tables: faces, a step from -2 to 2, or a mark from 1 to 5."""

from collections.abc import Iterable

STEPS = {
    2: "😀 😃 😄 😁 😆 😊 😍 🤩 🥰 😎 ❤ 👍 :D :-D",
    1: "🙂 ☺ 😌 😏 :) :-)",
    0: "😐 😑 😶 🤔 :| :-|",
    -1: "🙁 ☹ 😕 😟 😞 😔 😒 :( :-(",
    -2: "😡 😠 🤬 😭 😢 😤 😩 😱 👎 :'(",
}
FACES = {face: step for step, faces in STEPS.items() for face in faces.split()}
COLOURS = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def feeling(text: str, *, marks: bool = False) -> int | None:
    """Return a feeling as steps from -2, very bad, to 2, very good; None where the text says none, or several.

    marks: numbers are marks from 1 to 5. Raises nothing.

    >>> feeling("🙁"), feeling("+1"), feeling("5", marks=True), feeling("angry")
    (-1, 1, 2, None)
    """
    plain = "".join(sign for sign in text if sign not in COLOURS).strip()
    steps = {FACES[word] for word in plain.split() if word in FACES} or {FACES[sign] for sign in plain if sign in FACES}
    if len(steps) == 1:
        return steps.pop()
    number = whole(plain.replace("−", "-"))
    if steps or number is None:
        return None
    step = number - 3 if marks else number
    return step if -2 <= step <= 2 else None


def are_marks(texts: Iterable[str]) -> bool:
    """True when the numbers of a column are marks from 1 to 5, not steps: one is above 2, none below 1."""
    numbers = [number for text in texts if (number := whole(text)) is not None]
    return bool(numbers) and max(numbers) in {3, 4, 5} and min(numbers) >= 1


def whole(text: str) -> int | None:
    text = text.strip().removesuffix(".0").removesuffix(",0")
    sign, digits = (text[0], text[1:]) if text[:1] in {"+", "-"} else ("", text)
    return int(sign + digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else None
