"""Casa Lavanda as the tests ask about it: each made once, its answers read as any file of answers would be."""

from datetime import UTC, datetime, time
from functools import cache

import polars as pl

from touchline.engine.record import AnswerTable, take_mapped
from touchline.engine.sample import CASA_LAVANDA, Sample, sample
from touchline.engine.sample.files import files
from touchline.engine.sample.journeys import month_after
from touchline.engine.tables import read_table


@cache
def made(key: str, seed: int = 1) -> Sample:
    return sample(key, seed=seed)


def casa(seed: int = 1) -> Sample:
    return made("casa-lavanda", seed)


@cache
def made_files(key: str) -> dict[str, bytes]:
    return files(made(key))


def casa_files() -> dict[str, bytes]:
    return made_files("casa-lavanda")


def taken(rows: pl.DataFrame) -> AnswerTable:
    """Read rows of the sample's answers through the front door: as a CSV file with the sample's mapping."""
    whole = rows.with_columns(pl.col("answered_at").dt.to_string())
    return take_mapped(read_table(whole.write_csv().encode(), "answers.csv"), casa().mapping).answers


def around_the_fall(company: Sample) -> tuple[AnswerTable, AnswerTable]:
    """The answers before the month in which one touchpoint gets worse, and from then on."""
    first = datetime.combine(month_after(company.start, CASA_LAVANDA.worse_from_month - 1), time(), UTC)
    before = pl.col("answered_at") < first
    return taken(company.answers.filter(before)), taken(company.answers.filter(~before))
