"""Mermaid journeys: read as Mermaid 12 reads them, each thing that it silently changes told with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePath

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Brought, Remark
from touchline.engine.map.formats.gathering import Gathered
from touchline.engine.map.formats.mermaid import syntax
from touchline.engine.map.formats.mermaid.writing import WISHED
from touchline.engine.map.formats.texts import LONGEST, decoded, one_line, shortened

MOST = 500_000  # characters, ten times what Mermaid draws
MOST_SETTINGS = 20_000  # characters of front matter
SCORE = re.compile(r"[+-]?(?:\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|Infinity)", re.ASCII | re.IGNORECASE)
RADIX = re.compile(r"0(?:x[0-9a-f]+|o[0-7]+|b[01]+)", re.ASCII | re.IGNORECASE)
FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*\{?\.?mermaid\b[^\n]*$", re.IGNORECASE)
LOOKS_LIKE_TASK = re.compile(r":\s*-?[\d.]*\s*(?::|$)")
FACES = (1, 5)  # the scores between which Mermaid draws its faces
NEUTRAL = 3
UNNAMED = "Start"  # the stage of tasks before the first section


@dataclass(frozen=True, slots=True)
class Task:
    """A task as Mermaid reads it. score is what stands there; points what it counts as, None for no number."""

    stage: int
    name: str
    line: int
    score: str
    points: float | None
    actors: tuple[str, ...]


def looks_like(start: str) -> bool:
    """True for a journey, and for Markdown with one in a block marked mermaid."""
    return any(syntax.JOURNEY.match(bare(block.text)) for block in blocks(start))


def read(content: bytes, name: str) -> Brought:
    """Read a journey, or the first one in a Markdown file: sections become stages, tasks touchpoints, actors segments.

    Scores from 1 to 5 become what is felt, -2 to 2; others are kept as they stand in a lane that names their range.
    Raises UnusableInputError: map-file-too-large, not-utf-8, mermaid-no-journey, mermaid-sign, mermaid-no-score,
    mermaid-word, mermaid-unclosed, mermaid-front-matter.
    """
    return Reading(name).of(decoded(content, name, MOST))


def blocks(text: str) -> list[syntax.Traced]:
    """Return the blocks of Markdown that are marked as Mermaid; all of a text that has none."""
    lines, found = text.split("\n"), []
    start, fence = 0, ""
    for number, line in enumerate(lines):
        opened = None if fence else FENCE.match(line)
        if opened:
            start, fence = number + 1, opened["fence"]
        elif fence and line.lstrip(" \t>").startswith(fence):
            found.append(syntax.Traced.of("\n".join(lines[start:number]) + "\n", start + 1))
            fence = ""
    if fence:
        found.append(syntax.Traced.of("\n".join(lines[start:]), start + 1))
    return found or [syntax.Traced.of(text)]


def bare(text: str) -> str:
    """Return a text without front matter, settings and comments, to see what kind of diagram it is."""
    _, rest = parted(syntax.Traced.of(text))
    return syntax.without_comments(rest.sub(syntax.SETTINGS, "")).text


def parted(text: syntax.Traced) -> tuple[str, syntax.Traced]:
    """Part a text into its front matter, between two lines of ---, and the rest."""
    lines = text.text.split("\n")
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip(" \t"))]
    if lines[0].strip(syntax.BLANK) == "---":
        for number in range(2, len(lines) - 1):
            if lines[number].rstrip(syntax.BLANK) == f"{indent}---":
                settings = "\n".join(line.removeprefix(indent) for line in lines[1:number])
                return settings, text.rest(sum(len(line) + 1 for line in lines[: number + 1]))
    return "", text


class Reading:
    """One journey on its way to a map, and what is to be said about it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.remarks: list[Remark] = []
        self.title, self.titled = "", False
        self.stages: list[str] = []
        self.tasks: list[Task] = []

    def remark(self, code: str, line: int, found: str, done: str) -> None:
        self.remarks.append(Remark(code, f"line {line}", found, done))

    def of(self, text: str) -> Brought:
        journeys = [one for one in blocks(text) if syntax.JOURNEY.match(bare(one.text))]
        if not journeys:
            first = blocks(text)[0]
            raise syntax.no_journey(first.line(0), bare(first.text).split("\n")[0])
        settings, source = parted(journeys[0])
        self.front_matter(settings, source.line(0))
        if syntax.SETTINGS.search(source.text):
            self.set_aside(source.line(0), "settings of the drawing")
        for one in syntax.statements(source):
            {"title": self.a_title, "section": self.a_section, "task": self.a_task}.get(one.kind, self.other)(one)
        for other in journeys[1:]:
            self.remark("mermaid-other", other.line(0), "another journey", "only the first of the file was read")
        wished = any(line.strip() == WISHED for line in source.text.split("\n"))
        return Brought(self.document("emotion_wish" if wished else "emotion_felt"), "mermaid", self.in_order())

    def in_order(self) -> tuple[Remark, ...]:
        return tuple(sorted(self.remarks, key=lambda one: int(one.place.removeprefix("line "))))

    def set_aside(self, line: int, found: str) -> None:
        self.remark("mermaid-set-aside", line, found, "set aside: a map has no place for it")

    def front_matter(self, settings: str, line: int) -> None:
        """Take the title out of the front matter, as Mermaid does."""
        if not settings.strip():
            return
        if len(settings) > MOST_SETTINGS:
            raise unreadable_settings(line, f"{len(settings):,} characters")
        try:
            says = YAML(typ="safe", pure=True).load(StringIO(settings))
        except (YAMLError, ValueError, RecursionError) as wrong:
            problem = wrong.problem if isinstance(wrong, MarkedYAMLError) else None
            raise unreadable_settings(line, str(problem or "no YAML")) from None
        title = says.get("title") if isinstance(says, Mapping) else None
        if title and not isinstance(title, Mapping | list):
            self.title, self.titled = one_line(str(title)), True
        if isinstance(says, Mapping) and set(says) - {"title"}:
            self.set_aside(line, "front matter besides the title")

    def a_title(self, one: syntax.Statement) -> None:
        text = one.text[6:]
        if LOOKS_LIKE_TASK.search(text) or self.titled:
            done = "read as the title of the map, as Mermaid does; a task so named begins with #84;"
            self.remark("mermaid-title", one.line, f"{syntax.as_written(one.text)!r}", done)
        self.title, self.titled = self.named(text, one.line), True

    def a_section(self, one: syntax.Statement) -> None:
        name = shortened(self.named(one.text[8:], one.line), LONGEST["stage"])
        if name in self.stages:
            self.remark("mermaid-section", one.line, f"the section {name!r} again", "kept as a stage of its own")
        self.stages.append(name)

    def a_task(self, one: syntax.Statement) -> None:
        if not self.stages:
            self.remark("mermaid-no-section", one.line, "a task before any section", f"put into a stage {UNNAMED!r}")
            self.stages.append(UNNAMED)
        score, *others = one.data.split(":")
        if len(others) > 1:
            as_read = (
                f"read as the task {syntax.as_written(one.text)!r} with the score {score.strip()!r}, as Mermaid does"
            )
            done = f"{as_read}, the rest set aside; a colon in a name is written #58;"
            self.remark(
                "mermaid-colon", one.line, f"a third colon: {syntax.as_written(f'{one.text}:{one.data}')!r}", done
            )
        score = score.strip(syntax.BLANK)
        points = None if one.unscored else self.points(score, one.line)
        actors = self.actors(others[0], one.line) if others else ()
        self.tasks.append(
            Task(len(self.stages) - 1, self.named(one.text, one.line), one.line, score, points, tuple(actors))
        )

    def other(self, one: syntax.Statement) -> None:
        if one.text.strip(syntax.BLANK):
            self.set_aside(one.line, f"{one.kind}: {syntax.as_written(one.text)!r}")

    def points(self, score: str, line: int) -> float | None:
        """Return what JavaScript makes of a score, or None where that is no number or was none."""
        if not score:
            self.remark("mermaid-empty-score", line, "an empty score, which Mermaid draws as 0", "read as no score")
            return None
        if RADIX.fullmatch(score):
            return float(int(score, 0))
        if SCORE.fullmatch(score):
            return float(score)
        found = f"{syntax.as_written(score)!r} as a score, which Mermaid reads as no number"
        self.remark("mermaid-score", line, found, "read as no score")
        return None

    def actors(self, listed: str, line: int) -> Iterator[str]:
        """Return who takes part, each once."""
        names = [self.named(name, line) for name in listed.split(",")]
        if "" in names:
            self.remark("mermaid-actor", line, "an actor without a name, whom Mermaid draws", "set aside")
        if len(set(names)) < len(names):
            self.remark("mermaid-actor-twice", line, "an actor named twice", "taken once")
        return (shortened(name, LONGEST["segment"]) for name in dict.fromkeys(names) if name)

    def named(self, text: str, line: int) -> str:
        """Return a name decoded, on one line; one that is too long for a map is told here and shortened later."""
        name = one_line(syntax.unsealed(text))
        if len(name) > LONGEST["segment"]:
            self.long_name(name, line)
        return name

    def long_name(self, name: str, line: int) -> None:
        done = "shortened where a map allows only 80 characters, or 120 for a touchpoint and the map"
        self.remark("mermaid-long", line, f"a name of {len(name)} characters: {name[:40]!r}", done)

    def document(self, felt: str) -> Document:
        """Make a map of the tasks: a card for each actor, one for all customers where none is named."""
        name = shortened(self.title, LONGEST["map"]) or shortened(one_line(PurePath(self.name).stem), LONGEST["map"])
        if not self.titled:
            self.remark("mermaid-no-title", 1, "no title", f"the map is named {name!r} after the file")
        known = {one.points for one in self.tasks if one.points is not None}
        faces = all(points in range(FACES[0], FACES[1] + 1) for points in known)
        map = Gathered(name or "Journey")
        stages = [map.stage(one) for one in self.stages]
        lane = "" if faces else self.scale(known)
        for task in self.tasks:
            says = {felt: int(task.points) - NEUTRAL} if faces and task.points is not None else {}
            for actor in task.actors or ("",):
                stage, segment = stages[task.stage], map.segment(actor)
                map.card(map.touchpoint(task.name), stage, segment, says)
                told = f"{task.name}: {task.score}"
                if lane and task.points is not None and not map.say(lane, stage, segment, told):
                    self.remark("mermaid-cut", task.line, f"{told!r}", "set aside: a cell holds 2,000 characters")
        return map.document()

    def scale(self, known: set[float]) -> str:
        """Return the lane in which the scores are kept as they stand, named by their range, and tell of it."""
        lane = f"Score, {min(known):g} to {max(known):g}"
        line = next(one.line for one in self.tasks if one.points is not None)
        found = f"scores from {min(known):g} to {max(known):g}, not all whole and from {FACES[0]} to {FACES[1]}"
        self.remark("mermaid-scale", line, found, f"kept as they stand in a lane {lane!r}, not as feelings")
        return lane


def unreadable_settings(line: int, found: str) -> UnusableInputError:
    return UnusableInputError(
        "mermaid-front-matter",
        f"line {line}: the front matter before it cannot be read: {found}",
        expected="lines as title: My journey between two lines of ---",
        fix="Correct it, or take it out.",
        line=line,
        value=found,
    )
