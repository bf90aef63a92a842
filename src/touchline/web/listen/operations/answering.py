"""One person answers on a survey's page: the first tap counts, the comment may follow."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_noop

from touchline.engine.errors import UnusableInputError
from touchline.web.listen.models import Answer, AnswerPage
from touchline.web.listen.queries.question_texts import scale_of
from touchline.web.workspace.operations import jobs

POST_SCORES = "listen.post_page_scores"
SCORES_AFTER_S = 20  # answers that come together are counted together


class SurveyClosedError(Exception):
    """The survey takes no more answers."""


class AlreadyAnsweredError(Exception):
    """This browser has answered; its first answer stands."""


class CommentChangedError(Exception):
    """The comment is no longer the one that was being changed."""


@transaction.atomic
def record_answer(
    page: AnswerPage, *, rating: int, browser: str, language: str, customer: str = "", answered_at: datetime
) -> Answer:
    """Store the one answer that a browser may give.

    Raises SurveyClosedError, AlreadyAnsweredError, and UnusableInputError for a rating that is none of the scale.
    """
    refuse_strange_rating(page, rating)
    locked = AnswerPage.objects.select_for_update().get(pk=page.pk)
    if not locked.is_open:
        raise SurveyClosedError
    try:
        with transaction.atomic():
            answer = Answer.objects.create(
                survey_id=page.survey_id,
                row=0,
                ratings={page.question.key: rating},
                response_id=browser,
                language=language,
                customer=customer,
                answered_at=answered_at,
            )
    except IntegrityError:
        raise AlreadyAnsweredError from None
    ask_for_scores(locked, at=answered_at)
    return answer


def refuse_strange_rating(page: AnswerPage, rating: float) -> None:
    """Refuse what can't be tapped on a page: its scores are defined for whole ratings of its scale alone."""
    lowest, highest = scale_of(page.kind)
    if rating not in range(lowest, highest + 1):
        raise UnusableInputError(
            "outside-scale",
            f"the rating {rating:g}",
            expected=f"a whole number from {lowest} to {highest}",
            fix="Send one of these.",
        )


def ask_for_scores(page: AnswerPage, *, at: datetime) -> None:
    """Have the touchpoint's score posted soon, once for all answers that arrive until then."""
    not_asked = AnswerPage.objects.filter(pk=page.pk, scores_asked=False)
    if page.touchpoint is None or not not_asked.update(scores_asked=True):
        return
    workspace = page.survey.workspace
    soon = at + timedelta(seconds=SCORES_AFTER_S)
    jobs.enqueue(
        workspace,
        POST_SCORES,
        {"survey": page.survey.slug},
        title=gettext_noop("Bring the score of %(survey)s onto the map"),
        named={"survey": page.survey.name},
        asked_by=None,
        run_after=soon,
    )


@transaction.atomic
def write_comment(answer: Answer, *, comment: str, was: str) -> None:
    """Put a comment to an answer, in place of the one whose mark is given.

    The mark makes the edit one of a kind: sent a second time, it finds another comment and changes nothing.
    Raises SurveyClosedError, CommentChangedError.
    """
    locked = AnswerPage.objects.select_for_update().get(survey=answer.survey_id)
    if not locked.is_open:
        raise SurveyClosedError
    if mark_of(answer.comment) != was:
        raise CommentChangedError
    if not Answer.objects.filter(pk=answer.pk, comment=answer.comment).update(comment=comment):
        raise CommentChangedError


def mark_of(comment: str) -> str:
    """Return what tells one comment from another without saying it."""
    return sha256(comment.encode()).hexdigest()[:16]
