"""Touchpoints with their stages, contacts and costs as a file has them, and the stages' weights."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    import polars as pl

    from touchline.engine.analyse import Distribution

YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
AMOUNTS = ("contacts", "cost")


def weighed_stages(weights: str, scheme: str) -> "pl.DataFrame":
    """Return the stages with their importance: as written (Awareness=1,Purchase=3), or of a ready scheme."""
    import polars as pl

    from touchline.engine import identify

    if weights and scheme:
        raise UnusableInputError(
            "weights-and-scheme",
            f"--weights {weights} and --scheme {scheme}",
            expected="one of them",
            fix="Leave out --scheme to use your own weights.",
        )

    if weights:
        pairs = [(name.strip(), weight(part, text)) for name, part, text in map(parted, weights.split(","))]
    else:
        ready = identify.scheme(scheme or "lifecycle")
        pairs = [(stage.name, share) for stage, share in zip(ready.stages, ready.importance_shares, strict=True)]
    return pl.DataFrame(pairs, schema={"stage": pl.String, "importance": pl.Float64}, orient="row")


def parted(text: str) -> tuple[str, str, str]:
    name, _, part = text.rpartition("=")
    return name, part, text


def weight(part: str, text: str) -> float:
    try:
        return float(part)
    except ValueError:
        raise UnusableInputError(
            "unclear-weight",
            f"weight {text.strip()!r}",
            expected="a stage, an equals sign and a number",
            fix="Write it as Awareness=1,Purchase=3.",
            weight=text.strip(),
        ) from None


def read_touchpoints(file: str, columns: Mapping[str, str], *, sheet: str = "") -> "pl.DataFrame":
    """Read the named columns of a file under the names that the engine has for them."""
    import polars as pl

    from touchline.engine import tables

    named = {role: column for role, column in columns.items() if column}
    table = tables.read_columns(file, columns=list(named.values()), sheet=sheet or None)
    cells = table.cells.select(pl.col(column).cast(pl.String).alias(role) for role, column in named.items())
    return cells.with_columns(
        *(numbers(cells[role], table.rows, named[role]) for role in AMOUNTS if role in named),
        *([answers(cells["benefit"], table.rows, named["benefit"])] if "benefit" in named else []),
    ).with_columns(pl.col("stage").str.strip_chars())


def numbers(cells: "pl.Series", rows: "pl.Series", column: str) -> "pl.Series":
    import polars as pl

    plain = cells.str.strip_chars()
    read = plain.cast(pl.Float64, strict=False)
    refuse_unread(plain, read, rows, column, "a number, or blank")
    return read


def answers(cells: "pl.Series", rows: "pl.Series", column: str) -> "pl.Series":
    import polars as pl

    plain = cells.str.strip_chars().str.to_lowercase()
    read = plain.replace_strict(YES_NO, default=None, return_dtype=pl.Boolean)
    refuse_unread(plain, read, rows, column, "yes, no, or blank")
    return read


def refuse_unread(cells: "pl.Series", read: "pl.Series", rows: "pl.Series", column: str, expected: str) -> None:
    lost = read.is_null() & cells.is_not_null() & (cells != "")
    if lost.any():
        place = lost.arg_true()[0]
        raise UnusableInputError(
            "unclear-cell",
            f"row {rows[place]} column {column!r} holds {cells[place]!r}",
            expected=expected,
            fix="Correct the cell.",
            row=rows[place],
            column=column,
            cell=cells[place],
        )


def summary(found: "Distribution") -> str:
    """Say in one line how well the effort fits, and what it rests on."""
    said = []
    for amount, spread in found.spreads.items():
        if spread.mismatch is not None:
            uneven = f", Gini {spread.gini:.2f}" if spread.gini is not None else ""
            said.append(f"{amount}: {spread.mismatch:.1%} stand elsewhere than the importance{uneven} "
                        f"({spread.known} of {spread.of} touchpoints)")  # fmt: skip
    if found.cost_without_sign:
        idle = ", ".join(found.touchpoints_without_sign)
        said.append(f"cost with no sign of benefit {found.cost_without_sign:g}: {idle}")
    if found.cost_unmeasured:
        said.append(f"cost where nobody looked {found.cost_unmeasured:g}")
    return "; ".join(said) or "no touchpoint"
