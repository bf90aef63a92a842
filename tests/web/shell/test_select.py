"""A select with hundreds of options is written at once, and says what Django's own template says."""

from django import forms
from django.forms.renderers import DjangoTemplates

CHOICES = [
    ("", "None & nothing"),
    ("a", 'A "quoted" <one>'),
    ("Group", [("b", "Bé"), (3, "Three")]),
]


class Choosing(forms.Form):
    one = forms.ChoiceField(
        choices=CHOICES, initial="a", widget=forms.Select(attrs={"class": "wide", "required": True})
    )
    many = forms.MultipleChoiceField(choices=CHOICES, initial=["b", "3"])


def test_it_is_written_as_django_writes_it() -> None:
    def parsed(form: forms.Form, name: str) -> str:
        return "".join(str(form[name].as_widget()).split()).replace('selected=""', "selected")

    ours, theirs = Choosing(), Choosing(renderer=DjangoTemplates())

    for name in ("one", "many"):
        assert parsed(ours, name) == parsed(theirs, name)
    assert "selected" in parsed(ours, "one")
