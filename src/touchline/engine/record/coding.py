"""How ratings are coded in a file: the scale, and which numbers are no ratings but codes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from touchline.engine.record.mapping import Scale

CODE_ABOVE = {6: 5, 8: 7, 11: 10}  # one above a usual scale: the place where "not applicable" is often put
BEGINS_AT_ONE = (5, 7)  # scales to these numbers; that nobody ticked the lowest boxes does not make them shorter
VARIES = 0.15
HIGHEST_RATING = 11


@dataclass(frozen=True, slots=True)
class Coding:
    """A scale and the codes beside it.

    lowest: the lowest rating seen, where the scale may begin below it. spread: between the columns, how far the
    share of a code differs (0 to 1).
    """

    scale: Scale
    lowest: int
    blank: tuple[int, ...]
    not_met: tuple[int, ...]
    spread: dict[int, float]


def coding_of(columns: Sequence[Counter[int]]) -> Coding:
    """Return the scale and the codes of rating columns that were asked alike.

    columns: how often each whole number stands in each column; at least one number in all. Units are the
    question's own. Raises nothing.

    What a code means shows in how its share differs between the columns: how many people met a touchpoint
    depends on the touchpoint, how many left a box blank hardly does. A number that occurs only once is a slip.
    """
    all_together = sum(columns, Counter[int]())
    strays = {value for value, count in all_together.items() if count == 1 and all_together.total() >= 20}
    seen = sorted(all_together.keys() - strays) or sorted(all_together)
    core = [value for value in seen if 0 <= value <= HIGHEST_RATING]
    core = first_run(core)
    far = [value for value in seen if value not in core]
    spread = {value: share_spread(columns, value) for value in seen}
    high = max(core)
    codes = list(far)
    if high in CODE_ABOVE and (spread[high] >= VARIES or high == 11):
        codes.append(high)
        high = CODE_ABOVE[high]
    low = min(core)
    if low == 0 and high < 10 and len(core) > 1:
        codes.append(0)
        low = 1
    lowest, low = low, 1 if high in BEGINS_AT_ONE and low > 0 else low
    not_met = tuple(code for code in sorted(codes) if spread[code] >= VARIES)
    if not not_met and len(codes) > 1:
        not_met = (max(codes, key=lambda code: spread[code]),)
    blank = tuple(code for code in sorted(codes) if code not in not_met)
    return Coding((float(low), float(high)), lowest, blank, not_met, spread)


def first_run(values: Sequence[int]) -> list[int]:
    """The longest run of neighbours; of equals the first."""
    runs: list[list[int]] = [[]]
    for value in values:
        if runs[-1] and value != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(value)
    return max(runs, key=len)


def share_spread(columns: Sequence[Counter[int]], value: int) -> float:
    shares = [column[value] / column.total() for column in columns if column.total()]
    return max(shares) - min(shares) if shares else 0.0
