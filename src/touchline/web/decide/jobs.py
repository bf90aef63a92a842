"""What decide does later: the best plans of many touchpoints."""

from touchline.engine.errors import UnusableInputError
from touchline.web.decide import queries
from touchline.web.workspace.work import Call, Handler, Step

STEPS = 3


def find_front(call: Call) -> Step:
    """Gather the options, find the best plans, keep them. Options that change in between are another question."""
    if call.workspace is None:
        return Step(finished=True)
    asked = queries.question(call.workspace, **call.arguments)
    if asked is None:
        return Step(done=STEPS, total=STEPS, finished=True)
    if call.cursor is None:
        return Step(cursor=asked.fingerprint, done=1, total=STEPS)
    plans = found(asked)
    return Step(done=STEPS, total=STEPS, finished=True, result={"plans": plans})


def found(asked: queries.Question) -> int:
    """Find and keep the plans; how many. A budget below every plan is said on the page, not here."""
    try:
        return len((asked.known() or asked.find()).front.plans)
    except UnusableInputError:
        return 0


HANDLERS: dict[str, Handler] = {queries.FIND_FRONT: find_front}
