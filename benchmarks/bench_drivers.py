"""Drivers: a survey of the size of an airport's, and the most touchpoints that LMG takes."""

import os
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.benchmark import Benchmark
from touchline.engine import analyse, record, tables
from touchline.engine.record import AnswerTable

PEOPLE, MET, BLANK = 3535, 0.7, 0.03
SFO_RATINGS = """
    Q7A_ART Q7B_FOOD Q7C_SHOPS Q7D_SIGNS Q7E_WALK Q7F_SCREENS Q7G_INFOARR Q7H_INFODEP Q7I_WIFI Q7J_ROAD Q7K_PARK
    Q7L_AIRTRAIN Q7M_LTPARK Q7N_RENTAL Q9A_CLNBOARD Q9B_CLNAIRTRAIN Q9C_CLNRENT Q9D_CLNFOOD Q9E_CLNBATH Q10SAFE
    Q14A_FIND Q14B_SECURITY
"""


def airport(touchpoints: int) -> AnswerTable:
    """Return made-up answers like those of an airport's guests: ratings 1 to 5, many touchpoints not met."""
    generator = np.random.default_rng(2013)
    mood = generator.normal(size=(PEOPLE, 1))
    felt = 3.9 + 0.5 * mood + 0.8 * generator.normal(size=(PEOPLE, touchpoints))
    overall = np.clip(np.round(felt[:, :6].mean(axis=1) + 0.4 * generator.normal(size=PEOPLE)), 1, 5)
    ratings = np.clip(np.round(felt), 1, 5)
    ratings[generator.random(ratings.shape) > MET] = 6
    ratings[generator.random(ratings.shape) < BLANK] = 0
    names = [f"touchpoint {i:02d}" for i in range(touchpoints)]
    frame = pl.DataFrame({name: ratings[:, i] for i, name in enumerate(names)}).with_columns(whole=pl.Series(overall))
    return record.answer_table(frame, ratings=names, overall="whole", blank=[0], not_met=[6], scale=(1, 5))


def sfo() -> AnswerTable:
    """Return the airport's real answers, from the folder of real data."""
    file = Path(os.environ["TOUCHLINE_REAL_DATA"]) / "sfo_2013" / "sfo_2013.csv.gz"
    table = tables.read_table(file)
    return record.take_answers(table, ratings=SFO_RATINGS.split(), overall="Q7O_WHOLE", blank=[0], not_met=[6]).answers


BENCHMARKS = [
    Benchmark("drivers of 3,535 answers x 22 touchpoints", 10, lambda: airport(22), analyse.drivers),
    Benchmark("drivers of 3,535 answers x 15 touchpoints (LMG)", 10, lambda: airport(15), analyse.drivers),
    Benchmark("penalties and rewards of 3,535 answers x 22", 10, lambda: airport(22), analyse.penalty_reward),
]
if "TOUCHLINE_REAL_DATA" in os.environ:
    BENCHMARKS.append(Benchmark("drivers of the airport's real answers x 22", 10, sfo, analyse.drivers))
