"""What a field of a map looks like in a cell of a table, and what a cell says of a field."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from touchline.engine.identify.listing_words import kind_named
from touchline.engine.identify.words import comparable
from touchline.engine.map.formats.remarks import Wanted
from touchline.engine.map.formats.tables.amounts import amount, smallest_units
from touchline.engine.map.formats.tables.columns import MONTHLY, Column, schema_of
from touchline.engine.map.formats.tables.feelings import feeling

FORMULA = re.compile(r"^'*[=+\-@\t\r\n＝＋－＠]")
KINDS = {"communication", "human", "physical", "sensory"}
FEELINGS = ("emotion_felt", "emotion_wish")
YES = "yes; y; x; ✓; ✔; ☑; ✅; true; 1; da; да; sì; si; có; *"
NO = "no; n; false; 0; nu; нет; không; -; –; ☐; ✗; ✘"
YES_WORDS, NO_WORDS = ({word.strip() for word in words.split(";")} for words in (YES, NO))
STATES = {
    "idea": "idea; idee; идея; ý tưởng; proposed",
    "planned": "planned; plan; planificat; в планах; запланировано; pianificato; previsto; đã lên kế hoạch; dự kiến",
    "live": "live; active; existing; activ; activă; existent; работает; действует; attivo; attiva; esistente;"
    " đang hoạt động; đang dùng",
    "retired": "retired; inactive; retras; inactiv; не используется; ritirato; inattivo; ngừng dùng; đã ngừng",
    "before": "before; înainte; до; prima; trước",
    "during": "during; în timpul; во время; durante; trong",
    "after": "after; după; после; dopo; sau",
    "low": "low; mică; scăzută; низкая; bassa; thấp",
    "medium": "medium; medie; средняя; media; trung bình",
    "high": "high; mare; ridicată; высокая; alta; cao",
}
SAID = {comparable(word): state for state, words in STATES.items() for word in words.split(";")}
DAY_FORMS = ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%y", "%Y/%m/%d")
HARMLESS = re.compile(r"[+-]?\d+(\.\d+)?")


class UnreadableError(ValueError):
    """A cell that does not say what its column asks for: wanted says what would be expected."""

    def __init__(self, code: str, **values: object) -> None:
        self.wanted = Wanted(code, values)
        super().__init__(str(self.wanted))


@dataclass(frozen=True, slots=True)
class Habits:
    """How the people of a table write: the mark before decimals, and whether feelings are marks from 1 to 5."""

    mark: str = "."
    marks: bool = False


def guarded(text: str) -> str:
    """Keep a text from starting a formula where a spreadsheet opens it: an apostrophe before it, undone by unguarded.

    >>> guarded("=1+1"), guarded("'=1"), guarded("Till")
    ("'=1+1", "''=1", 'Till')
    """
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def tidy(text: str) -> str:
    """Return a text with line feeds alone between its lines, and nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def cell_of(value: Any) -> str | int | float:
    """Return what stands in the cell of a field: numbers as they are, lists a line each, records as JSON."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return as_json(value)
    if isinstance(value, list | tuple):
        return listed(list(value))
    return str(value)


def listed(values: list[Any]) -> str:
    plain = all(isinstance(one, str) and one and one == tidy(one) and "\n" not in one for one in values)
    if plain and set(values) <= KINDS:
        return ", ".join(values)
    if not plain or values[0].startswith("["):
        return as_json(values)
    return "\n".join(values)


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), default=dict)


def value_of(column: Column, text: str, habits: Habits) -> Any:
    """Read a cell that is not empty. Raises UnreadableError, which says what the column asks for."""
    if column.field == MONTHLY:
        return smallest_units(number(text, habits, 0, None), text)
    if column.field in FEELINGS:
        step = feeling(text, marks=habits.marks)
        if step is None:
            raise UnreadableError("feeling")
        return step
    asked = schema_of(column)
    return word_of(text, asked["enum"]) if "enum" in asked else by_type(column, text, habits, asked)


def by_type(column: Column, text: str, habits: Habits, asked: Mapping[str, Any]) -> Any:
    kinds = asked["type"]
    if kinds == "boolean":
        return yes_or_no(text)
    if "number" in kinds or kinds == "integer":
        return number_of(text, habits, asked)
    if kinds == "array":
        return list_of(column, text, asked)
    if kinds == "object":
        return from_json(text, asked)
    return day_of(text) if asked.get("format") == "date" else tidy(text)


def number_of(text: str, habits: Habits, asked: Mapping[str, Any]) -> int | float | str:
    found = number(text, habits, asked.get("minimum"), asked.get("maximum"))
    if "string" in asked["type"]:
        if not re.fullmatch(asked["pattern"], plain := f"{found:f}"):
            raise UnreadableError("amount")
        return plain
    if asked["type"] == "integer":
        if found != found.to_integral_value() or abs(found) > 10**18:
            raise UnreadableError("whole")
        return int(found)
    return float(found)


def number(text: str, habits: Habits, least: float | None, most: float | None) -> Decimal:
    found = amount(text, habits.mark)
    if found is None:
        raise UnreadableError("number")
    if (least is not None and found < least) or (most is not None and found > most):
        raise UnreadableError("least" if most is None else "between", least=least, most=most)
    if abs(found.adjusted()) > 400:
        raise UnreadableError("usual")
    return found


def word_of(text: str, allowed: list[Any]) -> Any:
    plain = comparable(text)
    for word in allowed:
        if comparable(str(word)) == plain or str(word) == SAID.get(plain):
            return word
    raise UnreadableError("one-of", words=", ".join(map(str, allowed)))


def yes_or_no(text: str) -> bool:
    word = text.strip().casefold()
    if word in YES_WORDS or word in NO_WORDS:
        return word in YES_WORDS
    raise UnreadableError("yes-or-no")


def list_of(column: Column, text: str, asked: Mapping[str, Any]) -> list[Any]:
    if text.startswith("["):
        try:
            return list(from_json(text, asked))
        except UnreadableError:
            pass  # a text that happens to begin so
    if column.field == "kinds":
        words = [word.strip() for word in re.split(r"[,;/+\n]", text) if word.strip()]
        kinds = list(dict.fromkeys(kind_named(word) for word in words))
        if "" in kinds:
            raise UnreadableError("kinds")
        return kinds
    lines = [tidy(line) for line in text.split("\n") if line.strip()]
    if asked["items"]["type"] == "object":
        of = asked["items"]["required"][0]
        return [{of: line[: asked["items"]["properties"][of]["maxLength"]]} for line in lines]
    if any(len(line) > asked["items"].get("maxLength", len(line)) for line in lines):
        raise UnreadableError("lines", most=asked["items"]["maxLength"])
    return lines


def from_json(text: str, asked: Mapping[str, Any]) -> Any:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 slow to import, and rarely needed

    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableError("json") from None
    if not Draft202012Validator(dict(asked)).is_valid(value):
        raise UnreadableError("entries")
    return value


def day_of(text: str) -> str:
    text = text.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d([T ]00:00(:00)?)?", text):
        text = text[:10]
    for form in ("%Y-%m-%d", *DAY_FORMS):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    raise UnreadableError("day")


def starts_formula(text: str) -> bool:
    """True when a spreadsheet may take a text for a formula; a plain number is none."""
    return bool(FORMULA.match(text)) and not text.startswith("'") and not HARMLESS.fullmatch(text)
