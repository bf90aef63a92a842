"""Where do customers meet us? The rows of the library, one file per concept."""

from touchline.web.identify.models.behind import Attachment, Interaction, Process
from touchline.web.identify.models.catalogue import ENTRY_NAMES
from touchline.web.identify.models.details import Translated, Versioned
from touchline.web.identify.models.library import (
    PHASE_QUESTIONS,
    STAGE_QUESTIONS,
    Control,
    EventRule,
    Importance,
    Kind,
    Phase,
    Segment,
    Stage,
    StageKey,
    Status,
    Touchpoint,
)
from touchline.web.identify.models.personas import PERSONA_TEXTS, TYPE_TEXTS, CustomerType, Persona
from touchline.web.identify.models.ready_types import TypeKey
from touchline.web.identify.models.revision import Revision

__all__ = [
    "ENTRY_NAMES",
    "PERSONA_TEXTS",
    "PHASE_QUESTIONS",
    "STAGE_QUESTIONS",
    "TYPE_TEXTS",
    "Attachment",
    "Control",
    "CustomerType",
    "EventRule",
    "Importance",
    "Interaction",
    "Kind",
    "Persona",
    "Phase",
    "Process",
    "Revision",
    "Segment",
    "Stage",
    "StageKey",
    "Status",
    "Touchpoint",
    "Translated",
    "TypeKey",
    "Versioned",
]
