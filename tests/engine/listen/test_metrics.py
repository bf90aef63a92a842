"""Which scores ratings allow: by their scale, and by whether they are whole."""

import polars as pl
import pytest

from touchline.engine.listen.metrics import Metric, Scale, Unsuited, unsuited

WHOLE = pl.DataFrame({"till": [1.0, 4.0, None]})


@pytest.mark.parametrize(
    ("metric", "scale", "why"),
    [
        (Metric.MEAN, None, None),
        (Metric.MEAN, (1, 100), None),
        (Metric.NPS, (0, 10), None),
        (Metric.NPS, (1, 10), Unsuited.OTHER_SCALE),
        (Metric.NPS, None, Unsuited.OTHER_SCALE),
        (Metric.CES, (1, 7), None),
        (Metric.CES, (1, 5), Unsuited.OTHER_SCALE),
        (Metric.CSAT, (1, 5), None),
        (Metric.CSAT, (1, 4), None),
        (Metric.CSAT, (1, 3), Unsuited.FEW_STEPS),
        (Metric.CSAT, None, Unsuited.FEW_STEPS),
    ],
)
def test_a_scale_allows_a_score_or_says_why_not(metric: Metric, scale: Scale | None, why: Unsuited | None) -> None:
    assert unsuited(metric, WHOLE, scale) is why


def test_shares_count_whole_ratings_only() -> None:
    halves = pl.DataFrame({"till": [1.0, 4.5]})

    assert unsuited(Metric.CSAT, halves, (1, 5)) is Unsuited.NOT_WHOLE
    assert unsuited(Metric.NPS, halves, (0, 10)) is Unsuited.NOT_WHOLE
    assert unsuited(Metric.MEAN, halves, (1, 5)) is None


def test_where_nothing_was_rated_the_scale_alone_decides() -> None:
    assert unsuited(Metric.NPS, pl.DataFrame(), (0, 10)) is None
