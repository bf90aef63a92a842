"""What every test stands on, with Django or without: marks, real data only where it is, profiles of fuzzing."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REAL_DATA = os.environ.get("TOUCHLINE_REAL_DATA", "")
NO_REAL_DATA = "TOUCHLINE_REAL_DATA does not name a folder of real data"
MARKS = (
    "real_data: reads the files that TOUCHLINE_REAL_DATA names",
    "slow: left out of make check",
    "soak: only in make soak",
    "pictures: photographs pages, only in make pictures",
    "both_databases: of the tests in a browser, those that run on PostgreSQL too",
    "any_database: no database changes what it says, so that SQLite is enough",
)
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
settings.register_profile("unhurried", UNHURRIED)
settings.register_profile("soak", UNHURRIED, max_examples=5000)
settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(100_000, 20, 20)
    for mark in MARKS:
        config.addinivalue_line("markers", mark)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs to make soak and the photographs to make pictures, which ask for them by mark."""
    if not config.getoption("markexpr"):
        others = [item for item in items if item.get_closest_marker("soak") or item.get_closest_marker("pictures")]
        items[:] = [item for item in items if item not in others]
        config.hook.pytest_deselected(items=others)


def pytest_collection_finish() -> None:
    """Spare the collector what is loaded for good: looking at it again and again takes a tenth of the time."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    gc.unfreeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that reads real data fails in CI where there is none, and elsewhere says that it did not run."""
    if item.get_closest_marker("real_data") and not Path(REAL_DATA or "/nowhere").is_dir():
        pytest.fail(NO_REAL_DATA) if os.environ.get("CI") else pytest.skip(NO_REAL_DATA)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left_out = [report for report in terminalreporter.getreports("skipped") if NO_REAL_DATA in str(report.longrepr)]
    if left_out:
        terminalreporter.write_line(f"Not run: {len(left_out)} tests that read real data ({NO_REAL_DATA}).")


@pytest.fixture
def real_data() -> Path:
    """The folder of real data; mark the test with real_data too."""
    return Path(REAL_DATA)
