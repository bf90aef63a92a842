"""Nothing that is committed names the machine it was written on, where its packages were fetched, or an open merge."""

import re
import subprocess
from collections.abc import Iterator

import pytest

from tests.layout.source import ROOT, Fault, Source

MACHINE = re.compile(r"(?<![\w.~/-])/(?:root|home/\w+|Users/\w+|work)/\w")
REGISTRY = re.compile(r"index-url|find-links|https?://|file://", re.IGNORECASE)
CONFLICT = re.compile(r"^(<{7} |>{7} |={7}$)")
PICTURES = (".png", ".jpg", ".ico", ".woff2", ".xlsx", ".parquet")
THIS_FILE = "tests/layout/test_tracked_files.py"


def tracked() -> Iterator[Source]:
    for path in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines():  # noqa: S607
        if not path.endswith(PICTURES) and path != THIS_FILE and (ROOT / path).is_file():
            yield Source(path, (ROOT / path).read_text("utf-8"))


def places(sources: Iterator[Source], pattern: re.Pattern[str]) -> list[Fault]:
    return [
        source.fault(number, line.strip()[:100])
        for source in sources
        for number, line in enumerate(source.text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_machines_path() -> None:
    assert places(tracked(), MACHINE) == []


def test_no_lock_names_a_registry() -> None:
    assert places((source for source in tracked() if source.path.endswith(".lock")), REGISTRY) == []


@pytest.mark.parametrize("text", ["see /root/x", "cd /work/main", '"/home/ana/x"', "PATH=/Users/ana/bin"])
def test_a_machines_path_is_seen(text: str) -> None:
    assert places(iter([Source("planted.md", text)]), MACHINE)


@pytest.mark.parametrize("text", ["https://x.example/home/page", "docs/work/x", "~/.pyenv", "/w/casa/map/"])
def test_a_page_or_a_folder_of_ours_is_not_taken_for_one(text: str) -> None:
    assert not places(iter([Source("planted.md", text)]), MACHINE)


def test_no_file_holds_what_a_merge_left_open() -> None:
    faults = places(tracked(), CONFLICT)

    assert not faults, "\n".join(map(str, faults))


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "=======", ">>>>>>> main"])
def test_a_mark_of_an_open_merge_is_caught(line: str) -> None:
    assert places(iter([Source("words.csv", f"key,en\n{line}\n")]), CONFLICT)
