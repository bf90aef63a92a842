"""Answers: listed, and taken from other systems, many at a time."""

from datetime import datetime
from typing import Annotated

from django.utils.timezone import now
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Status
from pydantic import Field, StringConstraints

from touchline.web.identify import queries as library
from touchline.web.listen import operations, queries
from touchline.web.listen.models import Answer
from touchline.web.workspace.api import (
    READ,
    WRITE,
    Asked,
    Body,
    Item,
    KeyRequest,
    Listed,
    Moment,
    Number,
    RequestRefused,
    Slug,
    answers,
    found_or_404,
    left_out,
    listed,
)
from touchline.web.workspace.api.fields import name_of, text_of
from touchline.web.workspace.models import Workspace

router = Router(tags=["answers"], auth=READ)
MOST_AT_ONCE, MOST_RATINGS = 200, 500
Key, Person = name_of(200), text_of(200)
Language = Annotated[str, StringConstraints(max_length=16, pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})?)?$")]
Comment = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]


class AskedAnswers(Asked):
    """Which part of the answers."""

    survey: Slug = left_out(_("Only answers to this survey."))


class AnswerItem(Item):
    """What one person answered on one occasion."""

    survey: str = Field(description=_("Slug of the survey."))
    source: str | None = Field(description=_("Slug of the file it came from; null when it was sent here."))
    response_id: str
    ratings: dict[str, float | None] = Field(description=_("By the question's key; null stands for not met."))
    comment: str
    language: str
    customer: str
    segment: str | None
    group: str
    weight: float | None
    answered_at: datetime | None


class NewAnswer(Body):
    """What one person answered."""

    response_id: Key = Field(  # type: ignore[valid-type]
        description=_("Your own name for the answer. Sent twice, it counts once.")
    )
    ratings: dict[str, Number | None] = Field(
        min_length=1,
        max_length=MOST_RATINGS,
        description=_("By the question's key; null stands for not met."),
    )
    comment: Comment = left_out()
    language: Language = left_out()
    customer: Person = left_out()  # type: ignore[valid-type]
    segment: Slug | None = None
    answered_at: Moment | None = Field(default=None, description=_("Now, if left out."))


class NewAnswers(Body):
    """Answers to keep: all of them, or none when one cannot be used."""

    survey: Slug
    answers: list[NewAnswer] = Field(min_length=1, max_length=MOST_AT_ONCE)


class Taken(Item):
    """What was kept."""

    taken: int = Field(description=_("How many are new."))
    known: int = Field(description=_("How many had a response id that was here already; the first stands."))


def answer_item(answer: Answer) -> AnswerItem:
    names = ("response_id", "ratings", "comment", "language", "customer", "group", "weight", "answered_at")
    return AnswerItem(
        **{name: getattr(answer, name) for name in names},
        survey=answer.survey.slug,
        source=answer.source.slug if answer.source else None,
        segment=answer.segment.slug if answer.segment else None,
    )


def new_answer(workspace: Workspace, body: NewAnswer, at: datetime) -> Answer:
    """Return an answer as it is kept, not yet written. Raises NotFound."""
    fields = body.told
    if body.segment:
        fields["segment"] = found_or_404(library.segment, workspace, body.segment, kind="segment")
    return Answer(**fields | {"answered_at": body.answered_at or at})


@router.get("", response=answers(Listed[AnswerItem]), operation_id="list_answers", summary=_("List the answers"))
def list_answers(request: KeyRequest, asked: Query[AskedAnswers]) -> Listed[AnswerItem]:
    rows = queries.answer_rows(request.workspace)
    if asked.survey:
        survey = found_or_404(queries.survey, request.workspace, asked.survey, kind="survey")
        rows = rows.filter(survey=survey)
    return listed(request.workspace, rows, asked, answer_item)


@router.post(
    "",
    auth=WRITE,
    response=answers(Taken, status=201),
    operation_id="post_answers",
    summary=_("Send answers"),
    description=_("Safe to send again: a response id that is here already is passed over and counted as known."),
)
def post_answers(request: KeyRequest, body: NewAnswers) -> Status[Taken]:
    survey, at = found_or_404(queries.survey, request.workspace, body.survey, kind="survey"), now()
    new = [new_answer(request.workspace, each, at) for each in body.answers]
    try:
        taken = operations.take_answers(survey, new, at=at)
    except operations.SurveyClosedError as error:
        raise RequestRefused(
            409,
            "survey-closed",
            f"the survey {survey.slug} takes no more answers",
            expected="a survey that is open",
            fix="Open it again on its page, or send the answers to another.",
        ) from error
    return Status(201, Taken(taken=taken, known=len(new) - taken))
