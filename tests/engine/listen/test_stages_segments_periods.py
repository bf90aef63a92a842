import random
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

import touchline as tl
from touchline.engine.errors import UnusableInputError
from touchline.engine.record import Beside

STAGES = {"desk": "satisfaction", "wifi": "satisfaction", "till": "selection"}
SAID = pl.DataFrame(
    {
        "desk": [5, 2, 6, None, None],
        "wifi": [3, 6, 6, None, 3],
        "till": [4, 4, None, None, 4],
    }
)


def answers(frame: pl.DataFrame = SAID, **columns: str) -> tl.record.AnswerTable:
    ratings = [name for name in STAGES if name in frame.columns]
    return tl.record.answer_table(frame, ratings=ratings, not_met=[6], beside=Beside(**columns))  # type: ignore[arg-type]


def test_a_stage_is_the_mean_of_each_persons_own_mean() -> None:
    stage = tl.listen.stage_scores(answers(), stages=STAGES).row(0, named=True)

    assert (stage["touchpoint"], stage["stage"], stage["value"]) == (None, "satisfaction", 3.0)
    assert (stage["answers"], stage["not_met"], stage["blank"], stage["met_share"]) == (3, 1, 1, 0.75)
    assert (stage["low"], stage["high"]) == (pytest.approx(0.51586, abs=1e-5), pytest.approx(5.48414, abs=1e-5))


def test_stages_come_in_the_order_in_which_they_are_named() -> None:
    found = tl.listen.stage_scores(answers(), stages=dict(reversed(STAGES.items())))

    assert found.select("stage", "value", "answers").rows() == [("selection", 4.0, 3), ("satisfaction", 3.0, 3)]


def test_a_persons_share_of_promoters_counts_in_the_stage() -> None:
    frame = pl.DataFrame({"desk": [10, 10], "wifi": [9, 0], "till": [7, 7]})
    table = tl.record.answer_table(frame, ratings=list(STAGES))

    found = tl.listen.stage_scores(table, stages=STAGES, metric="nps")

    assert found["value"].to_list() == [50.0, 0.0]
    assert found["answers"].to_list() == [2, 2]


def test_without_a_stage_there_is_nothing_to_score() -> None:
    with pytest.raises(UnusableInputError, match="no-stage-named"):
        tl.listen.stage_scores(answers(), stages={})


def test_segments_follow_the_whole_by_name() -> None:
    frame = SAID.with_columns(pl.Series("who", ["men", "women", "women", None, "men"]))

    found = tl.listen.scores(answers(frame, segment="who")).filter(touchpoint="wifi")

    assert found.select("segment", "value", "answers", "not_met").rows() == [
        (None, 3.0, 2, 2),
        ("men", 3.0, 2, 0),
        ("women", None, 0, 2),
    ]


def test_the_whole_is_scored_in_each_segment() -> None:
    frame = SAID.with_columns(pl.Series("who", ["a", "a", "b", "b", "b"]), pl.Series("all", [5, 3, 1, 2, 3]))
    table = tl.record.answer_table(frame, ratings=["desk"], overall="all", not_met=[6], beside=Beside(segment="who"))

    found = tl.listen.whole_scores(table)

    assert found.select("touchpoint", "segment", "value").rows() == [
        ("whole", None, 2.8),
        ("whole", "a", 4.0),
        ("whole", "b", 2.0),
    ]


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("week", ["2026-W05", "2026-W53"]),
        ("month", ["2026-01", "2026-02", "2027-01"]),
        ("quarter", ["2026-Q1", "2027-Q1"]),
        ("year", ["2026", "2027"]),
    ],
)
def test_periods_are_named_by_the_calendar(period: str, names: list[str]) -> None:
    days = ["2026-01-31", "2026-02-01", "2027-01-01", "2027-01-02", ""]

    found = tl.listen.scores(answers(SAID.with_columns(pl.Series("when", days)), time="when"), period=period)

    assert found.filter(touchpoint="till")["period"].to_list() == [None, *names]


def test_a_month_ends_where_the_company_is() -> None:
    late = pl.Series("when", ["2026-01-31T23:30:00Z"] * 5)
    table = answers(SAID.with_columns(late), time="when")

    assert tl.listen.periods(table, "month", "Europe/Bucharest").unique().to_list() == ["2026-02"]
    assert tl.listen.periods(table, "month", "UTC").unique().to_list() == ["2026-01"]


@pytest.mark.parametrize(("period", "code"), [("decade", "no-such-period"), ("month", "no-times")])
def test_a_period_that_makes_no_sense_is_refused(period: str, code: str) -> None:
    with pytest.raises(UnusableInputError) as error:
        tl.listen.scores(answers(), period=period)

    assert error.value.code == code


@pytest.mark.slow
def test_the_order_of_rows_changes_no_digit_of_a_stage() -> None:
    chance = random.Random(3)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [
        (
            *(chance.choice([1, 2, 3, 4, 5, 6, None]) for _ in STAGES),
            chance.choice(["a", "b", None]),
            chance.uniform(0.1, 3),
            start + timedelta(days=chance.randrange(200)),
        )
        for _ in range(500)
    ]

    def found(said: list[tuple[object, ...]]) -> pl.DataFrame:
        frame = pl.DataFrame(said, schema=[*STAGES, "who", "w", "when"], orient="row")
        table = tl.record.answer_table(
            frame, ratings=list(STAGES), weight="w", not_met=[6], beside=Beside(segment="who", time="when")
        )
        return pl.concat(
            [
                tl.listen.scores(table, period="month"),
                tl.listen.stage_scores(table, stages=STAGES, metric="csat", period="quarter"),
            ]
        )

    assert found(rows).equals(found(chance.sample(rows, len(rows))))
