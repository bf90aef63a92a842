"""A touchpoint deleted from the library with its cards; each goes with a line of history, so that it comes back."""

from django.db import transaction

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Change, Placement, change_slug
from touchline.web.map.operations.carried import carried
from touchline.web.map.operations.placements import lock, record, remove, whereabouts
from touchline.web.map.operations.records import whole_record
from touchline.web.workspace.models import Person


@transaction.atomic
def delete_touchpoint(touchpoint: Touchpoint, *, children_to: Touchpoint | None, person: Person) -> int:
    """Take a touchpoint off every map and delete it; what stands under it in the tree goes under another, or on top.

    Returns how many cards went. They are one step, on all maps: undo brings all of them back.
    Raises identify's TouchpointInUseError when answers, options, tasks or readings speak of it: then it can only be
    retired.
    """
    identify.hand_on_children(touchpoint, to=children_to, person=person)
    cards = list(
        Placement.objects.filter(touchpoint=touchpoint).select_related("map", "touchpoint", "stage", "segment")
    )
    group = change_slug()
    for place, card in enumerate(cards):
        lock(card.map)
        fresh = Placement.objects.select_related("map", "touchpoint", "stage", "segment").get(pk=card.pk)
        last = place == len(cards) - 1
        before = whereabouts(fresh) | carried(fresh) | ({"record": whole_record(touchpoint)} if last else {})
        change = record(fresh.map, "remove" if last else "take-off", fresh, before=before, person=person)
        Change.objects.filter(pk=change.pk).update(group=group)
        remove(fresh)
    identify.remove_touchpoint(library.touchpoint(touchpoint.workspace, touchpoint.slug), person=person)
    return len(cards)
