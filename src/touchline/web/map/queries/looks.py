"""How a person looks at a map: which cards, how near, what is folded away."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

FILTERS = ("text", "kind", "responsible", "status", "score", "evidence", "stage")
NEUTRAL = "clear"
LANE, NO_LANE = "lane-", "none"


@dataclass(frozen=True, slots=True)
class Look:
    """Filters, each empty for all; zoom: stages, map or detail; folded: stages and segments, by URL name, and
    lanes, by their key after LANE; lanes: the keys of those that are on (none: as the person chose; NO_LANE: no one).

    responsible: a member by URL name, or "none"; score: weak, strong or unmeasured; evidence: see
    rests_on; text: part of a name or channel.
    """

    text: str = ""
    kind: str = ""
    responsible: str = ""
    status: str = ""
    score: str = ""
    evidence: str = ""
    stage: str = ""
    zoom: str = "map"
    folded: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()

    @property
    def filters(self) -> dict[str, str]:
        return {name: said for name in FILTERS if (said := str(getattr(self, name)))}

    @property
    def query(self) -> str:
        """The look as the end of an address; one that hides nothing is said too, else the last one would come back."""
        said: dict[str, Any] = dict(self.filters)
        if self.zoom != "map":
            said["zoom"] = self.zoom
        if self.folded:
            said["folded"] = self.folded
        if self.lanes:
            said["lanes"] = self.lanes
        return urlencode(said, doseq=True) or f"{NEUTRAL}=1"

    def with_(self, **changes: Any) -> "Look":
        return replace(self, **changes)

    def cleared(self) -> "Look":
        """The same look at every card."""
        return Look(zoom=self.zoom, folded=self.folded, lanes=self.lanes)

    def fold(self, slug: str) -> "Look":
        return replace(self, folded=(*self.folded, slug))

    def unfold(self, slugs: Iterable[str]) -> "Look":
        gone = set(slugs)
        return replace(self, folded=tuple(slug for slug in self.folded if slug not in gone))

    def as_data(self) -> Mapping[str, Any]:
        return asdict(self)
