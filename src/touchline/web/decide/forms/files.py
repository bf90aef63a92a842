"""A file brought."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 1_000_000


class FileForm(forms.Form):
    """A file of options."""

    file = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("File"),
        help_text=_("CSV, Excel or YAML, at most 1 MB, with one row an option."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.yaml,.yml"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("This file is larger than 1 MB. Options rarely need that: is it the right one?"))
        return file
