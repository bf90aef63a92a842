"""A workspace with one of everything, and an example for every name that an address may hold."""

from collections.abc import Callable
from datetime import UTC, datetime

import polars as pl
from django.db.models import Model
from django.utils.timezone import now

from tests.factories import make_events, make_survey, picture
from touchline.web.act.models import ChecklistItem, Task
from touchline.web.act.operations import add_item
from touchline.web.analyse.models import Analysis
from touchline.web.decide.models import Decision, Option
from touchline.web.decide.operations import adopt, prepare_options
from touchline.web.decide.queries import front
from touchline.web.identify.models import Attachment, CustomerType, Persona, Revision, Segment, Stage, Touchpoint
from touchline.web.identify.operations.personas import add_persona, take_ready_types
from touchline.web.identify.operations.stages import lay_out_stages
from touchline.web.identify.operations.touchpoints import create_touchpoint
from touchline.web.listen.models import QuestionKind, Survey
from touchline.web.listen.operations.bring import bring_file
from touchline.web.listen.operations.surveys import make_survey as ask_one_question
from touchline.web.map.models import Change, Comment, Evidence, Lane, Map, MapView, Placement, Version
from touchline.web.map.operations import add_comment, attach
from touchline.web.map.operations.evidence import Statement, link_evidence
from touchline.web.map.operations.experiences import change_experience
from touchline.web.map.operations.maps import keep_view, open_map
from touchline.web.map.operations.own_lanes import add_lane, write_cell
from touchline.web.map.operations.placements import place
from touchline.web.map.operations.versions import name_version
from touchline.web.monitor.models import Alert
from touchline.web.record.models import SavedMapping, Source, SourceKind
from touchline.web.record.operations import bring_customers, save_mapping, use_saved_mapping
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import ApiKey, Job, JoinLink, Member, Person, Role, Scope, Workspace
from touchline.web.workspace.operations.api_keys import make_api_key
from touchline.web.workspace.operations.invitations import invite
from touchline.web.workspace.operations.jobs import enqueue

ANSWERS = b"Breakfast,Overall\n5,5\n4,4\n3,4\n"


def fill(workspace: Workspace) -> None:
    """Put one of everything into the workspace, by the operations of the rooms where they have one."""
    person = Member.objects.filter(workspace=workspace)[0].person
    stage = lay_out_stages(workspace, scheme="lifecycle")[0]
    touchpoint = create_touchpoint(workspace, name="Follow-up call", person=person)
    Segment.objects.create(workspace=workspace, slug=new_slug("families"), name="Families")
    take_ready_types(workspace, keys=["hesitant"], person=person)
    add_persona(workspace, person=person, name="Dario", segment=Segment.objects.get(workspace=workspace))
    map = open_map(workspace, person=person)
    card = place(map, touchpoint=touchpoint, stage=stage, person=person)
    keep_view(map, name="People", look="kind=human", shared=True, person=person)
    change_experience(card, person=person, wants="A date", moment_of_truth=True)
    statement = Statement(touchpoint, "wants", card)
    link_evidence(card.map, statement, kind="interview", date=now().date(), answers=6, person=person)
    attach(map, touchpoint, chunks=[picture()], name="Counter.png", alt="Our counter", person=person)
    add_comment(touchpoint, map=map, text="Who calls on Mondays?", person=person, at=now())
    lane = add_lane(map, name="Risks", person=person)
    write_cell(lane, stage=stage, segment=None, text="Nobody answers", person=person)
    name_version(map, name="As is 2026", person=person)
    decision = adopted(workspace, person)
    option = Option.objects.filter(workspace=workspace)[0]
    survey = make_survey(workspace, "Guests", {"Follow-up call": [5, 4, 5, 3, 4, 5]})
    seal_events(workspace)
    bring_customers(workspace, chunks=[b"customer,country\na,RO\nb,IT\n"], name="customers.csv", person=person)
    bring_file(workspace, chunks=[ANSWERS], name="stay.csv", person=person)
    Analysis.objects.create(workspace=workspace, slug=new_slug("drivers"), kind="nothing", survey=survey, result={})
    reader = Member.objects.filter(workspace=workspace).order_by("-pk")[0]
    task = Task.objects.create(
        workspace=workspace,
        slug=new_slug("call"),
        title="Call",
        responsible=reader,
        touchpoint=touchpoint,
        decision=decision,
        option=option,
    )
    ask_one_question(workspace, touchpoint=touchpoint, kind=QuestionKind.CSAT, person=person)
    add_item(task, text="Ring twice", person=person)
    alert = {"survey": survey, "touchpoint": touchpoint, "verdict": "worse", "before_key": "a", "after_key": "b"}
    numbers = ("before", "after", "difference", "low", "high", "p_adjusted", "answers_before", "answers_after")
    alert |= {"responsible": reader, "slug": new_slug("alert")}
    Alert.objects.create(workspace=workspace, **alert, **dict.fromkeys(numbers, 1))
    enqueue(workspace, "shell.nothing", {}, title="Nothing", asked_by=person)
    make_api_key(workspace, name="Till", scope=Scope.READ, person=person)
    invite(workspace, role=Role.VIEWER, email="", person=person, at=now())


def seal_events(workspace: Workspace) -> None:
    """Publish a source of one event, and keep the mapping it was read with under a name."""
    saved = save_mapping(workspace, name="Shop log", kind=SourceKind.EVENTS, yaml="", header=["who"], person=None)
    event = {"customer": ["ana"], "touchpoint": ["door"], "at": [datetime(2026, 3, 1, tzinfo=UTC)], "sequence": [1]}
    use_saved_mapping(make_events(workspace, pl.DataFrame(event)), saved)


def adopted(workspace: Workspace, person: Person) -> Decision:
    prepare_options(workspace, person=person)
    Option.objects.filter(workspace=workspace).update(running_cost_minor=100, effect=1)
    best = front(workspace)
    assert best
    return adopt(workspace, best=best, place=0, name="Plan A", reason="It is the best.", person=person)


def first(kind: type[Model], path: str = "workspace", field: str = "slug") -> Callable[[Workspace], str]:
    """Return what finds the newest row of this kind in a workspace."""
    return lambda workspace: str(
        kind._default_manager.filter(**{path: workspace}).order_by("-pk").values_list(field, flat=True)[0]
    )


def newest_file(kind: SourceKind) -> Callable[[Workspace], str]:
    """Return what finds the newest file of this kind in a workspace."""
    return lambda workspace: Source.objects.filter(workspace=workspace, kind=kind).latest("pk").slug


# The name in the address, or for a plain <slug:slug> the word before it. They must resolve in their own
# workspace, and must not in another.
OBJECTS: dict[str, Callable[[Workspace], str]] = {
    "member": first(Member),
    "invitation": first(JoinLink),
    "job": first(Job),
    "revision": first(Revision),
    "segment": first(Segment),
    "segments": first(Segment),
    "personas": first(Persona),
    "types": first(CustomerType),
    "stage": first(Stage),
    "stages": first(Stage),
    "touchpoint": first(Touchpoint),
    "touchpoints": first(Touchpoint),
    "map": first(Map),
    "card": first(Placement, "map__workspace"),
    "attachment": first(Attachment, "touchpoint__workspace"),
    "evidence": first(Evidence, "map__workspace"),
    "history": first(Change, "map__workspace"),
    "lane": first(Lane, "map__workspace"),
    "views": first(MapView, "map__workspace"),
    "versions": first(Version, "map__workspace"),
    "survey": first(Survey),
    "source": newest_file(SourceKind.ANSWERS),
    "mapping": first(SavedMapping),
    "customers": newest_file(SourceKind.CUSTOMERS),
    "file": newest_file(SourceKind.EVENTS),
    "option": first(Option),
    "decision": first(Decision),
    "task": first(Task),
    "alert": first(Alert),
    "comments": first(Comment, "touchpoint__workspace"),
    "mentions": first(Comment, "touchpoint__workspace"),
    "item": first(ChecklistItem, "task__workspace"),
    "placement": first(Placement, "map__workspace"),
    "api_key": first(ApiKey, field="prefix"),
}
# Names that stand for nothing stored in a workspace: any text will do, and may lead nowhere.
FREE = {
    "token": "x" * 43,
    "field": "wants",
    "format": "yaml",
    "uidb36": "1",
    "key": "set-password",
    "cost": "1",
    "way_back": "nowhere",
    "sample": "no",
}
