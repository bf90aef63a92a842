"""Long lists, a page at a time: `?after=` what the last page gave as next."""

from collections.abc import Callable
from typing import Annotated

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, StringConstraints

from touchline.web.shell.paging import MOST, SIZE, page, read
from touchline.web.workspace.api.fields import Item
from touchline.web.workspace.api.refusals import RequestRefused
from touchline.web.workspace.models import Workspace

Token = Annotated[str, StringConstraints(max_length=100, pattern=r"^[A-Za-z0-9_-]*$")]
LARGEST_KEY = 2**63 - 1


class Asked(Schema):
    """Which part of a list."""

    after: Token = Field(default="", description=_("What the last page gave as next. Without it, the list begins."))
    limit: int = Field(default=SIZE, ge=1, le=MOST, description=_("How many rows at most."))


class Listed[Row](Item):
    """Some rows of a list, oldest first."""

    items: list[Row]
    next: str | None = Field(description=_("What to ask for as after, to get the rows that follow. Null at the end."))
    sample: bool = Field(description=_("Whether the workspace is a sample: a made-up company."))


def listed[Kept: Model, Row](
    workspace: Workspace, rows: QuerySet[Kept], asked: Asked, item: Callable[[Kept], Row]
) -> Listed[Row]:
    """Return the part of a workspace's rows that was asked for, in the order in which they were made.

    Raises RequestRefused.
    """
    refuse_strange(asked.after)
    part = page(rows, after=asked.after, order=("pk",), size=asked.limit)
    return Listed(items=[item(row) for row in part.rows], next=part.next or None, sample=bool(workspace.sample))


def refuse_strange(after: str) -> None:
    try:
        keys = read(after) if after else [1]
    except ValueError:
        keys = []
    if not (len(keys) == 1 and type(keys[0]) is int and 0 < keys[0] <= LARGEST_KEY):
        raise RequestRefused(
            404,
            "no-such-place-in-the-list",
            "after is not what a page of this list gave as next",
            expected="the next of the page before, as it came",
            fix="Leave after out to begin anew.",
        )
