"""Every check of the house in order, with one summary at the end: `all`, `fast`, the long `soak`, or `pictures`."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "test-results"
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest", "-q", "--no-header"]
NO_BROWSER = [*PYTEST, "-p", "no:playwright"]  # its plugin removes the folder of the reports when it begins
WITHOUT_API = ["-p", "no:schemathesis"]  # its plugin takes a second to import
PLAIN = [*NO_BROWSER, *WITHOUT_API]
AT_ONCE = 3  # a suite of tests is one process; tests of browsers and killed processes wait more than they compute
ONE_THREAD = "1"  # checks run side by side; tests/engine/test_threads.py shows that more say the same
KILLS = ["tests/web/workspace/test_kills.py", "tests/web/record/test_import_killed.py"]
TWO_WORKERS = ["-n", "2", "--dist", "worksteal"]
ENGINE = ["src/touchline/engine", "src/touchline/__init__.py", "tests/engine"]
WITHOUT_DJANGO = [
    "-c",
    "tests/engine_alone.ini",
    "--rootdir",
    ".",
    "--confcutdir",
    "tests/engine",
    "--doctest-modules",
    *ENGINE,
]
FAST = ["-m", "not slow and not soak"]
BOTH = ["-m", "not any_database and not soak"]
SOAK = ["-m", "soak or hypothesis", "--hypothesis-profile", "soak"]


@dataclass(frozen=True)
class Check:
    """One command, and what came of it."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def report(self) -> Path:
        return RESULTS / f"{self.name.replace(' ', '-').replace(',', '')}.xml"


@dataclass(frozen=True)
class Outcome:
    """How a check ended: its seconds on the clock and of the processors, and the tests that it counted."""

    check: Check
    good: bool
    seconds: float
    computed: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        tests = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped" if self.counted else ""
        took = f"{self.seconds:>5.0f} s {self.computed:>5.0f} s"
        return f"  {'ok    ' if self.good else 'FAILED'}  {self.check.name:<24}{took}  {tests}".rstrip()

    @property
    def counted(self) -> int:
        return self.passed + self.failed + self.skipped


def main(which: str) -> None:
    os.chdir(ROOT)
    RESULTS.mkdir(exist_ok=True)
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    with ExitStack() as stack:
        checks = {"all": everything, "fast": fast, "soak": soak, "pictures": pictures}[which](stack)
        outcomes = side_by_side(checks, 1 if which == "soak" else AT_ONCE)
    print(f"\nSummary{'clock':>32}{'computed':>9}")
    print(*outcomes, sep="\n")
    passed, failed, skipped = (sum(getattr(o, kind) for o in outcomes) for kind in ("passed", "failed", "skipped"))
    failed += sum(not outcome.good and not outcome.failed for outcome in outcomes)
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    sys.exit(0 if all(outcome.good for outcome in outcomes) and passed else 1)


def everything(stack: ExitStack) -> Iterator[Check]:
    """What make test runs: all but soak, the web on both databases. Of the tests, the longest come first."""
    from tools.mermaid import installed
    from tools.postgres import database_url

    installed()
    postgres = stack.enter_context(database_url())
    beside = [f"--ignore={path}" for path in KILLS]
    yield in_the_browser("in the browser", *TWO_WORKERS)
    yield on_postgres(postgres, *BOTH, *beside, "tests/web")
    yield on_sqlite(*beside, "tests/web")
    yield from reading()
    yield in_the_browser("browser on PostgreSQL", "-m", "both_databases", url=f"{postgres}_browser")
    yield Check("killed on PostgreSQL", [*PLAIN, *KILLS], {"TEST_DATABASE_URL": postgres})
    yield Check("killed on SQLite", [*PLAIN, *KILLS], {"TEST_DATABASE_URL": ""})
    yield Check("house, commands, docs", [*PLAIN, *other_folders()])
    yield Check("API fuzzed", [*NO_BROWSER, "tests/fuzz"], {"TEST_DATABASE_URL": f"{postgres}_fuzz"})
    yield Check("engine without Django", [*PLAIN, *WITHOUT_DJANGO])


def fast(_stack: ExitStack) -> Iterator[Check]:
    """What make check runs: all that needs no browser, no second database and no long wait."""
    yield on_sqlite(*TWO_WORKERS, *FAST, "tests/web")
    yield Check("engine without Django", [*PLAIN, *WITHOUT_DJANGO, *FAST])
    yield from reading()
    yield Check("house, commands, docs", [*PLAIN, *FAST, *other_folders()])


def soak(stack: ExitStack) -> Iterator[Check]:
    """What make soak runs: long fuzzing, and the kill runs over and over, on both databases."""
    from tools.postgres import database_url

    postgres = stack.enter_context(database_url())
    yield Check("fuzzing the engine", [*PLAIN, *WITHOUT_DJANGO, *SOAK])
    yield on_sqlite(*SOAK, "tests/web", "tests/fuzz", pytest=NO_BROWSER)
    yield on_postgres(postgres, *SOAK, "tests/web", "tests/fuzz", pytest=NO_BROWSER)


def pictures(_stack: ExitStack) -> Iterator[Check]:
    """What make pictures runs: all that a person does in a browser, photographed; every page in every language."""
    yield in_the_browser("in the browser", *TWO_WORKERS, "-m", "not soak", TOUCHLINE_PICTURES="yes")


def reading() -> Iterator[Check]:
    """What can be said by reading the source alone."""
    yield Check("format", [str(BIN / "ruff"), "format", "--check", "-q", "."])
    yield Check("lint", [str(BIN / "ruff"), "check", "-q", "."])
    yield Check("types", [str(BIN / "mypy")])
    yield Check("import contracts", [str(BIN / "lint-imports"), "--no-logo"])


def other_folders() -> list[str]:
    """Every folder of tests but those with a check of their own, so that a new one is never forgotten."""
    own = {"engine", "web", "fuzz", "flows", "__pycache__"}
    return [f"tests/{path.name}" for path in sorted(Path("tests").iterdir()) if path.is_dir() and path.name not in own]


def on_sqlite(*arguments: str, pytest: Sequence[str] = PLAIN) -> Check:
    return Check("web on SQLite", [*pytest, *arguments], {"TEST_DATABASE_URL": ""})


def on_postgres(url: str, *arguments: str, pytest: Sequence[str] = PLAIN) -> Check:
    return Check("web on PostgreSQL", [*pytest, *arguments], {"TEST_DATABASE_URL": url})


def in_the_browser(name: str, *arguments: str, url: str = "", **more: str) -> Check:
    from tools.browser import chromium

    environment = {"TEST_DATABASE_URL": url, "TOUCHLINE_CHROMIUM": chromium(), **more}
    traces = f"--output={RESULTS / name}"  # a folder that pytest-playwright empties when it begins
    return Check(name, [*PYTEST, *WITHOUT_API, *arguments, traces, "tests/flows"], environment)


def side_by_side(checks: Iterator[Check], at_once: int) -> list[Outcome]:
    """Run so many checks at a time, each begun when another ends. Returns the outcomes in the order of the checks."""
    with ThreadPoolExecutor(at_once) as pool:
        return [begun.result() for begun in [pool.submit(outcome_of, check) for check in checks]]


def outcome_of(check: Check) -> Outcome:
    """Run a check, count its tests if it has any, and show what it said in one piece."""
    print(f"-- {check.name} begins", flush=True)
    started = time.monotonic()
    counts = check.command[: len(PYTEST)] == PYTEST
    check.report.unlink(missing_ok=True)
    command = [*check.command, f"--junitxml={check.report}"] if counts else check.command
    with check.report.with_suffix(".log").open("w+", encoding="utf-8") as said:
        environment = {"POLARS_MAX_THREADS": ONE_THREAD, **os.environ, **check.environment}
        begun = subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _pid, status, used = os.wait4(begun.pid, 0)
        begun.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        print(f"\n== {check.name}\n{said.read()}", flush=True)
    took, computed = time.monotonic() - started, used.ru_utime + used.ru_stime
    return Outcome(check, begun.returncode == 0, took, computed, *(tests_in(check.report) if counts else ()))


def tests_in(report: Path) -> tuple[int, int, int]:
    """How many tests passed, failed and were skipped, as pytest's report says."""
    if not report.exists():
        return 0, 0, 0
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314
    counts = [[int(suite.get(kind, 0)) for kind in ("tests", "failures", "errors", "skipped")] for suite in suites]
    tests, failures, errors, skipped = (sum(column) for column in zip(*counts, strict=True))
    return tests - failures - errors - skipped, failures + errors, skipped


if __name__ == "__main__":
    main(sys.argv[1])
