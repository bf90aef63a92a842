"""What of a workspace waits to be analysed."""

from touchline.web.analyse.queries.analyses import analysed
from touchline.web.analyse.queries.journeys import is_followed
from touchline.web.listen import queries as listen
from touchline.web.record import queries as record
from touchline.web.workspace.models import Workspace


def waiting(workspace: Workspace) -> int:
    """Return how many wait for their analysis: the newest survey, and the events."""
    newest = listen.latest_survey(workspace)
    survey_waits = newest is not None and not analysed(newest)
    return int(survey_waits) + int(record.has_events(workspace) and not is_followed(workspace))
