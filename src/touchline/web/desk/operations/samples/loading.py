"""Where filling a sample stands: one part after the other, each in chunks, all of them in one job."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from touchline.engine.sample import Sample, sample
from touchline.web.workspace.models import Member, Person, Role, Workspace
from touchline.web.workspace.work import Call, Step

SHARES = 100  # of progress, for each part


@dataclass(frozen=True, slots=True)
class Loading:
    """What a chunk works on: the sample, the workspace it goes to, and how far this part of it is."""

    job_id: int
    workspace: Workspace
    member: Member
    sample: Sample
    cursor: Any

    @property
    def person(self) -> Person:
        return self.member.person

    def inner(self, arguments: dict[str, Any], cursor: Any) -> Call:
        """Return the call of another room's handler, which this job does as a part of its own."""
        return Call(workspace=self.workspace, job_id=self.job_id, arguments=arguments, cursor=cursor)


Part = Callable[[Loading], Step]


def load(call: Call, parts: tuple[Part, ...]) -> Step:
    """Do the next chunk of the part at hand. The cursor is [part, the part's own cursor]."""
    workspace = call.workspace
    assert workspace is not None  # noqa: S101 this kind always has one
    member = Member.objects.select_related("person").filter(workspace=workspace, role=Role.ADMINISTRATOR).first()
    if member is None:
        return Step(finished=True)
    place, cursor = call.cursor or [0, None]
    made = made_once(workspace.sample, workspace.language, date.fromisoformat(call.arguments["start"]))
    step = parts[place](Loading(call.job_id, workspace, member, made, cursor))
    return within(step, place, len(parts))


def within(step: Step, place: int, parts: int) -> Step:
    """Return a part's step as one of the whole."""
    finished = step.finished and place == parts - 1
    following = [place + 1, None] if step.finished else [place, step.cursor]
    share = SHARES if step.finished else SHARES * step.done // step.total if step.total else 0
    write = partial(finish, step.write) if finished else step.write
    return Step(
        cursor=following,
        done=place * SHARES + share,
        total=parts * SHARES,
        write=write,
        finished=finished,
        result=step.result if finished else None,
    )


def finish(write: Callable[[], None]) -> None:
    """Do the last chunk, and let go of the company that was made."""
    write()
    made_once.cache_clear()


@lru_cache(maxsize=1)
def made_once(key: str, language: str, start: date) -> Sample:
    """Make the company; the chunks of one job share it."""
    return sample(key, language=language, start=start)
