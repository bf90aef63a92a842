from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """What is said for one code: texts over the error's values, lazily translated; of a count, one for each plural."""

    found: Any  # what happened
    expected: Any  # what was expected
    fix: Any  # what to do
