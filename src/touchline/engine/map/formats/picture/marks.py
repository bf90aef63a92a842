# ruff: noqa: E501
"""The house's marks in a picture: 20 px squares, lines of 1.5 px; the same as on the screen."""

import re
from collections.abc import Iterator
from functools import cache

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

MARKS: dict[str, str] = {
    "communication": '<path d="M4 4h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-5l-4 3.5V13H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z"/>',
    "human": '<circle cx="7" cy="7" r="2.6"/><path d="M2.5 16c0-3 2-4.8 4.5-4.8S11.5 13 11.5 16"/><circle cx="13.6" cy="7.6" r="2.1"/><path d="M13.7 11.3c2.2 0 3.8 1.5 3.8 4"/>',
    "physical": '<path d="M4 9.5V16h12V9.5M3 9.5 4.5 4h11L17 9.5M3 9.5a2.33 2.33 0 0 0 4.67 0 2.33 2.33 0 0 0 4.66 0 2.33 2.33 0 0 0 4.67 0M8.5 16v-3.5h3V16"/>',
    "sensory": '<path d="M6 8.2a4.2 4.2 0 1 1 8.4 0c0 3.3-3.4 3.6-3.4 6.3a2.3 2.3 0 0 1-4.2 1.3M8.3 8.4a1.9 1.9 0 0 1 3.8 0c0 1.3-1.5 1.5-1.5 2.9"/>',
    "responsible": '<circle cx="10" cy="6.8" r="3"/><path d="M4 17c0-3.5 2.7-5.5 6-5.5s6 2 6 5.5"/>',
}
KINDS = ("communication", "human", "physical", "sensory")
SQUARE, STROKE = 20, 1.5  # px

Step = tuple[str, tuple[tuple[float, float], ...]]


@cache
def steps(mark: str) -> tuple[Step, ...]:
    """Return the pen's way along a mark: moveTo, lineTo, curveTo, closePath with their points, in px of its square."""
    pen = RecordingPen()
    for outline in outlines(MARKS[mark]):
        parse_path(outline, pen)
    return tuple((name, tuple((float(x), float(y)) for x, y in points)) for name, points in pen.value)


def outlines(drawing: str) -> Iterator[str]:
    """Return the paths of a mark, a circle as two arcs."""
    for path, x, y, r in re.findall(r'<path d="([^"]+)"/>|<circle cx="([^"]+)" cy="([^"]+)" r="([^"]+)"/>', drawing):
        yield path or f"M{float(x) - float(r)} {y}a{r} {r} 0 1 0 {2 * float(r)} 0a{r} {r} 0 1 0 {-2 * float(r)} 0z"
