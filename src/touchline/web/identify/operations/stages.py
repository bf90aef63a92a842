"""Stages: laid out from a ready scheme, then the company's own."""

import math
from collections.abc import Mapping

from django.db import transaction

from touchline.engine.identify import scheme as ready_scheme
from touchline.web.identify import queries
from touchline.web.identify.models import Phase, Stage
from touchline.web.identify.operations.handing_over import hand_over
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit


class StageInUseError(Exception):
    """The stage has cards on a map or options in a plan; they must go elsewhere first."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.slug)
        self.stage = stage


@transaction.atomic
def lay_out_stages(workspace: Workspace, *, scheme: str) -> list[Stage]:
    """Give a workspace the stages of a ready scheme, in place of those it has.

    Raises UnusableInputError for an unknown scheme, StageInUseError when a stage that would go is in use.
    """
    chosen = ready_scheme(scheme)
    for stage in lock_stages(workspace):
        if queries.is_used(stage):
            raise StageInUseError(stage)
        stage.delete()
    return Stage.objects.bulk_create(
        Stage(
            workspace=workspace,
            slug=new_slug(ready.key),
            key=ready.key,
            phase=ready.phase,
            position=position,
            importance_share=share,
        )
        for position, (ready, share) in enumerate(zip(chosen.stages, chosen.importance_shares, strict=True))
    )


@transaction.atomic
def add_stage(workspace: Workspace, *, name: str, phase: Phase, person: Person) -> Stage:
    """Add a stage at the end, with the average importance of the others; all shares sum to 1 again."""
    others = lock_stages(workspace)
    stage = Stage.objects.create(
        workspace=workspace,
        slug=new_slug(name),
        name=name,
        phase=phase,
        position=len(others),
        importance_share=1 / len(others) if others else 1,
    )
    write_shares([*others, stage])
    audit.note(workspace, person, "identify.add_stage", stage.slug, name=name)
    return stage


@transaction.atomic
def change_stage(stage: Stage, *, name: str, phase: Phase, person: Person) -> Stage:
    """Name a stage and say its phase. An empty name, or the ready one, returns a ready stage to its ready name."""
    stage.name = "" if stage.key and name in ("", stage.get_key_display()) else name or stage.name
    stage.phase = phase
    stage.save(update_fields=["name", "phase"])
    audit.note(stage.workspace, person, "identify.change_stage", stage.slug, name=str(stage), phase=phase)
    return stage


@transaction.atomic
def move_stage(stage: Stage, *, position: int, person: Person) -> Stage:
    """Put a stage at another place in the order, counted from 0; its cards go with it."""
    others = [other for other in lock_stages(stage.workspace) if other.pk != stage.pk]
    others.insert(min(max(position, 0), len(others)), stage)
    write_order(others)
    audit.note(stage.workspace, person, "identify.move_stage", stage.slug, name=str(stage), position=stage.position)
    return stage


@transaction.atomic
def weigh_stages(workspace: Workspace, *, weights: Mapping[str, float], person: Person) -> list[Stage]:
    """Set the importance of stages, by slug; any scale will do, the shares sum to 1."""
    stages = lock_stages(workspace)
    for stage in stages:
        stage.importance_share = weights.get(stage.slug, stage.importance_share)
    write_shares(stages)
    audit.note(workspace, person, "identify.weigh_stages", workspace.slug)
    return stages


@transaction.atomic
def remove_stage(stage: Stage, *, person: Person) -> None:
    """Remove a stage that nothing uses. Raises StageInUseError."""
    stages = lock_stages(stage.workspace)
    if queries.is_used(stage):
        raise StageInUseError(stage)
    audit.note(stage.workspace, person, "identify.remove_stage", stage.slug, name=str(stage))
    rest = [other for other in stages if other.pk != stage.pk]
    stage.delete()
    write_order(rest)
    write_shares(rest)


@transaction.atomic
def merge_stage(stage: Stage, *, into: Stage, person: Person) -> Stage:
    """Remove a stage; what speaks of it speaks of another from now on, which counts for both."""
    rest = [other for other in lock_stages(stage.workspace) if other.pk != stage.pk]
    hand_over(stage, into=into)
    for other in rest:
        if other.pk == into.pk:
            other.importance_share += stage.importance_share
    told = {"name": str(stage), "into": str(into)}
    audit.note(stage.workspace, person, "identify.merge_stage", stage.slug, **told)
    stage.delete()
    write_order(rest)
    write_shares(rest)
    return into


def lock_stages(workspace: Workspace) -> list[Stage]:
    return list(Stage.objects.select_for_update().filter(workspace=workspace))


def write_order(stages: list[Stage]) -> None:
    for position, stage in enumerate(stages):
        stage.position = position
    Stage.objects.bulk_update(stages, ["position"])


def write_shares(stages: list[Stage]) -> None:
    total = math.fsum(stage.importance_share for stage in stages)
    for stage in stages:
        stage.importance_share = stage.importance_share / total if total else 1 / len(stages)
    Stage.objects.bulk_update(stages, ["importance_share"])
