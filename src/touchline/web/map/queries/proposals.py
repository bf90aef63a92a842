"""What data propose for the map, and what on the map no data tell of."""

from collections.abc import Sequence
from dataclasses import dataclass

from touchline.engine.identify import Suggestion, nearest_stage, suggestion, twin
from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map.models import Map
from touchline.web.map.queries.board import off_the_map
from touchline.web.record import queries as record
from touchline.web.record.queries.event_names import EventName
from touchline.web.workspace.models import Workspace

MOST = 40


@dataclass(frozen=True, slots=True)
class Proposal:
    """A touchpoint that data speak of. event: what events of it are called; touchpoint: one without a place.

    known is the touchpoint of the library that says the same.
    """

    guess: Suggestion
    stage: Stage | None
    event: EventName | None = None
    touchpoint: Touchpoint | None = None
    known: Touchpoint | None = None


@dataclass(frozen=True, slots=True)
class Proposals:
    """The first proposals, and how many more wait behind them."""

    rows: tuple[Proposal, ...]
    more: int


def event_proposals(workspace: Workspace) -> Proposals:
    """Propose a touchpoint for each name of events that nobody has judged, most frequent first."""
    ruled = library.ruled_events(workspace)
    open_names = [name for name in record.event_names(workspace) if name.name not in ruled]
    stages, known = library.stages(workspace), {row.name: row for row in library.touchpoints(workspace)}
    rows = []
    for name in open_names[:MOST]:
        guess = suggestion(name.name)
        same = twin(guess.name, known)
        rows.append(Proposal(guess, stage_for(guess.stage, stages), event=name, known=known[same] if same else None))
    return Proposals(tuple(rows), max(len(open_names) - MOST, 0))


def place_proposals(map: Map) -> Proposals:
    """Propose a place for each touchpoint of the library that stands nowhere: answers brought it, or a list."""
    stages, waiting = library.stages(map.workspace), off_the_map(map)
    rows = []
    for touchpoint in waiting[:MOST]:
        guess = suggestion(touchpoint.name)
        rows.append(Proposal(guess, stage_for(guess.stage, stages), touchpoint=touchpoint))
    return Proposals(tuple(rows), max(len(waiting) - MOST, 0))


def stage_for(key: str, stages: Sequence[Stage]) -> Stage | None:
    """Return the stage that stands for one of the whole lifecycle, among those that there are."""
    by_key = {stage.key: stage for stage in reversed(stages) if stage.key}
    return by_key.get(nearest_stage(key, set(by_key)))


def unheard_of(map: Map) -> list[Touchpoint]:
    """Return the touchpoints on the map of which no answer and no event tells, by name."""
    placed = Touchpoint.objects.filter(placements__map=map).exclude(status="retired")
    return list(placed.filter(readings=None, event_rules=None).distinct())


def judged_events(workspace: Workspace) -> list[tuple[str, Touchpoint | None]]:
    """Return the names of events that a person has judged, each with its touchpoint or None: ignored."""
    return [(rule.event, rule.touchpoint) for rule in library.event_rules(workspace)]
