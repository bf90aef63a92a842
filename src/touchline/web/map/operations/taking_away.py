"""Many cards that were put on a map taken away at once: worked out in memory as if one by one, in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import batched
from typing import Any

from touchline.engine import map as engine
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Change, Evidence, Experience, Map, Placement
from touchline.web.map.operations.carried import kept_evidence, says
from touchline.web.map.operations.moving import AT_ONCE, Place, number, place_of
from touchline.web.map.operations.placements import whereabouts
from touchline.web.map.operations.records import whole_records
from touchline.web.workspace.models import Person

Told = dict[int, dict[str, Any]]


def take_all_away(map: Map, changes: Sequence[Change], person: Person | None) -> None:
    """Take back that cards were put on a map, in this order, and new touchpoints with them that nothing speaks of now.

    changes: the additions and placings; each tells in its reversal what was true when its turn came. Raises
    Placement.DoesNotExist when a card is gone.
    """
    rows = Placement.objects.filter(map=map).select_related("touchpoint", "stage", "segment")
    cards = {card.slug: card for card in rows.order_by("position", "pk")}
    if any(change.subject not in cards for change in changes):
        raise Placement.DoesNotExist
    written = {card.pk: card.position for card in cards.values()}
    leaving = {change.subject: cards[change.subject] for change in changes}
    new = touchpoints_to_go(changes, leaving)
    Change.objects.bulk_create(walked(map, cards, changes, person), batch_size=AT_ONCE)
    for some in batched((card.pk for card in leaving.values()), AT_ONCE):
        Placement.objects.filter(pk__in=some).delete()
    stay = [card for slug, card in cards.items() if slug not in leaving and card.position != written[card.pk]]
    Placement.objects.bulk_update(stay, ["position"], batch_size=AT_ONCE)
    identify.remove_unused(new, person=person)


def touchpoints_to_go(changes: Sequence[Change], leaving: dict[str, Placement]) -> list[Touchpoint]:
    """Return the touchpoints whose last card to leave had brought them."""
    last = {leaving[change.subject].touchpoint_id: change for change in changes}
    return [leaving[change.subject].touchpoint for change in last.values() if change.operation == "add"]


def walked(map: Map, cards: dict[str, Placement], changes: Sequence[Change], person: Person | None) -> list[Change]:
    """Take cards out of their cells in memory, and return the changes."""
    leaving = [cards[change.subject] for change in changes]
    records = whole_records({card.touchpoint_id: card.touchpoint for card in leaving}.values())
    numbers = [card.pk for card in leaving]
    experiences, evidence = experiences_of(numbers), evidence_of(numbers)
    cells: dict[Place, list[Placement]] = defaultdict(list)
    for card in cards.values():
        cells[place_of(card)].append(card)
    made = []
    for change, card in zip(changes, leaving, strict=True):
        told = {"experience": experiences.get(card.pk), "evidence": evidence.get(card.pk)}
        felt = {name: value for name, value in told.items() if value}
        before = {**whereabouts(card), "record": records[card.touchpoint_id], **felt}
        operation = engine.reversal(engine.Change(change.operation, change.before, change.after)).operation
        of = {"map": map, "operation": operation, "subject": card.slug, "person": person}
        made.append(Change(**of, before=before, undoes=change))
        cell = cells[place_of(card)]
        cell.remove(card)
        number(cell)
    return made


def experiences_of(cards: Iterable[int]) -> Told:
    """Return what the experiences of cards say, by the number of the card, as a change keeps it."""
    return {
        one.placement_id: says(one)
        for some in batched(cards, AT_ONCE)
        for one in Experience.objects.filter(placement__in=some)
    }


def evidence_of(cards: Iterable[int]) -> Told:
    """Return the evidence for what is said of cards, by the number of the card and URL name, as a change keeps it."""
    found: Told = defaultdict(dict)
    for some in batched(cards, AT_ONCE):
        for row in Evidence.objects.filter(placement__in=some).select_related("touchpoint", "placement"):
            found[row.placement_id or 0][row.slug] = kept_evidence(row)
    return found
