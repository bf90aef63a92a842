"""How a map file is laid out: short records on one line, and whatever a previous file said in comments kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString, SingleQuotedScalarString

ONE_LINE = 100  # characters that a record may have to stand on a line of its own
MISREAD = set("?:#")
DAYS = ("date", "review_by")
SHORT = ("stages", "segments", "touchpoints", "lanes")  # groups in which a text alone is the name


def laid_out(told: Mapping[str, Any], file: CommentedMap) -> CommentedMap:
    """Bring a loaded file up to what is told, and return it: comments and layout stay where they fit."""
    for gone in [key for key in file if key not in told]:
        del file[gone]
    for key, value in told.items():
        if isinstance(value, Mapping | list) and key not in file:
            file.yaml_set_comment_before_after_key(key, before="\n")
        if key in SHORT:
            file[key] = group(value, file.get(key))
        elif isinstance(value, list):
            file[key] = entries(value, file.get(key))
        elif file.get(key) != value:
            file[key] = written(key, value)
    in_order(file, list(told))
    return file


def group(told: Mapping[str, Any], old: Any) -> CommentedMap:
    """Lay out records by id, in the order told."""
    kept = old if isinstance(old, CommentedMap) else CommentedMap()
    before = {str(key): kept[key] for key in kept}
    names = {str(key): key for key in kept}
    for gone in [key for id, key in names.items() if id not in told]:
        del kept[gone]
    for id, says in told.items():
        kept[names.get(id, id)] = record(says, before.get(id))
    in_order(kept, [names.get(id, id) for id in told])
    return kept


def record(says: Mapping[str, Any], old: Any) -> Any:
    """Lay out one record: as its name alone where it has no more to say and was no map before."""
    if not isinstance(old, CommentedMap):
        return written("name", says["name"]) if set(says) == {"name"} else fields(says, CommentedMap())
    return fields(says, old)


def fields(says: Mapping[str, Any], old: CommentedMap) -> CommentedMap:
    """Bring the fields of one record up to date; the order that somebody gave them stays, new ones come last."""
    fresh = not old
    for gone in [key for key in old if key not in says]:
        del old[gone]
    for key, value in says.items():
        if isinstance(value, Mapping):
            old[key] = fields(value, old[key] if isinstance(old.get(key), CommentedMap) else CommentedMap())
        elif isinstance(value, list):
            if plain(old.get(key)) != value:
                old[key] = listed(value)
        elif plain(old.get(key)) != value:
            old[key] = written(key, value)
    if fresh and fits(says):
        old.fa.set_flow_style()
    return old


def written(key: str, value: Any) -> Any:
    """Write a day as a day, a text of several lines as such where YAML can, and in quotes what YAML may misread."""
    if not isinstance(value, str):
        return value
    if key in DAYS and is_day(value):
        return date.fromisoformat(value)
    lines = value.split("\n")
    if len(lines) > 1 and all(line and line == line.strip() and line.isprintable() for line in lines):
        return LiteralScalarString(value)
    plain = value[:1].isalnum() and value.isprintable() and not set(value) & MISREAD
    return value if plain else SingleQuotedScalarString(value)


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def entries(told: Sequence[Mapping[str, Any]], old: Any) -> CommentedSeq:
    """Lay out a list of cards, cells or evidence: each keeps its comments wherever it stands now."""
    before = old if isinstance(old, CommentedSeq) else CommentedSeq()
    places = {identity(one): place for place, one in enumerate(before) if isinstance(one, CommentedMap)}
    laid = CommentedSeq()
    for place, says in enumerate(told):
        was = places.get(identity(says))
        laid.append(fields(says, CommentedMap() if was is None else before[was]))
        if was is not None and was in before.ca.items:
            laid.ca.items[place] = before.ca.items[was]
    laid.ca.comment = before.ca.comment
    return laid


def identity(entry: Mapping[str, Any]) -> tuple[str, ...]:
    if entry.get("id"):
        return ("id", str(entry["id"]))
    return tuple(str(entry.get(word) or "") for word in ("touchpoint", "lane", "stage", "segment", "field"))


def in_order(file: CommentedMap, keys: Sequence[Any]) -> None:
    if list(file) != list(keys):
        for key in keys:
            file.move_to_end(key)


def listed(values: Sequence[Any]) -> CommentedSeq:
    """Lay out a list of words on one line, a list of records one below the other."""
    if any(isinstance(value, Mapping) for value in values):
        return CommentedSeq([fields(value, CommentedMap()) for value in values])
    words = CommentedSeq([written("", value) for value in values])
    words.fa.set_flow_style()
    return words


def fits(says: Mapping[str, Any]) -> bool:
    """True when a record is short enough for a line: no text of several lines, no record inside."""
    if any(isinstance(value, (Mapping, list)) or "\n" in str(value) for value in says.values()):
        return False
    return sum(len(key) + len(str(value)) + 4 for key, value in says.items()) <= ONE_LINE


def plain(value: Any) -> Any:
    """Return a value as it would be told, to see whether it is still the same: a day as text."""
    if isinstance(value, CommentedMap):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, CommentedSeq):
        return [plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
