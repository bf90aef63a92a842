"""The experience of a card: its fields written one by one, each with its typed change."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from touchline.engine.map import changed_fields
from touchline.web.identify.operations import kept, kept_value, refuse_conflicts, write_fields
from touchline.web.map.models import Change, Experience, Placement
from touchline.web.map.operations.placements import fresh, lock, record
from touchline.web.workspace.models import Person


@transaction.atomic
def change_experience(
    placement: Placement,
    *,
    seen: Mapping[str, int] | None = None,
    person: Person | None,
    undoes: Change | None = None,
    **fields: Any,
) -> tuple[Experience, Change | None]:
    """Change fields of a card's experience, and return it with the change, if it is one. It is made when first filled.

    seen: at which version each field was read. Raises FieldConflictError, Placement.DoesNotExist when the card is gone.
    """
    map = lock(placement.map)
    placement = fresh(map, placement.slug)
    now = Experience.objects.filter(placement=placement).first() or Experience(placement=placement)
    before, after = changed_fields(kept(now, fields), {name: kept_value(value) for name, value in fields.items()})
    if not after:
        return now, None
    refuse_conflicts(now, after, seen or {})
    if now.pk is None:
        now.save()
    write_fields(now, {name: fields[name] for name in after})
    change = record(map, "edit-experience", placement, before=before, after=after, person=person, undoes=undoes)
    return now, change


def put_experience_back(placement: Placement, told: Mapping[str, Any]) -> None:
    """Write the experience that a card had when it was taken off."""
    if told:
        now = Experience.objects.create(placement=placement)
        write_fields(now, told)
