from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """What is said for one code: templates over the error's values."""

    found: str | Promise  # what happened
    expected: str | Promise  # what was expected
    fix: str | Promise  # what to do
