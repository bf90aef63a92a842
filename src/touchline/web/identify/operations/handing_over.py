"""What speaks of a stage or segment, handed over to another before the first is removed."""

from django.db.models import Model


def hand_over(row: Model, *, into: Model | None) -> None:
    """Let every row of every room that points at this one point at another, or at none; within a transaction.

    A later room's rows go too, though it is unknown here. Raises IntegrityError where a row must point at one.
    """
    for relation in row._meta.related_objects:
        if relation.one_to_many:
            name = relation.field.name
            relation.related_model._base_manager.filter(**{name: row.pk}).update(**{name: into})
