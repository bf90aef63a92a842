"""One answer however many threads compute it, each in a process of its own: Polars counts its threads at the start."""

import os
import subprocess
import sys

import pytest

ASK = """
import hashlib
import polars as pl
from tests.engine.sample.casa import casa, taken
from touchline.engine import analyse, listen, record

made = casa()
answers = taken(made.answers)
events = record.take_events(made.events, customer="customer", time="at", touchpoint="touchpoint").events
found = analyse.drivers(answers, bootstraps=50, permutations=50)
tables = [listen.scores(answers), found.table, analyse.penalty_reward(answers, bootstraps=50)]
for table in (*tables, analyse.transitions(events), analyse.reach(events)):
    print(table.height, hashlib.sha256(table.write_csv(float_precision=17).encode()).hexdigest())
print(pl.thread_pool_size(), found.r2.hex(), found.r2_threshold.hex())
"""


def asked(threads: int) -> list[str]:
    several = {name: str(threads) for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS")}
    words = [sys.executable, "-c", ASK]
    return subprocess.check_output(words, env={**os.environ, **several}, text=True).split()  # noqa: S603


@pytest.mark.slow
def test_one_thread_and_four_say_the_same_to_the_last_bit() -> None:
    one, four = asked(1), asked(4)

    assert (one.pop(-3), four.pop(-3)) == ("1", "4")
    assert one == four
    assert len(one) == 12
