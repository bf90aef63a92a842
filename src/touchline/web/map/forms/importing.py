"""A map brought out of a file: the file, and into what it goes."""

import base64
import binascii
import zlib
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from touchline.web.map.models import Map

MOST_BYTES = 1_500_000


class ChoiceForm(forms.Form):
    """Into which map a file goes, and whether what it does not have stays there."""

    into = forms.ChoiceField(label=_("Into"), required=False)
    name = forms.CharField(
        label=_("Name of the new map"),
        required=False,
        max_length=120,
        help_text=_("The name that the file gives, if you leave it empty."),
    )
    keep = forms.BooleanField(
        label=_("Leave on the map what the file does not have"),
        required=False,
        help_text=_("Only adds and changes; takes nothing off a map that is there."),
    )

    def __init__(self, *args: Any, maps: Sequence[Map], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.maps = {map.slug: map for map in maps}
        chosen: Any = self.fields["into"]
        chosen.choices = [("", _("A new map")), *((map.slug, map.name) for map in maps)]

    @property
    def map(self) -> Map | None:
        """The map that was chosen; none for a new one."""
        return self.maps.get(self.cleaned_data["into"])


class MapFileForm(ChoiceForm):
    """A file, of a format that is found out or named."""

    file = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("File"),
        widget=forms.FileInput(),
    )
    format = forms.ChoiceField(label=_("Format"), required=False)
    field_order = ("file", "format", "into", "name", "keep")

    def __init__(self, *args: Any, formats: Sequence[tuple[str, str]], endings: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["format"]
        chosen.choices = [("", _("Find out")), *formats]
        names = ", ".join(name for _key, name in formats)
        self.fields["file"].widget.attrs["accept"] = endings
        self.fields["file"].help_text = _("%(formats)s; at most 1.5 MB.") % {"formats": names}

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("This file is larger than 1.5 MB. Maps rarely are: is it the right one?"))
        return file


class LookedAtForm(ChoiceForm):
    """A file that was looked at, sent along, and the fingerprint of what was shown of it."""

    content = forms.CharField(widget=forms.HiddenInput)
    file_name = forms.CharField(widget=forms.HiddenInput, max_length=255)
    format = forms.CharField(widget=forms.HiddenInput, max_length=40)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


def packed(content: bytes) -> str:
    """Write a file as text that a page can send along."""
    return base64.b64encode(zlib.compress(content)).decode()


def unpacked(text: str) -> bytes | None:
    """Return a file that a page sent along; None when it did not arrive whole, or is larger than it may be."""
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(base64.b64decode(text, validate=True), MOST_BYTES)
    except (binascii.Error, zlib.error):
        return None
    return content if unpacking.eof else None
