"""What people fill in on the map, one file per concept."""

from touchline.web.map.forms.attachments import AttachmentForm, FileWordsForm
from touchline.web.map.forms.comments import CommentForm, names_to_tell
from touchline.web.map.forms.describing import ChildrenForm, DescribeForm
from touchline.web.map.forms.details import DetailsForm
from touchline.web.map.forms.evidence import EvidenceForm
from touchline.web.map.forms.experiences import ExperienceForm
from touchline.web.map.forms.filters import EVIDENCE, ZOOMS, LookForm, ViewForm, look_of, says_a_look
from touchline.web.map.forms.looks import MatrixForm, chosen_row
from touchline.web.map.forms.maps import MapForm, NewMapForm
from touchline.web.map.forms.merging import IntoSegmentForm, IntoStageForm, OtherSchemeForm, SplitForm
from touchline.web.map.forms.own_lanes import CellForm, LaneForm
from touchline.web.map.forms.places import CardForm, MoveForm, PlaceForm, RowForm, chosen_segment, chosen_stage
from touchline.web.map.forms.proposals import ListForm, ProposedForm
from touchline.web.map.forms.together import MOST_CARDS, AlikeForm, PasteForm, TogetherForm
from touchline.web.map.forms.touchpoints import FIELDS, TouchpointForm
from touchline.web.map.forms.versions import RestoreForm, VersionForm

__all__ = [
    "EVIDENCE",
    "FIELDS",
    "MOST_CARDS",
    "ZOOMS",
    "AlikeForm",
    "AttachmentForm",
    "CardForm",
    "CellForm",
    "ChildrenForm",
    "CommentForm",
    "DescribeForm",
    "DetailsForm",
    "EvidenceForm",
    "ExperienceForm",
    "FileWordsForm",
    "IntoSegmentForm",
    "IntoStageForm",
    "LaneForm",
    "ListForm",
    "LookForm",
    "MapForm",
    "MatrixForm",
    "MoveForm",
    "NewMapForm",
    "OtherSchemeForm",
    "PasteForm",
    "PlaceForm",
    "ProposedForm",
    "RestoreForm",
    "RowForm",
    "SplitForm",
    "TogetherForm",
    "TouchpointForm",
    "VersionForm",
    "ViewForm",
    "chosen_row",
    "chosen_segment",
    "chosen_stage",
    "look_of",
    "names_to_tell",
    "says_a_look",
]
