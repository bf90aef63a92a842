"""How much memory the largest files take: each is read, or refused, in a process of its own."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

MOST_MB = 500
BYTES = 19_900_000  # just below what read_file takes
READS = """
import resource, sys
from pathlib import Path
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import formats
try:
    formats.read_file(Path(sys.argv[1]).read_bytes(), "map" + Path(sys.argv[1]).suffix, sys.argv[2])
except UnusableInputError as refused:
    print(refused.code, file=sys.stderr)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def lines(head: str, line: str, most: int = BYTES, tail: str = "") -> bytes:
    """Return a text that says a line with its number as often as there is room."""
    said, size, number = [head], len(head), 0
    while size + len(line) + 8 < most:
        said.append(line.format(n=number))
        size, number = size + len(said[-1]), number + 1
    return "".join([*said, tail]).encode()


def workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["stage", "touchpoint", "note"])
        for number in range(19_000):
            sheet.write_row(number + 1, 0, [f"Stage {number % 30}", f"Touchpoint {number}", f"Note {number} " * 30])
    return file.getvalue()


STEP = (
    '<actualCommunicationPoint><touchpointID>T{n}</touchpointID><initiator><refersTo actorIDref="c"/>'
    "<initiatorLabel>Does {n}</initiatorLabel></initiator></actualCommunicationPoint>"
)
FILES: dict[str, Callable[[], bytes]] = {
    "yaml": lambda: lines("touchline-map: 1\nname: Large\ntouchpoints:\n", "  t{n}: Touchpoint {n}\n", 3_900_000),
    "mermaid": lambda: lines("journey\n  title Large\n  section A\n", "    Task {n}: 3: Me\n"),
    "cjml": lambda: lines(
        '<CJML version="2.0"><actualJourney><actors><endUser actorID="c"/></actors><touchpoints>',
        STEP,
        tail="</touchpoints></actualJourney></CJML>",
    ),
    "csv": lambda: lines("stage,touchpoint,note\n", "Buy,Touchpoint {n}," + "note " * 190 + "\n"),
    "markdown": lambda: lines("# Large\n\n## Buy\n\n", "- Touchpoint {n}\n"),
    "xlsx": workbook,
}
ENDINGS = {"yaml": "yaml", "mermaid": "mmd", "cjml": "cjml", "csv": "csv", "markdown": "md", "xlsx": "xlsx"}


@pytest.mark.soak
@pytest.mark.parametrize("format", FILES)
def test_the_largest_file_of_a_format_takes_less_than_500_mb(format: str, tmp_path: Path) -> None:
    file = tmp_path / f"map.{ENDINGS[format]}"
    file.write_bytes(FILES[format]())

    said = subprocess.run(  # noqa: S603 our own words
        [sys.executable, "-c", READS, str(file), format], capture_output=True, text=True, check=True
    )

    assert int(said.stdout) / 1024 < MOST_MB, said.stderr
