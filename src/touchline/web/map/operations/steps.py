"""Several changes made as one step, which is taken back as one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from touchline.web.map.models import Change, Map, change_slug
from touchline.web.map.operations.placements import lock

Step = list[Change]


@contextmanager
def one_step(map: Map) -> Iterator[Step]:
    """Hold the map: whatever is changed on it inside is one step, all of it or none.

    Gives a list that holds the changes once the step is made, the last first.
    """
    step: Step = []
    with transaction.atomic():
        lock(map)
        newest = Change.objects.filter(map=map).order_by("-pk").values_list("pk", flat=True).first() or 0
        yield step
        made = Change.objects.filter(map=map, pk__gt=newest)
        made.update(group=change_slug())
        step.extend(made.select_related("map__workspace").order_by("-pk"))
