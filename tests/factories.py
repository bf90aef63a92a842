"""Plain functions that make rows for tests."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import polars as pl
from django.conf import settings
from PIL import Image

from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import Answer, Question, QuestionRole, Survey
from touchline.web.record.models import Source, SourceKind, SourceState
from touchline.web.record.operations import add_slab
from touchline.web.shell.slugs import new_slug, tail
from touchline.web.workspace.models import Member, Person, Role, Workspace

PASSWORD = "correct horse battery"


def make_person(name: str, *, language: str = "en") -> Person:
    return Person.objects.create_user(f"{name.lower()}@lavanda.example", PASSWORD, name=name, language=language)


def make_workspace(name: str = "Casa Lavanda", **fields: str) -> Workspace:
    return Workspace.objects.create(name=name, slug=new_slug(name), **fields)


def make_member(workspace: Workspace, person: Person, role: Role) -> Member:
    return Member.objects.create(workspace=workspace, person=person, role=role)


def make_survey(workspace: Workspace, name: str, ratings: Mapping[str, Sequence[float]]) -> Survey:
    """A survey on a scale of 1 to 5; ratings holds a column of equal length for each touchpoint's name."""
    survey = Survey.objects.create(workspace=workspace, name=name, slug=new_slug(name))
    for position, title in enumerate(ratings):
        touchpoint, _ = Touchpoint.objects.get_or_create(
            workspace=workspace, name=title, defaults={"slug": new_slug(title)}
        )
        fields = {"role": QuestionRole.RATING, "scale_low": 1, "scale_high": 5, "position": position}
        Question.objects.create(survey=survey, key=title, touchpoint=touchpoint, **fields)
    columns = [[(title, value) for value in values] for title, values in ratings.items()]
    Answer.objects.bulk_create(
        Answer(survey=survey, row=row, ratings=dict(said)) for row, said in enumerate(zip(*columns, strict=True))
    )
    return survey


def make_events(workspace: Workspace, *slabs: pl.DataFrame, state: SourceState = SourceState.PUBLISHED) -> Source:
    """A source of events, each frame sealed as a slab of its own."""
    source = Source.objects.create(
        workspace=workspace,
        slug=new_slug("events"),
        name="events.csv",
        kind=SourceKind.EVENTS,
        path=tail(12),
        sha256=tail(12),
        size_bytes=1,
        state=state,
    )
    settings.UPLOADS.mkdir(exist_ok=True)
    (settings.UPLOADS / source.path).write_bytes(b"customer,touchpoint,at\n")
    for events in slabs:
        add_slab(source, events)
    return source


def picture(width: int = 40, height: int = 30, kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, kind)
    return file.getvalue()
