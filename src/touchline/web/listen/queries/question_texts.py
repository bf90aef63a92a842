"""The ready texts of a one-question survey in every language, and those that were written in their place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from touchline.engine.listen.metrics import SCALES, Metric
from touchline.web.listen.models import AnswerPage, QuestionKind

LANGUAGES: Sequence[str] = tuple(code for code, _name in settings.LANGUAGES)
WORDED_EACH = QuestionKind.CSAT  # whose every rating has words; the others name the ends of their scale


@dataclass(frozen=True, slots=True)
class Texts:
    """What a respondent reads, in one language."""

    question: str
    comment_question: str
    thanks: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One rating to tap. words say what it means, where the standard gives it words."""

    rating: int
    words: str


def scale_of(kind: str) -> tuple[int, int]:
    """Return the lowest and the highest rating of a kind of question."""
    return SCALES[Metric(kind)]


def texts(page: AnswerPage, language: str) -> Texts:
    """Return the texts of a survey in a language: those written for it, else the ready ones."""
    about = page.touchpoint.name if page.touchpoint else ""
    ready = ready_texts(page.kind, touchpoint=about, company=page.survey.workspace.name, language=language)
    written: Mapping[str, str] = page.texts.get(language, {})
    return Texts(**{name: written.get(name) or getattr(ready, name) for name in Texts.__slots__})


def ready_texts(kind: str, *, touchpoint: str, company: str, language: str) -> Texts:
    """Return the ready texts for a kind of question; touchpoint is empty where the whole is asked about."""
    with override(language):
        question = at_touchpoint(kind, touchpoint, company) if touchpoint else of_whole(kind, company)
        return Texts(
            question=question,
            comment_question=_("What is the main reason for your answer?"),
            thanks=_("Thank you. Your answer has arrived."),
        )


def at_touchpoint(kind: str, touchpoint: str, company: str) -> str:
    names = {"touchpoint": touchpoint, "company": company}
    if kind == QuestionKind.CES:
        return _("“%(touchpoint)s”: how easy was it for you?") % names
    if kind == QuestionKind.NPS:
        return _("“%(touchpoint)s”: after this, how likely are you to recommend %(company)s to a friend?") % names
    return _("“%(touchpoint)s”: how satisfied are you?") % names


def of_whole(kind: str, company: str) -> str:
    names = {"company": company}
    if kind == QuestionKind.CES:
        return _("How easy is it for you to deal with %(company)s?") % names
    if kind == QuestionKind.CSAT:
        return _("All in all, how satisfied are you with %(company)s?") % names
    return _("How likely are you to recommend %(company)s to a friend or colleague?") % names


def choices(kind: str, language: str) -> list[Choice]:
    """Return the ratings to tap, lowest first."""
    lowest, highest = scale_of(kind)
    with override(language):
        words = rating_words(kind)
    return [Choice(rating, words.get(rating, "")) for rating in range(lowest, highest + 1)]


def rating_words(kind: str) -> dict[int, str]:
    """Return the words of the standard scales, in the active language."""
    if kind == QuestionKind.CES:
        return {1: _("Very difficult"), 7: _("Very easy")}
    if kind == QuestionKind.NPS:
        return {0: _("Not at all likely"), 10: _("Extremely likely")}
    return {
        1: _("Very dissatisfied"),
        2: _("Dissatisfied"),
        3: _("Neither satisfied nor dissatisfied"),
        4: _("Satisfied"),
        5: _("Very satisfied"),
    }


def sign_words(language: str) -> str:
    """Return what a printed sign asks of whoever passes by."""
    with override(language):
        return _("Scan the code with your phone. It takes ten seconds, and it helps us get better.")
