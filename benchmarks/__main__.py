"""Run every benchmark (or those whose name contains a word given) and print one table; over a limit, exit with 1."""

import os
import sys
import time
from importlib import import_module
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.benchmark import Benchmark


def benchmarks() -> list[Benchmark]:
    """Return what every bench_*.py declares, by file."""
    files = sorted(Path(__file__).parent.glob("bench_*.py"))
    return [each for file in files for each in import_module(f"benchmarks.{file.stem}").BENCHMARKS]


def measured(benchmark: Benchmark) -> tuple[float, float]:
    """Return the seconds on the clock and of the processor that the work takes."""
    prepared = benchmark.prepare()
    wall, processor = time.perf_counter(), time.process_time()
    benchmark.work(prepared)
    return time.perf_counter() - wall, time.process_time() - processor


def main(words: list[str]) -> int:
    """Return how many benchmarks took longer than they may."""
    chosen = [each for each in benchmarks() if not words or any(word in each.name for word in words)]
    width = max((len(each.name) for each in chosen), default=0)
    print(f"{'':{width}}   clock    CPU   limit")
    over = 0
    for each in chosen:
        try:
            wall, processor = measured(each)
        except AssertionError as missed:  # a limit of its own
            over += 1
            print(f"{each.name:{width}}  OVER: {missed}", flush=True)
            continue
        over += wall > each.limit_s
        mark = "OVER" if wall > each.limit_s else "ok"
        print(f"{each.name:{width}} {wall:6.2f} s {processor:4.1f} s {each.limit_s:5.1f} s  {mark}", flush=True)
    return over


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
