"""Options taken from a file that was looked at."""

from django.db import transaction

from touchline.web.decide.models import Option
from touchline.web.decide.operations.options import new
from touchline.web.decide.queries import Parcel
from touchline.web.decide.queries.files import Item, plain
from touchline.web.identify.models import Status, Touchpoint
from touchline.web.identify.operations.touchpoints import change_touchpoint, create_touchpoint
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

WRITTEN = ("move", "name", "effect", "effect_low", "effect_high", "evidence", "running_cost_minor", "effort_days")


@transaction.atomic
def bring_options(workspace: Workspace, *, parcel: Parcel, person: Person | None) -> int:
    """Take the options of a file: add the new ones, change those that it says otherwise. Returns how many."""
    made: dict[str, Touchpoint] = {}
    added, changed = [], []
    for item in parcel.news:
        touchpoint = item.touchpoint or idea(workspace, item, made, person)
        if item.told.protected and not touchpoint.protected:
            touchpoint.protected = True
            change_touchpoint(touchpoint, version=touchpoint.version, protected=True, person=person)
        if item.known:
            changed.append(rewritten(item.known, item))
        else:
            added.append(new(touchpoint, stage=item.stage, **item.fields))
    Option.objects.bulk_create(added, batch_size=200)
    Option.objects.bulk_update(changed, [*WRITTEN, "stage", "version"], batch_size=100)
    audit.note(workspace, person, "decide.bring_options", workspace.slug, added=len(added), changed=len(changed))
    return len(added) + len(changed)


def idea(workspace: Workspace, item: Item, made: dict[str, Touchpoint], person: Person | None) -> Touchpoint:
    """Return the touchpoint that a file wants added, made once however many options speak of it."""
    name = item.told.touchpoint
    if plain(name) not in made:
        made[plain(name)] = create_touchpoint(workspace, name=name, status=Status.IDEA, person=person)
    return made[plain(name)]


def rewritten(option: Option, item: Item) -> Option:
    for name, value in item.fields.items():
        setattr(option, name, value)
    option.stage = item.stage or option.stage
    option.version += 1
    return option
