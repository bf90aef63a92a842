"""Options: prepared, added, changed, removed, and each of these taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from touchline.engine.errors import UnusableInputError
from touchline.web.decide import queries
from touchline.web.decide.models import Move, Option
from touchline.web.identify.models import Stage, Status, Touchpoint
from touchline.web.identify.operations.touchpoints import create_touchpoint
from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

EDITABLE = (
    "name", "move", "effect", "effect_low", "effect_high", "evidence", "running_cost_minor", "effort_days",
)  # fmt: skip
WAY_BACK = "decide.way_back"


@transaction.atomic
def prepare_options(workspace: Workspace, *, person: Person | None) -> list[Option]:
    """Give every live touchpoint without options one to keep it and, unless protected, one to eliminate it.

    What it costs today and what would be lost without it is left for a person to say.
    """
    made = []
    for touchpoint in queries.touchpoints_without_options(workspace):
        made.append(new(touchpoint, move=Move.KEEP, name=_("As it is"), effect=0, effect_low=0, effect_high=0))
        if not touchpoint.protected:
            made.append(new(touchpoint, move=Move.ELIMINATE, name=_("Eliminate it"), running_cost_minor=0))
    Option.objects.bulk_create(made)
    audit.note(workspace, person, "decide.prepare_options", workspace.slug, options=len(made))
    return made


def new(touchpoint: Touchpoint, **fields: Any) -> Option:
    slug = new_slug(f"{fields['name']}-{touchpoint.name}")
    return Option(workspace_id=touchpoint.workspace_id, touchpoint=touchpoint, slug=slug, **fields)


@transaction.atomic
def add_option(touchpoint: Touchpoint, *, person: Person | None, **fields: Any) -> Option:
    """Add one more thing that could be done with a touchpoint. Raises UnusableInputError if it may not be done."""
    option = new(touchpoint, **fields)
    if option.is_barred:
        raise UnusableInputError(
            "protected-eliminated",
            f"{touchpoint.name!r} is protected, so it can't be eliminated",
            expected="an option to keep or to optimise it",
            fix="Keep it, optimise it, or take its protection away first.",
            touchpoint=touchpoint.name,
        )
    option.save()
    audit.note(touchpoint.workspace, person, "decide.add_option", option.slug, name=option.name, move=option.move)
    return option


@transaction.atomic
def add_idea(
    workspace: Workspace, *, touchpoint_name: str, stage: Stage | None, person: Person | None, **fields: Any
) -> Option:
    """Add a touchpoint that does not live yet, an idea, with the option to add it."""
    touchpoint = create_touchpoint(workspace, name=touchpoint_name, status=Status.IDEA, person=person)
    return add_option(touchpoint, person=person, stage=stage, move=Move.ADD, **fields)


@dataclass(frozen=True, slots=True)
class Edit:
    """New values of some fields of an option, typed when it stood at this version."""

    option: Option
    version: int
    fields: Mapping[str, Any]

    @property
    def changes(self) -> dict[str, Any]:
        """Return those of the fields that differ from how the option stands."""
        return {name: value for name, value in self.fields.items() if value != getattr(self.option, name)}


@transaction.atomic
def change_options(workspace: Workspace, *, edits: Sequence[Edit], person: Person | None) -> str:
    """Change options, all or none, and return the way back; empty when nothing is otherwise than it was.

    Raises StaleEdit when somebody changed one of them since, TypeError for a field that can't be changed.
    """
    steps = [change(workspace, edit, edit.changes, person) for edit in edits if edit.changes]
    return signing.dumps(steps, salt=WAY_BACK) if steps else ""


def change(workspace: Workspace, edit: Edit, fields: Mapping[str, Any], person: Person | None) -> dict[str, Any]:
    """Change one option and return the step back."""
    if strange := set(fields) - set(EDITABLE):
        raise TypeError(f"{sorted(strange)} of an option cannot be changed")
    option, version = edit.option, edit.version
    before = {name: getattr(option, name) for name in fields}
    if not Option.objects.filter(pk=option.pk, version=version).update(version=version + 1, **fields):
        raise StaleEdit(option.slug)
    audit.note(
        workspace,
        person,
        "decide.change_option",
        option.slug,
        name=f"{option.touchpoint}: {option}",
        before=before,
        after=dict(fields),
    )
    return {"option": option.slug, "version": version + 1, "fields": before}


@transaction.atomic
def remove_option(option: Option, *, version: int, person: Person | None) -> str:
    """Remove an option that was read at this version, and return the way back. Raises StaleEdit."""
    kept = {name: getattr(option, name) for name in EDITABLE}
    touchpoint, stage = option.touchpoint.slug, option.stage.slug if option.stage else ""
    removed, _rows = Option.objects.filter(pk=option.pk, version=version).delete()
    if not removed:
        raise StaleEdit(option.slug)
    audit.note(
        option.workspace,
        person,
        "decide.remove_option",
        option.slug,
        name=f"{option.touchpoint}: {option}",
        before=kept,
    )
    step = {"option": option.slug, "touchpoint": touchpoint, "stage": stage, "fields": kept}
    return signing.dumps([step], salt=WAY_BACK)


@transaction.atomic
def take_back(workspace: Workspace, way_back: str, *, person: Person | None) -> None:
    """Undo changes or a removal. Raises StaleEdit when somebody changed the option since, or the way is not ours."""
    try:
        for step in signing.loads(way_back, salt=WAY_BACK):
            if "touchpoint" in step:
                put_again(workspace, step, person)
            else:
                option = queries.option(workspace, step["option"])
                change(workspace, Edit(option, step["version"], step["fields"]), step["fields"], person)
    except (signing.BadSignature, Option.DoesNotExist, Touchpoint.DoesNotExist) as error:
        raise StaleEdit("way back") from error


def put_again(workspace: Workspace, kept: Mapping[str, Any], person: Person | None) -> None:
    """Make a removed option anew, under its old URL name."""
    touchpoint = Touchpoint.objects.get(workspace=workspace, slug=kept["touchpoint"])
    stage = Stage.objects.filter(workspace=workspace, slug=kept["stage"]).first()
    fields = {"touchpoint": touchpoint, "stage": stage, **kept["fields"]}
    option, made = Option.objects.get_or_create(workspace=workspace, slug=kept["option"], defaults=fields)
    if made:
        audit.note(workspace, person, "decide.restore_option", option.slug, name=f"{option.touchpoint}: {option}")
