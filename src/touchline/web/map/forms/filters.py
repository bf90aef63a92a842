"""How a person looks at a map, as an address says it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from touchline.web.identify.models import Kind, Stage, Status
from touchline.web.map.queries import FILTERS, NEUTRAL, Look
from touchline.web.workspace.models import Member

ANY = ("", _("Any"))
SCORES = [
    ANY,
    ("weak", _("Weak")),
    ("strong", _("Strong")),
    ("unmeasured", _("Unmeasured")),
]
EVIDENCE = [
    ANY,
    ("assumed", _("Assumed")),
    ("observed", _("Observed")),
    ("tested", _("Tested")),
    ("none", _("None written down")),
    ("old", _("Old, past its half-life")),
]
ZOOMS = [("stages", _("Stages")), ("map", _("Map")), ("detail", _("Details"))]
SAID = {*FILTERS, "zoom", "folded", "lanes", NEUTRAL}
MOST_LETTERS = 80


class LookForm(forms.Form):
    """The filters of the map."""

    text = forms.CharField(label=_("Search"), max_length=MOST_LETTERS, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[ANY, *Kind.choices], required=False)
    responsible = forms.ChoiceField(label=_("Responsible person"), required=False)
    status = forms.ChoiceField(label=_("Status"), choices=[ANY, *Status.choices], required=False)
    score = forms.ChoiceField(label=_("Score"), choices=SCORES, required=False)
    evidence = forms.ChoiceField(label=_("Evidence"), choices=EVIDENCE, required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)

    def __init__(self, look: Look, *, members: Iterable[Member], stages: Iterable[Stage]) -> None:
        super().__init__(initial=look.filters, auto_id="look_%s")
        people = [(member.slug, str(member.person)) for member in members]
        self.choose("responsible", [ANY, ("none", _("Nobody yet")), *people])
        self.choose("stage", [ANY, *((stage.slug, str(stage)) for stage in stages)])

    def choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 declared above
        field.choices = choices


class ViewForm(forms.Form):
    """A look to keep, and its name."""

    name = forms.CharField(label=_("Name of the view"), max_length=80)
    look = forms.CharField(max_length=2000, required=False)
    shared = forms.BooleanField(label=_("For all"), required=False)


def look_of(said: QueryDict) -> Look:
    """Read a look from an address; words that mean nothing are passed over."""
    known = {"kind": set(Kind.values), "status": set(Status.values)}
    known |= {
        name: {value for value, _label in choices} for name, choices in (("score", SCORES), ("evidence", EVIDENCE))
    }
    filters = {name: said.get(name, "").strip()[:MOST_LETTERS] for name in FILTERS}
    filters |= {name: "" for name, values in known.items() if filters[name] not in values}
    zoom = said.get("zoom", "")
    return Look(
        **filters,
        zoom=zoom if zoom in {value for value, _label in ZOOMS} else "map",
        folded=tuple(dict.fromkeys(slug[:70] for slug in said.getlist("folded")[:100])),
        lanes=tuple(dict.fromkeys(key[:70] for key in said.getlist("lanes")[:60])),
    )


def says_a_look(said: QueryDict) -> bool:
    return any(name in said for name in SAID)
