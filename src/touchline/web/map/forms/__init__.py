"""What people fill in on the map, one file per concept."""

from touchline.web.map.forms.comments import CommentForm, names_to_tell
from touchline.web.map.forms.looks import MatrixForm, chosen_row
from touchline.web.map.forms.merging import IntoSegmentForm, IntoStageForm, OtherSchemeForm, SplitForm
from touchline.web.map.forms.places import CardForm, MoveForm, PlaceForm, RowForm, chosen_segment, chosen_stage
from touchline.web.map.forms.proposals import ListForm, ProposedForm
from touchline.web.map.forms.touchpoints import FIELDS, TouchpointForm

__all__ = [
    "FIELDS",
    "CardForm",
    "CommentForm",
    "IntoSegmentForm",
    "IntoStageForm",
    "ListForm",
    "MatrixForm",
    "MoveForm",
    "OtherSchemeForm",
    "PlaceForm",
    "ProposedForm",
    "RowForm",
    "SplitForm",
    "TouchpointForm",
    "chosen_row",
    "chosen_segment",
    "chosen_stage",
    "names_to_tell",
]
