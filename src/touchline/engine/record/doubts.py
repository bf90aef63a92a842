"""What may be wrong with how a file of answers is read: said in words with numbers, before anything is taken in."""

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.answers import AnswerTable
from touchline.engine.record.intake import Intake
from touchline.engine.record.mapping import AnswerMapping, Role, Shape, wide_mapping
from touchline.engine.record.moments import read_moments
from touchline.engine.record.suggested_roles import Reason
from touchline.engine.tables.table import Table

SAME_QUESTION = 0.9  # correlation with the whole from which a column is held to ask the same
LEAST_ANSWERS = 30
MANY_SEGMENTS = 30


def doubts(table: Table, mapping: AnswerMapping, intake: Intake) -> list[Reason]:
    """Return what a person should look at before these answers are taken in.

    table and mapping are what intake was read from: one row per answer or rating, units are the question's own.
    Said are ratings outside their scale (outside-scale), columns that go along with the rating of the whole with a
    correlation of 0.9 or more over at least 30 answers (restates-whole), dates of which day and month could be
    swapped (day-or-month), and more than 30 segments (many-segments). Raises UnusableInputError as wide_mapping does.
    """
    wide = wide_mapping(table, mapping)
    titles = {column.name: column.title for column in wide.columns}
    return [
        *outside_scale(intake, wide if mapping.shape is Shape.WIDE else mapping),
        *restating(intake.answers, titles),
        *swapped_days(table, mapping),
        *many_segments(intake.answers, mapping),
    ]


def outside_scale(intake: Intake, mapping: AnswerMapping) -> list[Reason]:
    stray = intake.set_aside.filter(pl.col("code") == "outside-scale")
    overall = mapping.only(Role.OVERALL)
    found = []
    for (name,), cells in stray.group_by("column", maintain_order=True):
        scale = overall.scale if overall and overall.name == name and overall.scale else mapping.scale
        low, high = scale or (0.0, 0.0)
        numbers = cells["found"].str.replace(",", ".", literal=True).cast(pl.Float64)
        first = max(numbers, key=lambda number: (max(low - number, number - high), number))
        text = (
            f"{cells.height} ratings in column {name} lie outside the scale {low:g} to {high:g}, such as {first:g}; "
            "they would be set aside"
        )
        values = {"column": name, "cells": cells.height, "low": low, "high": high, "such_as": first}
        found.append(Reason("outside-scale", text, values))
    return found


def restating(answers: AnswerTable, titles: dict[str, str]) -> list[Reason]:
    """Columns that ask what the rating of the whole asks: they would explain it without telling anything."""
    found = []
    for name in answers.ratings.columns if answers.overall is not None else ():
        both = pl.DataFrame({"one": answers.ratings[name], "whole": answers.overall}).drop_nulls()
        together = both.select(pl.corr("one", "whole")).item() if both.height >= LEAST_ANSWERS else None
        if together is not None and together >= SAME_QUESTION:
            title = titles.get(name, name)
            text = (
                f"{title} goes along with the rating of the whole almost exactly (correlation {together:.2f} over "
                f"{both.height} answers): it seems to ask the same question"
            )
            values = {"column": name, "title": title, "correlation": together, "answers": both.height}
            found.append(Reason("restates-whole", text, values))
    return found


def swapped_days(table: Table, mapping: AnswerMapping) -> list[Reason]:
    name = mapping.name_of(Role.TIME)
    if name is None or mapping.day_first is None:
        return []
    try:
        read_moments(table.cells[name])
    except UnusableInputError as error:
        example = str(error.values["example"])
        first = "day" if mapping.day_first else "month"
        text = f"dates such as {example} in column {name} could be read in two ways; they are read {first} first"
        return [Reason("day-or-month", text, {"column": name, "example": example, "day_first": mapping.day_first})]
    return []


def many_segments(answers: AnswerTable, mapping: AnswerMapping) -> list[Reason]:
    segments = answers.segment.drop_nulls().n_unique() if answers.segment is not None else 0
    if segments <= MANY_SEGMENTS:
        return []
    name = mapping.name_of(Role.SEGMENT)
    text = f"column {name} names {segments} segments; each would become a row of the map"
    return [Reason("many-segments", text, {"column": name, "segments": segments})]
