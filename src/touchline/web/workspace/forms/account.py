"""What a person says about themselves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class MeForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120, help_text=_("As your colleagues know you."))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False)
