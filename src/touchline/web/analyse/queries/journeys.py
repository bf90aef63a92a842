"""What customers do, as it was last computed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from touchline.web.analyse.models import EventAnalysis
from touchline.web.analyse.queries.journey_events import EVENT, TOUCHPOINT, digest, state
from touchline.web.analyse.queries.slices import Slice
from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.map import queries as maps
from touchline.web.record import queries as record
from touchline.web.workspace.models import Job, JobState, Workspace

FOLLOW_JOURNEYS = "analyse.follow_journeys"
UNFINISHED = [JobState.WAITING, JobState.RUNNING]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened: a touchpoint of the library, or a name that no rule knows.

    phases are those of the stages in which the touchpoint stands on the map; none where it has no card.
    """

    name: str
    touchpoint: Touchpoint | None
    phases: frozenset[str] = frozenset()

    @property
    def on_map(self) -> bool:
        return bool(self.phases)


@dataclass(frozen=True)
class FoundJourneys:
    """The kept result of one part of the events, with its names. result holds rows as the engine returned them."""

    analysis: EventAnalysis
    part: Slice
    places: Mapping[str, Place]

    @property
    def result(self) -> Mapping[str, Any]:
        kept: Mapping[str, Any] = self.analysis.result
        return kept

    @cached_property
    def from_at(self) -> datetime:
        return datetime.fromisoformat(self.result["from_at"])

    @cached_property
    def to_at(self) -> datetime:
        return datetime.fromisoformat(self.result["to_at"])

    @property
    def is_empty(self) -> bool:
        return not self.result["events"]

    def place(self, key: str | None) -> Place:
        """Return the place of a key; one that is gone is called by what is left of it."""
        known = self.places.get(key or "")
        return known or Place((key or "").partition(":")[2], None)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return the rows of one of the tables: places in the place of keys, moments as such."""
        return [{name: self.read(name, value) for name, value in row.items()} for row in self.result[table]]

    def read(self, name: str, value: Any) -> Any:
        if value and name.endswith("touchpoint"):
            return self.place(value)
        return datetime.fromisoformat(value) if value and name.endswith("_at") else value


def part_key(part: Slice) -> str:
    return digest(part.to_plain())


def journeys(workspace: Workspace, part: Slice) -> FoundJourneys | None:
    """Return what was found in a part of the events, or None when nobody has looked at it yet."""
    kept = EventAnalysis.objects.filter(workspace=workspace, part_key=part_key(part)).first()
    return FoundJourneys(kept, part, places(workspace, kept.result["names"])) if kept else None


def places(workspace: Workspace, keys: Iterable[str]) -> dict[str, Place]:
    """Return the place that each key stands for."""
    touchpoints = {touchpoint.slug: touchpoint for touchpoint in library.touchpoints(workspace)}
    map = maps.first_map(workspace)
    phases: dict[int, set[str]] = {}
    for placement in maps.placements(map) if map else []:
        phases.setdefault(placement.touchpoint_id, set()).add(placement.stage.phase)
    found = {}
    for key in keys:
        slug = key.removeprefix(TOUCHPOINT) if key.startswith(TOUCHPOINT) else ""
        touchpoint = touchpoints.get(slug)
        name = touchpoint.name if touchpoint else key.removeprefix(EVENT).removeprefix(TOUCHPOINT)
        found[key] = Place(name, touchpoint, frozenset(phases.get(touchpoint.pk, ())) if touchpoint else frozenset())
    return found


def follows_events(analysis: EventAnalysis) -> bool:
    """Say whether events and rules are still those that were looked at."""
    return bool(analysis.inputs == state(analysis.workspace))


def is_followed(workspace: Workspace) -> bool:
    """Say whether all events of a workspace are looked at as they are now."""
    kept = EventAnalysis.objects.filter(workspace=workspace, part_key=part_key(Slice())).defer("result").first()
    return kept is not None and follows_events(kept)


def unfollowed() -> list[Workspace]:
    """Return the workspaces whose events are not looked at as they are now."""
    with_events = (each for each in Workspace.objects.order_by("pk") if record.has_events(each))
    return [workspace for workspace in with_events if not is_followed(workspace)]


def following_job(workspace: Workspace, part: Slice) -> Job | None:
    """Return the job that looks at a part of the events now, or None."""
    jobs = Job.objects.filter(workspace=workspace, kind=FOLLOW_JOURNEYS, state__in=UNFINISHED).order_by("pk")
    return next((job for job in jobs if Slice.from_plain(job.arguments["part"]) == part), None)


def targets(found: FoundJourneys) -> list[tuple[str, Place]]:
    """Return the touchpoints that lead times lead to, each with its key, by name."""
    keys: Sequence[str] = found.result["targets"]
    return sorted(((key, found.place(key)) for key in keys), key=lambda each: each[1].name.casefold())
