"""A workspace with one of everything, and an example for every name that an address may hold."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils.timezone import now

from touchline.web.act.models import Task
from touchline.web.analyse.models import Analysis
from touchline.web.decide.models import Decision, Option, Plan
from touchline.web.identify.models import Segment, Stage, Touchpoint
from touchline.web.identify.operations.stages import lay_out_stages
from touchline.web.listen.models import Survey
from touchline.web.map.models import Change, Map, Placement
from touchline.web.record.models import Source, SourceState
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Job, JoinLink, Member, Role, Workspace


def fill(workspace: Workspace) -> None:
    """Put one of everything into the workspace."""
    add = _adder(workspace)
    stage = lay_out_stages(workspace, scheme="lifecycle")[0]
    add(Segment, name="Families")
    touchpoint = add(Touchpoint, name="Follow-up call")
    board = add(Map, name="Our map")
    card = Placement.objects.create(map=board, slug=new_slug("card"), touchpoint=touchpoint, stage=stage, position=0)
    Change.objects.create(map=board, operation="place", subject=card.slug, after={"stage": stage.slug, "position": 0})
    add(Source, name="answers.csv", path="none", sha256="0" * 64, size_bytes=0, state=SourceState.PUBLISHED)
    survey = add(Survey, name="Guests")
    add(Analysis, kind="drivers", survey=survey, result={})
    option = add(Option, touchpoint=touchpoint, stage=stage, move="optimise", name="Call within a day", effect=2)
    plan = add(Plan, name="A", cost_minor=0, satisfaction=0, choices={})
    decision = add(Decision, plan=plan, reason="because")
    add(Task, title="Call them", touchpoint=touchpoint, decision=decision, option=option)
    Job.objects.create(workspace=workspace, kind="shell.nothing", title="Nothing")
    JoinLink.objects.create(
        workspace=workspace,
        slug=new_slug("invitation"),
        token_hash=new_slug("hash"),
        role=Role.VIEWER,
        expires_at=now() + timedelta(days=1),
    )


def _adder(workspace: Workspace) -> Callable[..., Any]:
    return lambda model, /, **fields: model.objects.create(workspace=workspace, slug=new_slug("example"), **fields)


def first(kind: type[Model], path: str = "workspace", field: str = "slug") -> Callable[[Workspace], str]:
    """Return what finds the newest row of this kind in a workspace."""
    return lambda workspace: str(
        kind._default_manager.filter(**{path: workspace}).order_by("-pk").values_list(field, flat=True)[0]
    )


# The name in the address, or for a plain <slug:slug> the word before it. They must resolve in their own
# workspace, and must not in another.
OBJECTS: dict[str, Callable[[Workspace], str]] = {
    "member": first(Member),
    "invitation": first(JoinLink),
    "job": first(Job, field="pk"),
    "stage": first(Stage),
    "stages": first(Stage),
    "touchpoint": first(Touchpoint),
    "touchpoints": first(Touchpoint),
    "card": first(Placement, "map__workspace"),
    "history": first(Change, "map__workspace", "subject"),
    "survey": first(Survey),
    "source": first(Source),
    "option": first(Option),
    "decision": first(Decision),
    "task": first(Task),
}
# Names that stand for nothing stored in a workspace: any text will do, and may lead nowhere.
FREE = {"token": "x" * 43, "uidb36": "1", "key": "set-password", "cost": "1", "way_back": "nowhere"}
