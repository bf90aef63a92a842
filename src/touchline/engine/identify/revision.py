"""What a change of stages, segments or the tree did to their rows, and the way back."""

from collections.abc import Mapping
from typing import Any

from touchline.engine.errors import UnusableInputError

Row = Mapping[str, Any]
Rows = Mapping[str, Row]


def changed_rows(old: Rows, new: Rows) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Keep of two sets of rows, each by its URL name, only what differs.

    Returns (what was, what is), without units: a row that is in both holds only its fields that differ, one that
    came or went stands whole on its side alone. Raises KeyError when a row of old lacks a field of its new self.

    >>> changed_rows({"a": {"name": "Try", "place": 0}}, {"a": {"name": "Buy", "place": 0}, "b": {"name": "Use"}})
    ({'a': {'name': 'Try'}}, {'a': {'name': 'Buy'}, 'b': {'name': 'Use'}})
    """
    before: dict[str, dict[str, Any]] = {}
    after: dict[str, dict[str, Any]] = {}
    for slug in [*old, *(slug for slug in new if slug not in old)]:
        was, is_now = old.get(slug), new.get(slug)
        if was is None or is_now is None:
            if was is not None:
                before[slug] = dict(was)
            if is_now is not None:
                after[slug] = dict(is_now)
            continue
        fields = [field for field in is_now if was[field] != is_now[field]]
        if fields:
            before[slug] = {field: was[field] for field in fields}
            after[slug] = {field: is_now[field] for field in fields}
    return before, after


def taken_back(now: Rows, *, before: Rows, after: Rows) -> dict[str, dict[str, Any]]:
    """Return all rows as they stand once a change is taken back; what else was changed since stays.

    now: each row by its URL name, whole. before, after: what the change did, as changed_rows() tells it. Without
    units. Raises UnusableInputError (changed-since) when what the change wrote no longer stands so.

    >>> taken_back({"a": {"name": "Buy", "place": 3}}, before={"a": {"name": "Try"}}, after={"a": {"name": "Buy"}})
    {'a': {'name': 'Try', 'place': 3}}
    """
    for slug in {**before, **after}:
        stands = now.get(slug)
        written = after.get(slug)
        if (stands is None) != (written is None) or any(stands[name] != said for name, said in (written or {}).items()):  # type: ignore[index]
            raise UnusableInputError(
                "changed-since",
                f"{slug} stands otherwise than the change left it",
                expected="what the change wrote, untouched",
                fix="Take back the later changes first, the latest one first.",
                row=slug,
            )
    rows = {slug: {**row, **before.get(slug, {})} for slug, row in now.items() if slug in before or slug not in after}
    return rows | {slug: dict(row) for slug, row in before.items() if slug not in now}
