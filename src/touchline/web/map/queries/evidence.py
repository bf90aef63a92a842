"""What statements rest on."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from touchline.engine import map as engine
from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Change, Evidence, Experience, Map, Placement
from touchline.web.workspace.models import Person


def pieces(touchpoint: Touchpoint, placement: Placement | None = None) -> list[Evidence]:
    """Return the evidence for what is said of a touchpoint, and of one of its cards, the newest first."""
    rows = Evidence.objects.filter(touchpoint=touchpoint).select_related("placement", "added_by", "map")
    own = [row for row in rows if row.placement is None]
    return own + [row for row in rows if placement and row.placement == placement]


def piece(map: Map, slug: str) -> Evidence:
    """Return one piece of evidence by its URL name. Raises Evidence.DoesNotExist."""
    return Evidence.objects.select_related("map", "touchpoint", "placement").get(
        map__workspace=map.workspace, slug=slug
    )


def support(map: Map, rows: Iterable[Evidence], today: date) -> engine.Support:
    """Sum up evidence by the workspace's half-life. Raises nothing: a half-life is at least a day."""
    told = [engine.Piece(row.kind, row.date, row.answers, row.reliability) for row in rows]
    return engine.support(told, today=today, half_life_days=map.workspace.evidence_half_life_days)


def by_field(rows: Iterable[Evidence]) -> dict[tuple[bool, str], list[Evidence]]:
    """Return evidence by what it is for: whether it is for a card, and the field."""
    found: dict[tuple[bool, str], list[Evidence]] = defaultdict(list)
    for row in rows:
        found[row.placement is not None, row.field].append(row)
    return found


def last_writer(map: Map, subject: str, field: str) -> Person | None:
    """Return who wrote a field of a touchpoint or a card's experience last, as far as the history tells."""
    written = Change.objects.filter(map__workspace=map.workspace, subject=subject, after__has_key=field)
    change = written.select_related("person").order_by("-pk").first()
    return change.person if change else None


@dataclass(frozen=True, slots=True)
class Felt:
    """What a card shows of its experience: how it stands by the best evidence for it, and whether it is decisive."""

    standing: engine.Standing
    moment_of_truth: bool


def supports(map: Map, today: date) -> dict[int, engine.Support]:
    """Sum up what is said of each card and of its touchpoint, by placement; a card with no piece is left out."""
    told: dict[int, list[engine.Piece]] = defaultdict(list)
    cards: dict[int, list[int]] = defaultdict(list)
    for card, touchpoint in Placement.objects.filter(map=map).values_list("pk", "touchpoint"):
        cards[touchpoint].append(card)
    fields = ("touchpoint", "placement", "kind", "date", "answers", "reliability")
    rows = Evidence.objects.filter(touchpoint__in=list(cards)).order_by("pk").values_list(*fields)
    for touchpoint, card, kind, day, answers, reliability in rows:
        for on in [card] if card else cards[touchpoint]:
            told[on].append(engine.Piece(kind, day, answers, reliability))
    half_life = map.workspace.evidence_half_life_days
    return {card: engine.support(pieces_of, today=today, half_life_days=half_life) for card, pieces_of in told.items()}


def rests_on(support: engine.Support | None, asked: str) -> bool:
    """Say whether a card stands by its evidence as asked: assumed, observed, tested, none (no piece) or old.

    What nothing or only an idea of the team speaks for is assumed; old: the newest is older than the half-life.
    """
    if asked in ("none", "old"):
        return support is None if asked == "none" else bool(support and support.stale)
    return (support.standing if support else engine.Standing.ASSUMED) == asked


def resting(map: Map, cards: int, today: date) -> dict[engine.Standing, int]:
    """Count the cards of a map by how they stand: every standing, the weakest first.

    cards: how many there are; those with no piece count as assumed.
    """
    told = supports(map, today)
    stand = Counter(support.standing for support in told.values())
    stand[engine.Standing.ASSUMED] += cards - len(told)
    return {one: stand[one] for one in engine.Standing}


def experience_of(placement: Placement) -> Experience:
    """Return what is written down of a card's experience; one that says nothing while nobody wrote any."""
    return Experience.objects.filter(placement=placement).first() or Experience(placement=placement)


def felt(map: Map, cards: Collection[int] | None = None) -> dict[int, Felt]:
    """Return what each card shows of its experience, by placement; a card of which nothing is said is left out.

    cards: only these, by number.
    """
    found: dict[int, Felt] = {}
    of_these = {"placement__map": map} if cards is None else {"placement__in": cards}
    told = Experience.objects.filter(**of_these)
    for placement, decisive, kind in told.values_list("placement", "moment_of_truth", "placement__evidence__kind"):
        now = engine.STANDING.get(kind, engine.Standing.ASSUMED)
        if placement in found:
            now = max(found[placement].standing, now, key=list(engine.Standing).index)
        found[placement] = Felt(now, decisive)
    return found
