"""A survey of one question: what it asks about, and its texts."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import AnswerPage, QuestionKind
from touchline.web.listen.queries.question_texts import LANGUAGES, Texts, texts


class MakeSurveyForm(forms.Form):
    """What to ask about, and which question. Left as it is, the question is the usual one."""

    WHOLE, USUAL = "whole", "usual"
    touchpoint = forms.ChoiceField(label=_("What do you ask about?"), initial=WHOLE)
    kind = forms.ChoiceField(
        label=_("Which question?"),
        initial=USUAL,
        widget=forms.RadioSelect,
        choices=[
            (USUAL, _("The usual one: satisfaction at a touchpoint, recommendation for the whole")),
            *QuestionKind.choices,
        ],
    )
    asks_comment = forms.BooleanField(label=_("Ask for a comment afterwards"), required=False, initial=True)

    def __init__(self, *args: Any, touchpoints: Sequence[Touchpoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {touchpoint.slug: touchpoint for touchpoint in touchpoints}
        whole = (self.WHOLE, _("The whole relationship with the customer"))
        names = [(slug, touchpoint.name) for slug, touchpoint in self.known.items()]
        self.fields["touchpoint"].choices = [whole, *names]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen, the usual question filled in."""
        said = self.cleaned_data
        touchpoint = self.known.get(said["touchpoint"])
        usual = QuestionKind.CSAT if touchpoint else QuestionKind.NPS
        kind = usual if said["kind"] == self.USUAL else QuestionKind(said["kind"])
        return {"touchpoint": touchpoint, "kind": kind, "asks_comment": said["asks_comment"]}


class WordSurveyForm(forms.Form):
    """The texts of a survey in every language. One that is emptied becomes the ready one again."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name of the survey"), max_length=200, help_text=_("Only your team sees it."))
    asks_comment = forms.BooleanField(label=_("Ask for a comment afterwards"), required=False)

    def __init__(self, data: Any = None, *, page: AnswerPage) -> None:
        now = {language: asdict(texts(page, language)) for language in LANGUAGES}
        initial = {f"{field}_{language}": text for language in now for field, text in now[language].items()}
        initial |= {"version": page.version, "name": page.survey.name, "asks_comment": page.asks_comment}
        super().__init__(data, initial=initial)
        labels = {"question": _("Question"), "comment_question": _("Question for the comment"), "thanks": _("Thanks")}
        for language in LANGUAGES:
            for field, label in labels.items():
                self.fields[f"{field}_{language}"] = forms.CharField(
                    label=label,
                    max_length=300,
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2, "lang": language}),
                )

    def with_errors(self) -> list[tuple[forms.BoundField, Any]]:
        """Return every field with what is wrong with it, for the summary."""
        return [(field, field.errors) for field in self]

    def languages(self) -> list[dict[str, Any]]:
        """Return the fields of each language, under its name."""
        names = dict(settings.LANGUAGES)
        return [
            {"code": code, "name": names[code], "fields": [self[f"{field}_{code}"] for field in Texts.__slots__]}
            for code in LANGUAGES
        ]

    def texts(self) -> dict[str, dict[str, str]]:
        """Return what was written, by language."""
        said = self.cleaned_data
        return {code: {field: said[f"{field}_{code}"] for field in Texts.__slots__} for code in LANGUAGES}
