"""One event a line, as JSON: when, how grave, where from, what, and what it belongs to."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

from touchline.web.shell.logs.context import belongs_to

LONGEST = 1000


class JsonLines(logging.Formatter):
    """A line of JSON for each event. An error brings the places of its trace, and the first line of what it said."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        super().__init__()

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": first_line(record.getMessage()),
            **belongs_to.get(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line |= trace_of(record.exc_info[1])
        return json.dumps({name: value for name, value in line.items() if value is not None}, default=str)


class PathsLeftOut(logging.Filter):
    """Say of a request the pattern of its address in the place of the address, which may hold names and tokens."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None and record.name.startswith("django."):
            record.msg, record.args = "%s %s", (getattr(request, "method", ""), pattern_of(request))
        return True


def pattern_of(request: Any) -> str:
    """Return the pattern of a request's address: w/<slug:workspace>/map/; or "-" where no page has this address."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "-"


def trace_of(error: BaseException) -> dict[str, Any]:
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    return {"error": type(error).__name__, "said": first_line(str(error)), "trace": places}


def first_line(text: str) -> str:
    """Return the first line: databases put the values of a row into the second."""
    return text.strip().partition("\n")[0][:LONGEST]
