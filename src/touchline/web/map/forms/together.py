"""What is done to several cards at once, and what is pasted."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.identify import queries as library
from touchline.web.identify.models import Kind, Status
from touchline.web.map.forms.places import MoveForm, PlaceForm
from touchline.web.map.forms.touchpoints import MemberField
from touchline.web.map.operations import Alike
from touchline.web.workspace.models import Member, Workspace

MOST_CARDS = 500
MOST_LETTERS = 60_000
LEAVE, NOBODY = ("", _("Leave as it is")), "none"
DEEDS = ("move", "take-off", "status", "responsible", "kinds")


class TogetherForm(MoveForm):
    """What is done to the chosen cards; only what belongs to it is read."""

    do = forms.ChoiceField(choices=[(deed, deed) for deed in DEEDS])
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices, required=False)
    kinds = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, required=False)
    responsible = MemberField(label=_("Responsible person"), queryset=None, required=False, to_field_name="slug")

    def __init__(self, data: Mapping[str, Any] | None, *, workspace: Workspace) -> None:
        super().__init__(data, workspace=workspace)
        self.fields["responsible"].queryset = library.member_rows(workspace)  # type: ignore[attr-defined]
        self.fields["stage"].required = self.data.get("do") == "move"

    def values(self) -> dict[str, Any]:
        """Return the fields to set on each touchpoint."""
        deed = self.cleaned_data["do"]
        value = self.cleaned_data[deed]
        return {deed: [value] if deed == "kinds" and value else [] if deed == "kinds" else value}


class AlikeForm(forms.Form):
    """What the chosen rows of the table shall say; a field left empty stays as it is."""

    kinds = forms.ChoiceField(label=_("Kind"), choices=[LEAVE, *Kind.choices], required=False)
    status = forms.ChoiceField(label=_("Status"), choices=[LEAVE, *Status.choices], required=False)
    responsible = forms.ChoiceField(label=_("Responsible person"), required=False)
    customer_value = forms.ChoiceField(
        label=_("Value to the customer"), choices=[LEAVE, *((str(n), str(n)) for n in range(1, 6))], required=False
    )

    def __init__(self, data: Mapping[str, Any] | None, *, members: Iterable[Member]) -> None:
        super().__init__(data, auto_id="alike_%s")
        self.people = {member.slug: member for member in members}
        field = self.fields["responsible"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 declared above
        people = [(slug, str(member.person)) for slug, member in self.people.items()]
        field.choices = [LEAVE, (NOBODY, _("Nobody")), *people]

    def alike(self) -> Alike:
        """Return what was chosen."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        touchpoint: dict[str, Any] = {}
        if "kinds" in said:
            touchpoint["kinds"] = [said["kinds"]]
        if "status" in said:
            touchpoint["status"] = said["status"]
        if "responsible" in said:
            touchpoint["responsible"] = self.people.get(said["responsible"])
        return Alike(touchpoint, {"customer_value": int(said["customer_value"])} if "customer_value" in said else {})


class PasteForm(PlaceForm):
    """A pasted list or range and the cell into which it goes. rows: spread over the segments, or stacked in one."""

    text = forms.CharField(
        label=_("List or cells of a spreadsheet"),
        max_length=MOST_LETTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One touchpoint a line. Columns go to the stages that follow."),
    )
    rows = forms.ChoiceField(
        label=_("Rows"), choices=[("spread", _("A row for each segment")), ("stacked", _("All in one row"))]
    )

    def __init__(self, data: Mapping[str, Any] | None, *, workspace: Workspace) -> None:
        super().__init__(data, workspace=workspace)
        self.fields["rows"].required = False
