"""What people fill in on the map, one file per concept."""

from touchline.web.map.forms.comments import CommentForm, names_to_tell
from touchline.web.map.forms.describing import ChildrenForm, DescribeForm
from touchline.web.map.forms.details import DetailsForm
from touchline.web.map.forms.evidence import EvidenceForm
from touchline.web.map.forms.experiences import ExperienceForm
from touchline.web.map.forms.looks import MatrixForm, chosen_row
from touchline.web.map.forms.merging import IntoSegmentForm, IntoStageForm, OtherSchemeForm, SplitForm
from touchline.web.map.forms.places import CardForm, MoveForm, PlaceForm, RowForm, chosen_segment, chosen_stage
from touchline.web.map.forms.proposals import ListForm, ProposedForm
from touchline.web.map.forms.touchpoints import FIELDS, TouchpointForm
from touchline.web.map.forms.versions import RestoreForm, VersionForm

__all__ = [
    "FIELDS",
    "CardForm",
    "ChildrenForm",
    "CommentForm",
    "DescribeForm",
    "DetailsForm",
    "EvidenceForm",
    "ExperienceForm",
    "IntoSegmentForm",
    "IntoStageForm",
    "ListForm",
    "MatrixForm",
    "MoveForm",
    "OtherSchemeForm",
    "PlaceForm",
    "ProposedForm",
    "RestoreForm",
    "RowForm",
    "SplitForm",
    "TouchpointForm",
    "VersionForm",
    "chosen_row",
    "chosen_segment",
    "chosen_stage",
    "names_to_tell",
]
