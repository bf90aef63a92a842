import random

import polars as pl

import touchline as tl


def doubted(frame: pl.DataFrame, mapping: str) -> dict[str, dict[str, object]]:
    table, read_as = tl.tables.read_table(frame.write_csv().encode()), tl.record.read_mapping(mapping)
    found = tl.record.doubts(table, read_as, tl.record.take_mapped(table, read_as))
    return {doubt.code: doubt.values for doubt in found}


def test_an_nps_of_eleven_is_said_with_its_number() -> None:
    frame = pl.DataFrame({"desk": [10, 11, 9, -1, 11]})

    found = doubted(frame, "scale: [0, 10]\ncolumns:\n  desk: {role: rating}\n")

    assert found == {"outside-scale": {"column": "desk", "cells": 3, "low": 0.0, "high": 10.0, "such_as": 11.0}}


def test_a_column_that_asks_what_the_whole_asks_is_said_with_its_correlation() -> None:
    chance = random.Random(1)
    whole = [chance.randint(1, 5) for _ in range(200)]
    near = [min(5, max(1, rating + (chance.random() < 0.03))) for rating in whole]
    loose = [rating if chance.random() < 0.5 else chance.randint(1, 5) for rating in whole]
    frame = pl.DataFrame({"satisfied": near, "desk": loose, "whole": whole})

    found = doubted(
        frame,
        "scale: [1, 5]\ncolumns:\n  satisfied: {role: rating}\n  desk: {role: rating}\n  whole: {role: overall}\n",
    )

    assert (found["restates-whole"]["column"], found["restates-whole"]["answers"]) == ("satisfied", 200)
    assert list(found) == ["restates-whole"]


def test_a_few_answers_restate_nothing() -> None:
    frame = pl.DataFrame({"desk": [1, 2, 3], "whole": [1, 2, 3]})

    assert doubted(frame, "columns:\n  desk: {role: rating}\n  whole: {role: overall}\n") == {}


def test_a_date_that_could_be_read_in_two_ways_is_said() -> None:
    frame = pl.DataFrame({"desk": [1, 2], "when": ["03/04/2026", "05/06/2026"]})

    found = doubted(frame, "day_first: true\ncolumns:\n  desk: {role: rating}\n  when: {role: time}\n")

    assert found == {"day-or-month": {"column": "when", "example": "03/04/2026", "day_first": True}}


def test_a_date_that_can_only_be_read_in_one_way_is_not() -> None:
    frame = pl.DataFrame({"desk": [1, 2], "when": ["03/04/2026", "25/06/2026"]})

    assert doubted(frame, "day_first: true\ncolumns:\n  desk: {role: rating}\n  when: {role: time}\n") == {}


def test_a_column_of_names_is_hardly_one_of_segments() -> None:
    frame = pl.DataFrame({"desk": [1] * 40, "who": [f"person {number}" for number in range(40)]})

    found = doubted(frame, "columns:\n  desk: {role: rating}\n  who: {role: segment}\n")

    assert found == {"many-segments": {"column": "who", "segments": 40}}
