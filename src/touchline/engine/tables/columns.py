"""Asking a table for columns that it may not have."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from touchline.engine.errors import UnusableInputError


def check_present(wanted: Iterable[str], columns: Sequence[str]) -> None:
    """Refuse the first wanted column that is not among a table's columns, and name the nearest.

    No rows, no unit. Raises UnusableInputError (no-such-column).
    """
    for name in wanted:
        if name not in columns:
            near = get_close_matches(name, columns, 1)
            raise UnusableInputError(
                "no-such-column",
                f"column {name!r} is not in the table",
                expected=f"one of {', '.join(columns[:12])}{' ...' if len(columns) > 12 else ''}",
                fix=f"Did you mean {near[0]}?" if near else "Check the header of the file.",
                column=name,
                near=near[0] if near else "",
            )
