"""A survey of one question is made, worded, closed, opened again, removed."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import AnswerPage, Question, QuestionKind, QuestionRole, Survey
from touchline.web.listen.queries.question_texts import LANGUAGES, Texts, ready_texts, scale_of
from touchline.web.map import operations as map_operations
from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.slugs import new_slug, tail
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

TOKEN_LENGTH = 10  # of 31 letters: too many to be found by trying, few enough to be typed from a sign
QUESTION_KEY = "rating"


@transaction.atomic
def make_survey(
    workspace: Workspace,
    *,
    touchpoint: Touchpoint | None,
    kind: QuestionKind,
    asks_comment: bool = True,
    person: Person | None,
) -> AnswerPage:
    """Ask one question about a touchpoint, or about the whole: the survey is open at once, in every language."""
    name = survey_name(touchpoint, kind)
    survey = Survey.objects.create(workspace=workspace, slug=new_slug(name), name=name)
    lowest, highest = scale_of(kind)
    Question.objects.create(
        survey=survey,
        key=QUESTION_KEY,
        role=QuestionRole.RATING if touchpoint else QuestionRole.OVERALL,
        touchpoint=touchpoint,
        scale_low=lowest,
        scale_high=highest,
        position=0,
    )
    page = AnswerPage.objects.create(
        survey=survey, token=tail(TOKEN_LENGTH), kind=kind, asks_comment=asks_comment, made_by=person
    )
    audit.note(workspace, person, "listen.make_survey", survey.slug, name=name)
    return page


def survey_name(touchpoint: Touchpoint | None, kind: QuestionKind) -> str:
    """Name a survey after what it asks about and the score it gives: Delivery, CSAT."""
    return f"{touchpoint.name if touchpoint else _('The whole')}, {kind.value.upper()}"


@transaction.atomic
def word_survey(
    page: AnswerPage,
    *,
    version: int,
    name: str,
    asks_comment: bool,
    texts: Mapping[str, Mapping[str, str]],
    person: Person | None,
) -> None:
    """Change the texts of a survey that was read at this version. A text that is the ready one, or empty, is not kept.

    texts maps a language to question, comment_question and thanks. Raises StaleEdit.
    """
    kept = {language: own_texts(page, language, texts.get(language, {})) for language in LANGUAGES}
    fields = {"asks_comment": asks_comment, "texts": {language: own for language, own in kept.items() if own}}
    same = AnswerPage.objects.filter(pk=page.pk, version=version)
    if not same.update(version=version + 1, **fields):
        raise StaleEdit(page.survey.slug)
    Survey.objects.filter(pk=page.survey_id).update(name=name)
    audit.note(page.survey.workspace, person, "listen.word_survey", page.survey.slug, name=name)


def own_texts(page: AnswerPage, language: str, written: Mapping[str, str]) -> dict[str, str]:
    """Return what of the written texts is not the ready one."""
    ready = ready_texts(
        page.kind,
        touchpoint=page.touchpoint.name if page.touchpoint else "",
        company=page.survey.workspace.name,
        language=language,
    )
    said = {field: (written.get(field) or "").strip() for field in Texts.__slots__}
    return {field: text for field, text in said.items() if text and text != getattr(ready, field)}


@transaction.atomic
def close_survey(page: AnswerPage, *, person: Person | None) -> bool:
    """Take no more answers. False if it was closed already."""
    closed = AnswerPage.objects.filter(pk=page.pk, closed_at=None).update(closed_at=now())
    if closed:
        audit.note(page.survey.workspace, person, "listen.close_survey", page.survey.slug, name=page.survey.name)
    return bool(closed)


@transaction.atomic
def open_survey(page: AnswerPage, *, person: Person | None) -> bool:
    """Take answers again, at the same address. False if it was open already."""
    opened = AnswerPage.objects.filter(pk=page.pk).exclude(closed_at=None).update(closed_at=None)
    if opened:
        audit.note(page.survey.workspace, person, "listen.open_survey", page.survey.slug, name=page.survey.name)
    return bool(opened)


@transaction.atomic
def remove_survey(page: AnswerPage, *, person: Person | None) -> None:
    """Remove a survey, its answers and what was posted of them; the touchpoint stays."""
    survey, touchpoint = page.survey, page.touchpoint
    if touchpoint:
        map_operations.take_back_readings(touchpoint, survey=survey.slug)
    audit.note(survey.workspace, person, "listen.remove_survey", survey.slug, name=survey.name)
    survey.delete()
