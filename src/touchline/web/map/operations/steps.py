"""Several changes made as one step, which is taken back as one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from touchline.web.map.models import Change, Map, change_slug
from touchline.web.map.operations.placements import lock


@contextmanager
def one_step(map: Map) -> Iterator[Map]:
    """Hold the map: whatever is changed on it inside is one step, all of it or none."""
    with transaction.atomic():
        held = lock(map)
        newest = newest_change(map)
        yield held
        Change.objects.filter(map=map, pk__gt=newest).update(group=change_slug())


@contextmanager
def told_step(map: Map) -> Iterator[list[Change]]:
    """Do as one_step does; give a list that holds the changes once the step is made, the last first."""
    told: list[Change] = []
    with transaction.atomic():
        with one_step(map):
            newest = newest_change(map)
            yield told
        made = Change.objects.filter(map=map, pk__gt=newest)
        told.extend(made.select_related("map__workspace").order_by("-pk"))


def newest_change(map: Map) -> int:
    return Change.objects.filter(map=map).order_by("-pk").values_list("pk", flat=True).first() or 0
