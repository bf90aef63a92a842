"""How satisfied customers are with each touchpoint, where they were asked that one question."""

from touchline.web.listen.models import QuestionKind
from touchline.web.listen.queries.answer_pages import pages, score_rows
from touchline.web.listen.queries.scores import TouchpointScore, as_score, first_placements
from touchline.web.workspace.models import Workspace


def satisfaction_scores(workspace: Workspace) -> list[TouchpointScore]:
    """Return the mean of each touchpoint's newest CSAT survey that has enough answers: all on the scale of 1 to 5."""
    placed = first_placements(workspace)
    asked = pages().filter(survey__workspace=workspace, kind=QuestionKind.CSAT).order_by("-pk")
    newest: dict[int, TouchpointScore] = {}
    for page in asked:
        if page.touchpoint and page.touchpoint.pk not in newest:
            score = as_score(score_rows(page)[0], page.question, placed, None)
            if score.shown:
                newest[page.touchpoint.pk] = score
    return list(newest.values())
