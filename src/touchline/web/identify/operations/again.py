"""Stages and segments that are gone, made again under their old URL names."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from touchline.web.identify.models import Phase, Segment, Stage
from touchline.web.identify.operations.segments import lock_segments
from touchline.web.identify.operations.segments import write_order as write_segments
from touchline.web.identify.operations.stages import lock_stages, write_order
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

OF_STAGES = ("key", "name", "phase", "definition", "entry_event")


@transaction.atomic
def make_stage_again(
    workspace: Workspace, *, slug: str, told: Mapping[str, Any], position: int, person: Person | None
) -> Stage:
    """Return the stage of this URL name, made anew at its place if it is gone.

    It weighs nothing until it is weighed.
    """
    others = lock_stages(workspace)
    known = next((stage for stage in others if stage.slug == slug), None)
    if known:
        return known
    says = {name: told[name] for name in OF_STAGES if name in told and hasattr(Stage, name)}
    stage = Stage.objects.create(
        workspace=workspace, slug=slug, position=len(others), **{"phase": Phase.BEFORE, **says}
    )
    others.insert(min(position, len(others)), stage)
    write_order(others)
    audit.note(workspace, person, "identify.add_stage", stage.slug, name=str(stage))
    return stage


@transaction.atomic
def make_segment_again(
    workspace: Workspace, *, slug: str, told: Mapping[str, Any], position: int, person: Person | None
) -> Segment:
    """Return the segment of this URL name, made anew at its place if it is gone."""
    others = lock_segments(workspace)
    known = next((segment for segment in others if segment.slug == slug), None)
    if known:
        return known
    segment = Segment.objects.create(workspace=workspace, slug=slug, name=told["name"], position=len(others))
    others.insert(min(position, len(others)), segment)
    write_segments(others)
    audit.note(workspace, person, "identify.add_segment", segment.slug, name=segment.name)
    return segment
