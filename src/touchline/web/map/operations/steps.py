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
        newest = Change.objects.filter(map=map).order_by("-pk").values_list("pk", flat=True).first() or 0
        yield held
        Change.objects.filter(map=map, pk__gt=newest).update(group=change_slug())
