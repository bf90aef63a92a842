"""Files beside a touchpoint: brought, and described."""

from django import forms
from django.utils.translation import gettext_lazy as _

TAKEN = ".png,.jpg,.jpeg,.webp,.gif,.pdf,.txt,.md,.csv"


def words_for_the_blind() -> forms.CharField:
    return forms.CharField(
        label=_("What the picture shows"),
        required=False,
        max_length=300,
        help_text=_("A short sentence, for those who do not see it. Leave it empty for other files."),
    )


class AttachmentForm(forms.Form):
    file = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what looks at it
        label=_("File"),
        help_text=_("A picture, a PDF or plain text, of at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": TAKEN}),
    )
    alt = words_for_the_blind()


class FileWordsForm(forms.Form):
    """What a file is called, and what it shows."""

    name = forms.CharField(label=_("Name"), max_length=200)
    alt = words_for_the_blind()
