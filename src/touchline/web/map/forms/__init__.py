"""What people fill in on the map, one file per concept."""

from touchline.web.map.forms.describing import ChildrenForm, DescribeForm
from touchline.web.map.forms.merging import IntoSegmentForm, IntoStageForm, OtherSchemeForm, SplitForm
from touchline.web.map.forms.places import (
    MoveForm,
    PlaceForm,
    RowForm,
    chosen_segment,
    chosen_stage,
)
from touchline.web.map.forms.proposals import ListForm, ProposedForm
from touchline.web.map.forms.touchpoints import FIELDS, TouchpointForm

__all__ = [
    "FIELDS",
    "ChildrenForm",
    "DescribeForm",
    "IntoSegmentForm",
    "IntoStageForm",
    "ListForm",
    "MoveForm",
    "OtherSchemeForm",
    "PlaceForm",
    "ProposedForm",
    "RowForm",
    "SplitForm",
    "TouchpointForm",
    "chosen_segment",
    "chosen_stage",
]
