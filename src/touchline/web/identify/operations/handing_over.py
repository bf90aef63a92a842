"""What speaks of a stage or segment, handed over to another before the first is removed, and handed back."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db.models import Model

Runs = dict[str, list[list[int]]]


def hand_over(row: Model, *, into: Model | None) -> Runs:
    """Let every row of every room that points at this one point at another, or at none; within a transaction.

    A later room's rows go too, though it is unknown here. Returns the numbers of the rows that went, as runs
    [first, last], by model and field. Raises IntegrityError where a row must point at one.
    """
    handed: Runs = {}
    for relation in row._meta.related_objects:
        if relation.one_to_many:
            name = relation.field.name
            rows = relation.related_model._base_manager.filter(**{name: row.pk})
            if runs := list(runs_of(rows.order_by("pk").values_list("pk", flat=True).iterator())):
                handed[f"{relation.related_model._meta.label_lower}.{name}"] = runs
                rows.update(**{name: into})
    return handed


def hand_back(handed: Runs, *, gone_to: Model | None, back_to: Model) -> None:
    """Let the rows that were handed over point at the first again, those that still point where they went."""
    for label, runs in handed.items():
        model_label, name = label.rsplit(".", 1)
        rows = apps.get_registered_model(*model_label.split("."))._base_manager.filter(**{name: gone_to})
        for first, last in runs:
            rows.filter(pk__gte=first, pk__lte=last).update(**{name: back_to})


def runs_of(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Return ascending whole numbers as runs of neighbours: 1, 2, 3, 7 as [1, 3], [7, 7]."""
    run: list[int] = []
    for number in numbers:
        if run and number == run[1] + 1:
            run[1] = number
            continue
        if run:
            yield run
        run = [number, number]
    if run:
        yield run
