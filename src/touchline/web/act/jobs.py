"""What act does later: the tasks of a plan that was adopted."""

from touchline.web.act import operations
from touchline.web.act.queries import MAKE_TASKS
from touchline.web.decide.queries import named_decision
from touchline.web.workspace.work import Call, Handler, Step


def tasks_from_decision(call: Call) -> Step:
    """Make one task for each option that changes something. Done twice, it makes none a second time."""
    if call.workspace is None:
        return Step(finished=True)
    decision = named_decision(call.workspace, call.arguments["decision"])
    tasks = operations.tasks_of(decision)
    return Step(
        done=len(tasks),
        total=len(tasks),
        write=lambda: operations.make_tasks(decision, tasks),
        finished=True,
        result={"tasks": len(tasks)},
    )


HANDLERS: dict[str, Handler] = {MAKE_TASKS: tasks_from_decision}
