"""What the rooms can do later, found by kind.

The rooms' jobs.py are found by name at run time. That is no import upward: this code knows the contract of work.py
and nothing of a room, and a room that has no jobs.py is left out.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from touchline.web.workspace.work import Abandoned, Handler, Schedule


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return every room's jobs.py, in the order of the loop, and the extra module of EXTRA_JOBS."""
    names = [f"touchline.web.{room}.jobs" for room in settings.ROOMS]
    found = [import_module(name) for name in names if find_spec(name)]
    return (*found, import_module(settings.EXTRA_JOBS)) if settings.EXTRA_JOBS else tuple(found)


@cache
def handlers() -> Mapping[str, Handler]:
    """Return the handler of each kind."""
    return gathered("HANDLERS")


@cache
def abandoned() -> Mapping[str, Abandoned]:
    """Return, for the kinds that have one, what clears away after a cancelled or failed job."""
    return gathered("ABANDONED")


@cache
def schedules() -> Mapping[str, Schedule]:
    """Return every declared schedule by its name."""
    declared: dict[str, Schedule] = {}
    for module in modules():
        for schedule in getattr(module, "SCHEDULES", []):
            if schedule.name in declared:
                raise ImproperlyConfigured(f"{module.__name__} declares the schedule {schedule.name} a second time")
            declared[schedule.name] = schedule
    return declared


def gathered(table: str) -> dict[str, Any]:
    by_kind: dict[str, Any] = {}
    for module in modules():
        own = getattr(module, table, {})
        if twice := own.keys() & by_kind.keys():
            raise ImproperlyConfigured(f"{module.__name__} declares {', '.join(sorted(twice))} a second time")
        by_kind |= own
    return by_kind
