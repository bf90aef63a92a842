"""The score of a survey of one question is posted on its touchpoint, for the map to draw."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.timezone import localdate, localtime, now

from touchline.web.listen.models import AnswerPage
from touchline.web.listen.operations.import_answers import touchpoint_readings
from touchline.web.listen.queries.answer_pages import speaking_page
from touchline.web.listen.queries.metrics import bounds
from touchline.web.listen.queries.scores import TOO_FEW
from touchline.web.map import operations as map_operations

MEASURES = {"mean": "csat", "csat": "csat_share", "ces": "ces", "nps": "nps"}
UNITS = {"csat": "share 0-1", "nps": "points -100 to 100"}
Row = Mapping[str, Any]


def begin_scores(page: AnswerPage) -> None:
    """Say that the scores are being counted: an answer that comes from now on asks for them anew."""
    AnswerPage.objects.filter(pk=page.pk).update(scores_asked=False)


def post_page_scores(page: AnswerPage, rows: Sequence[Row]) -> None:
    """Post the scores of a page, one reading of each a day; under 5 answers none.

    The first row's score stands for the touchpoint as measure "score", if no other survey goes before; all of them
    are posted under measures of their own, each on its own scale.
    """
    touchpoint = page.touchpoint
    if touchpoint is None or not rows or rows[0]["answers"] < TOO_FEW:
        return
    map_operations.take_back_readings(touchpoint, survey=page.survey.slug, since=localtime().replace(hour=0, minute=0))
    own = [reading for row in rows for reading in readings(page, row)]
    if speaking_page(touchpoint, at_least=TOO_FEW) == page:
        own += [replace(own[0], measure="score")]
    map_operations.post_readings(own)


def readings(page: AnswerPage, row: Row) -> list[map_operations.NewReading]:
    """Return what one score is on the map; how many met the touchpoint is not known from those who answered."""
    metric = row["metric"]
    posted = touchpoint_readings(None, page.question, {**row, "met_share": None})
    scale = {"scale": list(bounds(metric, page.question))}
    return [
        replace(
            reading,
            measure=MEASURES[metric],
            unit=UNITS.get(metric, reading.unit),
            method=metric,
            details={**reading.details, **scale, "kind": page.kind},
            from_date=localdate(page.survey.created_at),
            to_date=localdate(page.closed_at or now()),
        )
        for reading in posted
    ]
