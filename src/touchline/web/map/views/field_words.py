"""What the fields of touchpoints and experiences are called, in the reader's language."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchline.web.map.forms import DetailsForm, ExperienceForm

FIELDS: Mapping[str, str | Promise] = {
    "name": gettext_lazy("name"),
    "kinds": gettext_lazy("kind"),
    "channel": gettext_lazy("channel"),
    "status": gettext_lazy("status"),
    "direct": gettext_lazy("contact"),
    "control": gettext_lazy("control"),
    "monthly_cost_minor": gettext_lazy("running cost"),
    "note": gettext_lazy("note"),
    "protected": gettext_lazy("protection"),
    "responsible": gettext_lazy("responsible person"),
    "phase": gettext_lazy("phase"),
    "importance": gettext_lazy("importance"),
    "importance_share": gettext_lazy("importance"),
    "definition": gettext_lazy("definition"),
    "entry_event": gettext_lazy("event of entry"),
    "state": gettext_lazy("state"),
}
SHORT: Mapping[str, str | Promise] = {"moment_of_truth": gettext_lazy("Moment of truth")}


def field_name(name: str, *, of_card: bool = False) -> str:
    """Name a field, as the panel does; note@ro is the note in Romanian."""
    field, _at, language = name.partition("@")
    form = ExperienceForm if of_card else DetailsForm
    asked = form.base_fields.get(field)
    said = str(SHORT.get(field) or (FIELDS.get(field) if not of_card else None) or (asked.label if asked else field))
    if language:
        return _("%(field)s in %(language)s") % {"field": said, "language": dict(settings.LANGUAGES).get(language, "")}
    return said


def field_names(names: Iterable[str], *, of_card: bool = False) -> str:
    return ", ".join(dict.fromkeys(field_name(name, of_card=of_card) for name in names))
