"""Surveys and what they ask, so that a program knows what it can answer."""

from datetime import datetime

from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Status
from pydantic import Field

from touchline.web.identify import queries as library
from touchline.web.listen import operations, queries
from touchline.web.listen.models import QuestionKind, QuestionRole, Survey
from touchline.web.workspace.api import (
    READ,
    WRITE,
    Asked,
    Body,
    Flag,
    Item,
    KeyRequest,
    Listed,
    Slug,
    answers,
    found_or_404,
    left_out,
    listed,
)

router = Router(tags=["surveys"], auth=READ)


class QuestionItem(Item):
    """One rating that a survey asks for."""

    key: str
    role: QuestionRole
    touchpoint: str | None = Field(description=_("Slug of the touchpoint."))
    scale_low: float = Field(description=_("Lowest value there can be."))
    scale_high: float = Field(description=_("Highest value there can be."))


class SurveyItem(Item):
    """A set of questions asked together."""

    slug: str
    name: str
    open: bool = Field(description=_("Whether it takes answers."))
    created_at: datetime
    questions: list[QuestionItem] = Field(description=_("What it asks; answers name ratings by these keys."))


class NewSurvey(Body):
    """One question to ask about a touchpoint, or about the whole."""

    kind: QuestionKind
    touchpoint: Slug | None = Field(default=None, description=_("Null asks about the whole."))
    asks_comment: Flag = left_out()


def survey_item(survey: Survey) -> SurveyItem:
    page = getattr(survey, "page", None)
    asked = [
        QuestionItem(
            key=question.key,
            role=QuestionRole(question.role),
            touchpoint=question.touchpoint.slug if question.touchpoint else None,
            scale_low=question.scale_low,
            scale_high=question.scale_high,
        )
        for question in survey.questions.all()
    ]
    return SurveyItem(
        slug=survey.slug,
        name=survey.name,
        open=page is None or page.is_open,
        created_at=survey.created_at,
        questions=asked,
    )


@router.get("", response=answers(Listed[SurveyItem]), operation_id="list_surveys", summary=_("List the surveys"))
def list_surveys(request: KeyRequest, asked: Query[Asked]) -> Listed[SurveyItem]:
    return listed(request.workspace, queries.survey_rows(request.workspace), asked, survey_item)


@router.post(
    "",
    auth=WRITE,
    response=answers(SurveyItem, status=201),
    operation_id="create_survey",
    summary=_("Ask one question"),
    description=_("It is open at once, on a page of its own and for answers sent here."),
)
def create_survey(request: KeyRequest, body: NewSurvey) -> Status[SurveyItem]:
    fields = body.told | {"touchpoint": None}
    if body.touchpoint:
        fields["touchpoint"] = found_or_404(library.touchpoint, request.workspace, body.touchpoint, kind="touchpoint")
    page = operations.make_survey(request.workspace, person=request.auth.made_by, **fields)
    return Status(201, survey_item(queries.survey(request.workspace, page.survey.slug)))
