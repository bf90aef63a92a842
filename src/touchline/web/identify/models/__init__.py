"""Where do customers meet us? The rows of the library, one file per concept."""

from touchline.web.identify.models.behind import Attachment, Interaction, Process
from touchline.web.identify.models.details import Translated, Versioned
from touchline.web.identify.models.library import (
    PHASE_QUESTIONS,
    STAGE_QUESTIONS,
    Control,
    EventRule,
    Kind,
    Phase,
    Segment,
    Stage,
    StageKey,
    Status,
    Touchpoint,
)

__all__ = [
    "PHASE_QUESTIONS",
    "STAGE_QUESTIONS",
    "Attachment",
    "Control",
    "EventRule",
    "Interaction",
    "Kind",
    "Phase",
    "Process",
    "Segment",
    "Stage",
    "StageKey",
    "Status",
    "Touchpoint",
    "Translated",
    "Versioned",
]
