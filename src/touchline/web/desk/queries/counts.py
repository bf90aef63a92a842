"""How many things wait for somebody in each step."""

from collections.abc import Callable
from importlib import import_module

from touchline.loop import Step
from touchline.web.workspace.models import Workspace


def counts(workspace: Workspace) -> dict[Step, int]:
    """Return what waits in each step, in the order of the loop; a step where nothing ever waits counts none."""
    return {step: question(workspace) if (question := waiting_in(step)) else 0 for step in Step}


def waiting_in(step: Step) -> Callable[[Workspace], int] | None:
    """Return the room's own question, by the name that all rooms give it."""
    room = f"touchline.web.{step}"
    try:
        return getattr(import_module(f"{room}.queries"), "waiting", None)
    except ModuleNotFoundError as missing:
        if missing.name != f"{room}.queries":
            raise
        return None
