"""Maps that draw a card of another map in detail, and what is measured there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, When
from django.utils.translation import ngettext

from touchline.engine import map as engine
from touchline.engine.map import Sample
from touchline.web.map.models import Map, MapState, Placement, Reading
from touchline.web.shell.formats import number
from touchline.web.shell.wording import words


@dataclass(frozen=True, slots=True)
class Below:
    """What lies below a card: the map that draws it in detail, and what that comes to; nothing of a planned one."""

    map: Map
    rollup: engine.Rollup | None

    @property
    def says(self) -> str:
        """How much is measured below, and what it comes to; or why that cannot be said."""
        if self.rollup is None:
            return str(self.map.get_state_display())
        found = self.rollup
        counted = ngettext(
            "%(measured)s of %(count)s measured", "%(measured)s of %(count)s measured", found.touchpoints
        )
        said = [counted % {"measured": number(found.measured), "count": number(found.touchpoints)}]
        if found.refused:
            said.append(words(found.refused).found)
        elif found.value is not None:
            rests = ngettext("mean of %(count)s answer", "mean of %(count)s answers", found.answers)
            said += [number(found.value, 2), rests % {"count": number(found.answers)}]
        return ", ".join(said)


Readings = Mapping[tuple[int, int | None], Mapping[str, Reading]]


def sub_map(placement: Placement) -> Map | None:
    """Return the map in use that draws a card in detail, what is before what shall be; None when there is none."""
    maps = Map.objects.filter(parent=placement, archived_at=None).select_related("workspace")
    return maps.order_by(Case(When(state=MapState.AS_IS, then=0), default=1), "pk").first()


def sub_maps_of(placements: Iterable[Placement]) -> dict[int, Map]:
    """Return the map in use that draws each card in detail, by the card's number, as sub_map does; in one query."""
    maps = Map.objects.filter(parent__in=placements, archived_at=None).select_related("workspace")
    ordered = list(maps.order_by(Case(When(state=MapState.AS_IS, then=0), default=1), "pk"))
    return {map.parent_id: map for map in reversed(ordered) if map.parent_id}


def above(map: Map) -> list[Map]:
    """Return the maps above a map, the outermost first."""
    found: list[Map] = []
    parent = map.parent
    while parent and parent.map not in (map, *found):
        found.append(parent.map)
        parent = parent.map.parent
    return found[::-1]


def below_cards(map: Map, readings: Readings) -> dict[int, Below]:
    """Return what lies below each card of a map that is drawn in detail, by the card's number.

    The touchpoints of a sub-map and of the maps below it count, each once.
    """
    deeper = list(Map.objects.filter(workspace=map.workspace, archived_at=None).exclude(parent=None))
    if not deeper:
        return {}
    cards = Placement.objects.filter(map__in=[map, *deeper]).values_list("pk", "map", "touchpoint")
    standing: dict[int, dict[int, int]] = {}
    for card, place, touchpoint in cards:
        standing.setdefault(place, {})[card] = touchpoint
    found: dict[int, Below] = {}
    for sub in sorted(deeper, key=lambda one: (one.planned, one.pk)):
        if sub.parent_id in standing.get(map.pk, {}) and sub.parent_id not in found and sub.pk != map.pk:
            found[sub.parent_id] = Below(sub, None if sub.planned else rolled_up(sub, deeper, standing, readings))
    return found


def rolled_up(
    sub: Map, deeper: Sequence[Map], standing: Mapping[int, Mapping[int, int]], readings: Readings
) -> engine.Rollup:
    reached, waiting, touchpoints = {sub.pk}, [sub.pk], set()
    while waiting:
        cards = standing.get(waiting.pop(), {})
        touchpoints |= set(cards.values())
        for other in deeper:
            if other.parent_id in cards and other.pk not in reached and not other.planned:
                reached.add(other.pk)
                waiting.append(other.pk)
    scores = (readings.get((touchpoint, None), {}).get("score") for touchpoint in sorted(touchpoints))
    return engine.rollup([sample(score) if score else None for score in scores])


def sample(reading: Reading) -> Sample:
    """Return a reading as the engine compares it."""
    lowest_highest = reading.details.get("scale")
    scale = (float(lowest_highest[0]), float(lowest_highest[1])) if lowest_highest else None
    asked = [str(reading.details[name]) for name in ("survey", "question") if name in reading.details]
    return Sample(reading.value, reading.answers or 0, reading.method, scale, " · ".join(asked))
