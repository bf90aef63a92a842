"""The file of answers that is brought."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    file = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("File of answers"),
        help_text=_("CSV, TSV, XLSX or Parquet, also gzipped. One row for each person, or one for each rating."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.gz,.xlsx,.parquet"}),
    )
