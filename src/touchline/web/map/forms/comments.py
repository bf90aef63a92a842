"""What people write in a comment."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.map import queries
from touchline.web.workspace.models import Member, Workspace


class CommentForm(forms.Form):
    """A comment on a touchpoint, or an answer, and whom to tell of it."""

    text = forms.CharField(
        label=_("Comment"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": _("Write a comment; @ and a name tells somebody")}),
    )
    tell = forms.ModelMultipleChoiceField(
        label=_("Tell also"), queryset=Member.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *arguments: Any, workspace: Workspace, but: Member | None = None, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["tell"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101
        members = Member.objects.filter(workspace=workspace).select_related("person").order_by("person__name", "pk")
        field.queryset = members.exclude(pk=but.pk) if but else members
        field.to_field_name = "slug"

    @property
    def told(self) -> Sequence[Member]:
        return list(self.cleaned_data["tell"])


def names_to_tell(workspace: Workspace) -> list[str]:
    """Return the names that an @ may be followed by."""
    return [str(member) for member in queries.members_to_tell(workspace)]
