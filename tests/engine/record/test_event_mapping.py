"""Files of events read by a mapping: how it is found, written, and what it takes."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import (
    EventColumn,
    EventIntake,
    EventMapping,
    EventRole,
    EventSuggestion,
    kind_of_mapping,
    read_event_mapping,
    read_mapping,
    settled,
    suggest_event_mapping,
    take_mapped_events,
    write_event_mapping,
)
from touchline.engine.tables import Look, look, read_table

HEADER = "client;când;eveniment;canal;sumă;sesiune;message_id"
ROLES = ["customer", "time", "touchpoint", "channel", "value", "session", "message_id"]


def looked_at(tmp_path: Path, text: str, encoding: str = "utf-8") -> Look:
    file = tmp_path / "log.csv"
    file.write_bytes(text.encode(encoding))
    return look(file)


def suggested(tmp_path: Path, text: str) -> EventSuggestion:
    return suggest_event_mapping(looked_at(tmp_path, text))


def mapping(**settings: object) -> EventMapping:
    roles = {"who": EventRole.CUSTOMER, "when": EventRole.TIME, "what": EventRole.TOUCHPOINT}
    return EventMapping(tuple(EventColumn(name, role) for name, role in roles.items()), **settings)  # type: ignore[arg-type]


def taken(text: str, read: EventMapping, **options: str) -> EventIntake:
    return take_mapped_events(read_table(text.encode()), read, **options)


def roles_of(found: EventSuggestion) -> dict[str, str]:
    return {column.name: column.role.value for column in found.mapping.columns}


def test_roles_are_found_by_name_in_the_readers_language(tmp_path: Path) -> None:
    rows = "".join(f"c{n % 5};2026-03-{n:02} 10:00;vizită {n % 3};web;{n},50;s{n % 7};m{n}\n" for n in range(1, 29))

    found = suggested(tmp_path, f"{HEADER}\n{rows}")

    assert roles_of(found) == dict(zip(HEADER.split(";"), ROLES, strict=True))
    assert found.mapping.decimal == ","
    assert [reason.code for reason in found.detected] == [
        "delimiter-semicolon",
        "encoding",
        "times-local",
        "decimal-comma",
    ]


def test_roles_are_found_by_what_the_cells_hold_where_names_say_nothing(tmp_path: Path) -> None:
    rows = "".join(f"{n % 9}x,{1_770_000_000 + n},{['door', 'till'][n % 2]}\n" for n in range(40))

    found = suggested(tmp_path, f"a,b,c\n{rows}")

    assert roles_of(found) == {"a": "customer", "b": "time", "c": "touchpoint"}
    assert {name: reason.code for name, reason in found.reasons.items()} == {
        "a": "comes-back",
        "b": "holds-moments",
        "c": "few-names",
    }
    assert found.detected[-1].code == "times-epoch-s"


@pytest.mark.parametrize(
    ("days", "day_first", "said", "asked"),
    [
        (["03/04/2026", "13/04/2026"], True, "day-first", []),
        (["03/04/2026", "04/13/2026"], False, "month-first", []),
        (["03/04/2026", "05/04/2026"], None, None, ["ask-day-first"]),
        (["13/04/2026", "04/13/2026"], None, None, ["ask-day-first"]),
        (["03.04.2026", "05.04.2026"], None, "times-local", []),
        (["1770000000000", "1770000000001"], None, "times-epoch-ms", []),
        (["2026-03-01T10:00:00Z", "2026-03-01T10:00:00+02:00"], None, "times-zoned", []),
    ],
)
def test_how_days_are_written_is_told_or_asked(
    tmp_path: Path, days: list[str], day_first: bool | None, said: str | None, asked: list[str]
) -> None:
    found = suggested(tmp_path, "who,when,what\n" + "".join(f"ana,{day},door\n" for day in days * 3))

    assert found.mapping.day_first is day_first
    assert [reason.code for reason in found.detected][2:] == ([said] if said else [])
    assert [reason.code for reason in found.asks] == asked


def test_the_order_of_day_and_month_is_settled_for_the_whole_file(tmp_path: Path) -> None:
    clear = looked_at(tmp_path, "who,when,what\nana,03/04/2026,door\nana,25/04/2026,till\n")
    assert settled(mapping(), clear).day_first is True

    unclear = looked_at(tmp_path, "who,when,what\nana,03/04/2026,door\n")
    with pytest.raises(UnusableInputError, match="ambiguous-day"):
        settled(mapping(), unclear)
    assert settled(mapping(day_first=False), unclear).day_first is False


def test_times_without_a_zone_are_those_of_the_zone_told() -> None:
    text = "who,when,what\na,2026-01-15 12:00,x\na,2026-07-15 12:00,x\na,2026-07-15T12:00:00+01:00,x\na,1784116800,x\n"

    found = taken(text, mapping(zone="Europe/Bucharest"))

    assert found.events["at"].to_list() == [
        datetime(2026, 1, 15, 10, tzinfo=UTC),
        datetime(2026, 7, 15, 9, tzinfo=UTC),
        datetime(2026, 7, 15, 11, tzinfo=UTC),
        datetime(2026, 7, 15, 12, tzinfo=UTC),
    ]


def test_on_days_when_the_clock_changes_the_first_of_two_hours_is_meant_and_a_skipped_one_set_aside() -> None:
    text = "who,when,what\na,2026-10-25 03:30,x\na,2026-03-29 03:30,x\n"

    found = taken(text, mapping(), zone="Europe/Bucharest")

    assert found.events["at"].to_list() == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]
    assert found.set_aside.select("row", "column", "code").rows() == [(3, "when", "no-such-moment")]


def test_a_row_that_lacks_something_is_set_aside_whole_with_every_reason() -> None:
    read = mapping(blank=("n/a",), decimal=",")
    read = EventMapping((*read.columns, EventColumn("paid", EventRole.VALUE)), decimal=",", blank=("n/a",))
    text = (
        "who;when;what;paid\nana;2026-01-01;door;1.234,50\nN/A;2026-01-01;;5\nbo;yesterday;door;5\n"
        "bo;2026-01-01;door;five\nbo;2026-01-01;door;n/a\nbo;2026-01-01;door;\n"
    )

    found = taken(text, read)

    assert found.events["row"].to_list() == [2, 6, 7]
    assert found.events["value"].to_list() == [1234.5, None, None]
    assert found.set_aside.select("row", "column", "found", "code").rows() == [
        (3, "who", "N/A", "no-customer"),
        (3, "what", "", "no-touchpoint"),
        (4, "when", "yesterday", "not-a-time"),
        (5, "paid", "five", "value-not-a-number"),
    ]
    assert (found.rows_read, found.rows_set_aside) == (6, 3)


def test_typed_columns_need_no_reading() -> None:
    frame = pl.DataFrame({"who": [1, 2], "when": [datetime(2026, 1, 1), None], "what": ["a", "b"]})
    table = read_table(b"x\n1\n").__class__("f", frame, pl.Series("row", [1, 2], dtype=pl.UInt32))

    found = take_mapped_events(table, mapping(), zone="UTC")

    assert found.events.select("customer", "at").rows() == [("1", datetime(2026, 1, 1, tzinfo=UTC))]
    assert found.set_aside["code"].to_list() == ["no-time"]


def test_a_mapping_is_written_and_read_again_with_its_comments() -> None:
    text = (
        "kind: events\nday_first: true\nzone: Europe/Chisinau\ndecimal: ','\nblank: [n/a] # ours\ncolumns:\n"
        "  who: {role: customer, blank: ['0']}\n  when: {role: time}\n  what: {role: touchpoint}\n"
    )
    read = read_event_mapping(text)

    again = write_event_mapping(read, text)

    assert "# ours" in again
    assert read_event_mapping(again) == read
    assert read_event_mapping(write_event_mapping(read)) == read
    assert read.columns[0] == EventColumn("who", EventRole.CUSTOMER, ("0",))


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("kind: events\ncolumns:\n  a: {role: visitor}\n", "mapping-word", "line 3"),
        ("kind: events\nscale: [1, 5]\n", "mapping-word", "line 2"),
        ("kind: answers\n", "mapping-value", "line 1"),
        ("kind: events\nzone: Mars\n", "mapping-value", "line 2"),
        ("kind: events\ndecimal: point\n", "mapping-value", "line 2"),
        ("kind: events\nday_first: maybe\n", "mapping-value", "line 2"),
        ("kind: events\ncolumns:\n  a: {role: time}\n  b: {role: time}\n", "mapping-role-twice", "line 4"),
        ("kind: [events\n", "not-yaml", "line"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, code: str, place: str) -> None:
    with pytest.raises(UnusableInputError, match=place) as refused:
        read_event_mapping(text)

    assert refused.value.code == code


def test_a_mapping_says_what_kind_of_file_it_is_for() -> None:
    assert kind_of_mapping("kind: events\n") == "events"
    assert kind_of_mapping("columns: {}\n") == kind_of_mapping("kind: answers\n") == "answers"
    assert read_mapping("kind: answers\n").columns == ()
    with pytest.raises(UnusableInputError, match="mapping-value"):
        read_mapping("kind: events\n")


def test_a_mapping_without_a_customer_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="no-role"):
        taken("when,what\n2026-01-01,door\n", EventMapping((EventColumn("when", EventRole.TIME),)))
