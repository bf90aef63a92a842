"""How large a file may be before it is refused."""

from dataclasses import dataclass

from touchline.engine.errors import UnusableInputError


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file that is read. Compressed files count twice: as they come, and as they expand."""

    bytes: int = 50_000_000
    expanded_bytes: int = 400_000_000
    rows: int = 1_000_000
    columns: int = 2_000
    cells: int = 50_000_000


def too_large(name: str, what: str, limit: int) -> UnusableInputError:
    """Return the refusal of a file that passes a limit; what is bytes, expanded bytes, rows, columns or cells."""
    return UnusableInputError(
        "file-too-large",
        f"{name} has more than {limit:,} {what}",
        expected=f"at most {limit:,} {what}",
        fix="Split the file, or leave out columns that are not needed.",
        file=name,
        what=what,
        limit=limit,
    )
