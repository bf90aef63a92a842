"""What a picture of a map says that is not the map's own, in the reader's language."""

from collections.abc import Mapping, Sequence

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from touchline.web.identify.models import Kind, Phase, StageKey, Status
from touchline.web.map.forms import ExperienceForm, TouchpointForm
from touchline.web.map.models import MapState
from touchline.web.map.views.field_words import field_name

WORDS: Mapping[str, Promise] = {
    "all": gettext_lazy("All customers"),
    "for_reading": gettext_lazy("This sheet is for reading; the sheets that follow are what is read back."),
    "sheet_map": gettext_lazy("Map"),
    "sheet_about": gettext_lazy("About"),
    "sheet_stages": gettext_lazy("Stages"),
    "sheet_segments": gettext_lazy("Segments"),
    "sheet_touchpoints": gettext_lazy("Touchpoints"),
    "sheet_cards": gettext_lazy("Cards"),
    "sheet_lanes": gettext_lazy("Lanes"),
    "sheet_lane_texts": gettext_lazy("Lane texts"),
    "sheet_evidence": gettext_lazy("Evidence"),
    "page": gettext_lazy("Page {number} of {pages}"),
    "cards": gettext_lazy("Touchpoints: {number}"),
    "map": gettext_lazy("Touchpoint map"),
    "moment": gettext_lazy("Moment of truth"),
    "felt": gettext_lazy("Felt: {word}"),
    "wished": gettext_lazy("Wished for: {word}"),
    "felt_mark": gettext_lazy("What is felt, from very bad to very good"),
    "wished_mark": gettext_lazy("What is wished for"),
    "not_live": gettext_lazy("Not in use"),
    "responsible": gettext_lazy("Responsible person"),
    "table": gettext_lazy("All cards in a table"),
    "search": gettext_lazy("Search"),
    "shown": gettext_lazy("{number} of {all} cards"),
    "nothing": gettext_lazy("No card says that."),
    "touchpoint": gettext_lazy("Touchpoint"),
    "stage": gettext_lazy("Stage"),
    "segment": gettext_lazy("Segment"),
    "kind": gettext_lazy("Kind"),
    "status": gettext_lazy("Status"),
    "feeling": gettext_lazy("What is felt"),
    "wish": gettext_lazy("What is wished for"),
    "details": gettext_lazy("Details"),
    "yes": gettext_lazy("yes"),
    "no": gettext_lazy("no"),
    "-2": gettext_lazy("very bad"),
    "-1": gettext_lazy("bad"),
    "0": gettext_lazy("neither"),
    "1": gettext_lazy("good"),
    "2": gettext_lazy("very good"),
}
DRAWN = ("kinds", "status", "emotion_felt", "emotion_wish", "responsible")  # in words of a picture
WHOLE: Sequence[type[TextChoices]] = (StageKey, Phase, Kind, Status, MapState)


def picture_words() -> dict[str, str]:
    """Return the words of a picture, and what fields and choices are called, for formats.write_file."""
    fields = {f"field.{name}": field_name(name) for name in TouchpointForm.base_fields}
    fields |= {f"field.{name}": field_name(name, of_card=True) for name in ExperienceForm.base_fields}
    choices = {
        f"{name}.{value}": str(label)
        for form in (TouchpointForm, ExperienceForm)
        for name, field in form.base_fields.items()
        if name not in DRAWN
        for value, label in getattr(field, "choices", ())
        if value != ""
    }
    return {
        **{str(value): str(label) for kind in WHOLE for value, label in kind.choices},
        **{key: str(word) for key, word in WORDS.items()},
        **{key: name[:1].upper() + name[1:] for key, name in fields.items()},
        **choices,
        "language": get_language() or "en",
    }
