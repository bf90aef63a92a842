"""What a respondent says."""

from typing import Any

from django import forms

from touchline.web.listen.models import AnswerPage
from touchline.web.listen.queries.question_texts import scale_of


class RatingForm(forms.Form):
    """The one tap of a respondent."""

    def __init__(self, *args: Any, page: AnswerPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lowest, highest = scale_of(page.kind)
        self.fields["rating"] = forms.IntegerField(min_value=lowest, max_value=highest)


class CommentForm(forms.Form):
    comment = forms.CharField(required=False, max_length=2_000, widget=forms.Textarea)
