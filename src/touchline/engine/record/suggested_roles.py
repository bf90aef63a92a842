"""What a column beside the ratings is, by its name and its cells."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.cells import is_number
from touchline.engine.record.mapping import Role
from touchline.engine.record.moments import read_moments

WEIGHT_NAME = re.compile(r"^(w|wt|weights?|weighting|pondere|вес|peso|trọng số)$", re.IGNORECASE)
GROUP_NAME = re.compile(r"^(group|grup|группа|gruppo|nhóm)$", re.IGNORECASE)
SEGMENT_NAME = re.compile(
    r"^((customer|client)[ _-]?)?(segments?|segmento|сегмент( клиентов)?|phân khúc|nhóm khách hàng)( de clienți)?$",
    re.IGNORECASE,
)
TIME_NAME = re.compile(
    r"^(date|time|datetime|timestamp|when|(answered|submitted|completed|created|recorded|end|start)"
    r"[ _-]?(at|on|date|time)?|dată|data|ora|moment|дата.*|время.*|quando|ngày.*|thời gian.*)$",
    re.IGNORECASE,
)
CUSTOMER_NAME = re.compile(
    r"^((customer|client|user|guest|person|member|respondent)([ _-]?(id|no|number|key|e?-?mail))?|e-?mail"
    r"|(id|cod)[ _-]client|клиент|(код|номер)[ _-]клиента|cliente|id[ _-]cliente|(mã[ _-])?khách hàng)$",
    re.IGNORECASE,
)
RESPONSE_NAME = re.compile(
    r"^((response|submission|answer|reply|interview)[ _-]?(id|no|number|key|token)|response|submission"
    r"|(id|cod)[ _-]răspuns|(код|номер|id)[ _-]ответа|id[ _-]risposta|mã[ _-](phản hồi|trả lời))$",
    re.IGNORECASE,
)
COMMENT_NAME = re.compile(
    r"comment|remark|verbatim|feedback|free.?text|open.?answer|comentari|observați|коммент|отзыв|пожелан|"
    r"commento|osservazion|nhận xét|góp ý|ý kiến|bình luận",
    re.IGNORECASE,
)
TOUCHPOINT_NAME = re.compile(
    r"^(touchpoint|touch point|question|item|aspect|punct de contact|întrebare|точка контакта|вопрос"
    r"|punto di contatto|domanda|điểm chạm|câu hỏi)([ _-]name)?$",
    re.IGNORECASE,
)
NOT_RATED = (WEIGHT_NAME, GROUP_NAME, SEGMENT_NAME, TIME_NAME, CUSTOMER_NAME, RESPONSE_NAME)
MOSTLY = 0.95
LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is suggested or doubted: a code with its values for the web, English for everybody else."""

    code: str
    text: str
    values: dict[str, object]


def role_beside(name: str, cells: pl.Series, *, taken: Collection[Role]) -> tuple[Role, Reason] | None:
    """Return what a column beside the ratings is, and why; None where nothing speaks for a role that is still free.

    cells: one per answer, as text; the first 5,000 are looked at. No unit. Raises nothing.
    """
    some = cells.head(LOOKED_AT).drop_nulls().str.strip_chars()
    some = some.filter(some != "")
    for role, pattern, holds, why in KNOWN:
        if role not in taken and pattern.search(name) and some.len() and holds(some):
            return role, Reason(f"named-as-{role.value}", why, {})
    return None


def says_no_rating(name: str) -> bool:
    """Say whether the name alone tells that a column holds no ratings, though its numbers may look like them."""
    return any(pattern.search(name) for pattern in NOT_RATED)


def numbers(cells: pl.Series) -> bool:
    return all(is_number(cell.replace(",", ".")) for cell in cells.unique())


def moments(cells: pl.Series) -> bool:
    try:
        read = read_moments(cells, day_first=None)
    except UnusableInputError:
        return True
    return read.at.count() >= MOSTLY * cells.len()


def are_swappable(cells: pl.Series) -> bool:
    """Say whether day and month of a column of times could be swapped.

    cells: one per answer, as text. No unit. Raises nothing.
    """
    try:
        read_moments(cells)
    except UnusableInputError:
        return True
    return False


def own_ids(cells: pl.Series) -> bool:
    """Ids that would not come again in the next file: not the numbers of its rows."""
    counted = cells.to_list() == [str(number) for number in range(1, cells.len() + 1)]
    return not counted and cells.n_unique() > 1


def words(cells: pl.Series) -> bool:
    return sum(is_number(cell) for cell in cells) < 0.5 * cells.len()


def few_names(cells: pl.Series) -> bool:
    return cells.n_unique() <= max(30, cells.len() // 10)


type Holds = Callable[[pl.Series], bool]
KNOWN: tuple[tuple[Role, re.Pattern[str], Holds, str], ...] = (
    (Role.WEIGHT, WEIGHT_NAME, numbers, "its name says that it weights the answers"),
    (Role.SEGMENT, SEGMENT_NAME, few_names, "its name says which segment answered"),
    (Role.GROUP, GROUP_NAME, few_names, "its name says which customers answered"),
    (Role.TIME, TIME_NAME, moments, "its name says when the answer was given, and its cells are times"),
    (Role.RESPONSE, RESPONSE_NAME, own_ids, "its name says which answer this is"),
    (Role.CUSTOMER, CUSTOMER_NAME, own_ids, "its name says who answered"),
    (Role.COMMENT, COMMENT_NAME, words, "its name says that people wrote here"),
)
