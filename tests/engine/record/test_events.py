from datetime import UTC, datetime

import polars as pl
import pytest

import touchline as tl
from touchline.engine.errors import UnusableInputError


def take(times: list[object], **options: object) -> tl.record.EventIntake:
    frame = pl.DataFrame({"who": ["ana"] * len(times), "when": times, "what": ["till"] * len(times)})
    return tl.record.take_events(frame, customer="who", time="when", touchpoint="what", **options)


def faults(intake: tl.record.EventIntake) -> list[tuple[int, str, str]]:
    return intake.set_aside.select("row", "column", "code").rows()


def test_events_stand_in_the_order_of_the_file_with_their_place_as_sequence() -> None:
    table = tl.tables.read_table(b"who,when,what\n ana ,2026-03-02,till\nana,2026-03-01, door\n")

    events = tl.record.take_events(table, customer="who", time="when", touchpoint="what").events

    assert events.rows() == [
        ("ana", "till", datetime(2026, 3, 2), 2),
        ("ana", "door", datetime(2026, 3, 1), 3),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-13", (2026, 3, 13)),
        ("2026-03-13 10:21", (2026, 3, 13, 10, 21)),
        ("2026-03-13T10:21:14", (2026, 3, 13, 10, 21, 14)),
        ("2026-03-13 10:21:14.5", (2026, 3, 13, 10, 21, 14, 500_000)),
        ("2026-03-13 10:21:14,123456789", (2026, 3, 13, 10, 21, 14, 123_456)),
        ("13.03.2026", (2026, 3, 13)),
        ("3.4.2026 9:05", (2026, 4, 3, 9, 5)),
        ("13/03/2026 10:21:14", (2026, 3, 13, 10, 21, 14)),
        ("03/13/2026", (2026, 3, 13)),
    ],
)
def test_a_time_without_a_zone_stays_as_written(written: str, meant: tuple[int, ...]) -> None:
    at = take([written]).events["at"]

    assert at.dtype == pl.Datetime("us")
    assert at.to_list() == [datetime(*meant)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-13T10:21:14Z", (2026, 3, 13, 10, 21, 14)),
        ("2026-03-13T10:21:14+02:00", (2026, 3, 13, 8, 21, 14)),
        ("2026-03-13 23:00-0530", (2026, 3, 14, 4, 30)),
        ("2026-03-13 10:00 +01", (2026, 3, 13, 9)),
        ("1700000000", (2023, 11, 14, 22, 13, 20)),
        ("1700000000.25", (2023, 11, 14, 22, 13, 20, 250_000)),
        ("1700000000123", (2023, 11, 14, 22, 13, 20, 123_000)),
        (1_700_000_000, (2023, 11, 14, 22, 13, 20)),
        (1_700_000_000_123, (2023, 11, 14, 22, 13, 20, 123_000)),
        (datetime(2026, 3, 13, 10, tzinfo=UTC), (2026, 3, 13, 10)),
    ],
)
def test_a_time_with_a_zone_or_since_1970_is_in_utc(written: object, meant: tuple[int, ...]) -> None:
    assert take([written]).events["at"].to_list() == [datetime(*meant, tzinfo=UTC)]  # type: ignore[misc, arg-type]


@pytest.mark.parametrize("written", ["soon", "2026-02-30", "2026-03-13 25:00", "45000", "2026-03-13T10:00+99:00", "5"])
def test_what_is_no_time_is_set_aside_with_its_reason(written: str) -> None:
    intake = take(["2026-03-13", written])

    assert (intake.rows_read, intake.rows_set_aside) == (2, 1)
    assert intake.set_aside.row(0) == (2, "when", written, "not-a-time", "not a time that can be read")


def test_a_time_without_a_zone_beside_times_with_one_is_set_aside() -> None:
    assert faults(take(["2026-03-13T10:00Z", "2026-03-13 10:00", None])) == [
        (2, "when", "no-zone"),
        (3, "when", "no-time"),
    ]


@pytest.mark.parametrize("times", [["03/04/2026", "05/06/2026"], ["13/04/2026", "04/13/2026"], ["3-4-2026"]])
def test_a_column_that_does_not_show_which_is_the_day_is_refused(times: list[object]) -> None:
    with pytest.raises(UnusableInputError) as refused:
        take(times)

    assert refused.value.code == "ambiguous-day"


def test_one_day_above_12_settles_the_whole_column() -> None:
    assert [at.month for at in take(["03/04/2026", "13/04/2026"]).events["at"]] == [4, 4]


def test_who_says_what_comes_first_is_believed_and_the_rest_set_aside() -> None:
    intake = take(["03/04/2026", "13/04/2026"], day_first=False)

    assert [at.month for at in intake.events["at"]] == [3]
    assert faults(intake) == [(2, "when", "not-a-time")]


def test_a_row_that_lacks_something_is_set_aside_with_every_fault_it_has() -> None:
    frame = pl.DataFrame(
        {
            "who": ["ana", " ", "ana", "ana", "ana"],
            "when": ["2026-03-13", "x", "2026-03-13", "2026-03-13", "2026-03-13"],
            "what": ["till", "till", None, "till", "till"],
            "visit": ["1", "1", "1", None, "1"],
            "n": ["7", "8", "9", "10", "1.5"],
        }
    )

    intake = tl.record.take_events(frame, customer="who", time="when", touchpoint="what", sequence="n", session="visit")

    assert intake.events.select("customer", "touchpoint", "sequence", "session").rows() == [("ana", "till", 7, "1")]
    assert faults(intake) == [
        (2, "who", "no-customer"),
        (2, "when", "not-a-time"),
        (3, "what", "no-touchpoint"),
        (4, "visit", "no-session"),
        (5, "n", "not-a-sequence"),
    ]


def test_a_table_without_a_usable_event_is_refused() -> None:
    with pytest.raises(UnusableInputError) as refused:
        take(["yesterday", None])

    assert refused.value.code == "no-events"


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnusableInputError) as refused:
        tl.record.take_events(pl.DataFrame({"who": ["ana"]}), customer="who", time="whn", touchpoint="who")

    assert refused.value.code == "no-such-column"
