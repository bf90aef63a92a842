"""What every room's api.py is made of, and the members of a workspace as programs see them.

keys       who asks, and whether the key may
refusals   what cannot be done: code, found, expected, fix
fields     the texts, numbers and days that a request may hold
pages      long lists, a page at a time
members    the people of the workspace
"""

from touchline.web.workspace.api.fields import (
    Amount,
    Body,
    Day,
    Flag,
    Item,
    Moment,
    Name,
    Number,
    Slug,
    Text,
    Version,
    Whole,
    left_out,
)
from touchline.web.workspace.api.keys import READ, WRITE, KeyRequest
from touchline.web.workspace.api.members import found_member
from touchline.web.workspace.api.pages import Asked, Listed, listed
from touchline.web.workspace.api.refusals import STALE, NotFound, Refusal, RequestRefused, answers, found_or_404

__all__ = [
    "READ",
    "STALE",
    "WRITE",
    "Amount",
    "Asked",
    "Body",
    "Day",
    "Flag",
    "Item",
    "KeyRequest",
    "Listed",
    "Moment",
    "Name",
    "NotFound",
    "Number",
    "Refusal",
    "RequestRefused",
    "Slug",
    "Text",
    "Version",
    "Whole",
    "answers",
    "found_member",
    "found_or_404",
    "left_out",
    "listed",
]
