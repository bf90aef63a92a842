"""Examples in the documentation: console blocks, with the commands typed and what they print."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(?P<language>[\w-]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a page. console and python blocks are run; a block that needs a server is marked sh."""

    page: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def commands(self) -> list[tuple[str, str]]:
        """What is typed after each $, with the output that the page shows under it."""
        parts = re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]
        joined = [re.sub(r"\\\n[> ]*", "", part) for part in parts]
        return [(typed, printed) for typed, _, printed in (part.partition("\n") for part in joined)]


def blocks(language: str) -> Iterator[Block]:
    """Every block of this language, page by page."""
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        if path.exists():
            text = path.read_text("utf-8")
            for found in FENCE.finditer(text):
                if found["language"] == language:
                    line = text.count("\n", 0, found.start()) + 1
                    yield Block(path.relative_to(ROOT).as_posix(), line, language, found["text"])


def workplace(folder: Path) -> Path:
    """A folder as a reader has it before them: the example files, and touchline on PATH."""
    shutil.copytree(ROOT / "docs/examples", folder / "here")
    (folder / "bin").mkdir()
    touchline = folder / "bin/touchline"
    touchline.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m touchline "$@"\n')
    touchline.chmod(0o755)
    return folder / "here"


def printed(command: str, here: Path) -> str:
    """What a command prints, both streams, as a reader sees them."""
    path = f"{here.parent / 'bin'}:/usr/bin:/bin"
    home = {"PATH": path, "TOUCHLINE_HOME": str(here.parent / "home"), "COLUMNS": "100", "LANG": "C.UTF-8"}
    run = subprocess.run(  # noqa: S602 - the pages are ours
        command,
        shell=True,
        cwd=here,
        env=home,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return run.stdout


def alike(shown: str, got: str) -> bool:
    """True when the page shows what came; ... stands for anything. A page may show nothing at all."""
    wanted = "\n".join(line.rstrip() for line in shown.strip().splitlines())
    came = "\n".join(line.rstrip() for line in got.strip().splitlines())
    return not wanted or OutputChecker().check_output(f"{wanted}\n", f"{came}\n", ELLIPSIS | NORMALIZE_WHITESPACE)
