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
from touchline.engine.map.formats.exchange import Brought
from touchline.engine.map.formats.gathering import Gathered
from touchline.engine.map.formats.mermaid import syntax
from touchline.engine.map.formats.mermaid.writing import WISHED
from touchline.engine.map.formats.remarks import Place, Remark
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

    def remark(self, code: str, line: int, **values: object) -> None:
        self.remarks.append(Remark(code, Place(line=line), values))

    def of(self, text: str) -> Brought:
        journeys = [one for one in blocks(text) if syntax.JOURNEY.match(bare(one.text))]
        if not journeys:
            first = blocks(text)[0]
            raise syntax.no_journey(first.line(0), bare(first.text).split("\n")[0])
        settings, source = parted(journeys[0])
        self.front_matter(settings, source.line(0))
        if syntax.SETTINGS.search(source.text):
            self.remark("mermaid-settings", source.line(0))
        for one in syntax.statements(source):
            {"title": self.a_title, "section": self.a_section, "task": self.a_task}.get(one.kind, self.other)(one)
        for other in journeys[1:]:
            self.remark("mermaid-other", other.line(0))
        wished = any(line.strip() == WISHED for line in source.text.split("\n"))
        return Brought(self.document("emotion_wish" if wished else "emotion_felt"), "mermaid", self.in_order())

    def in_order(self) -> tuple[Remark, ...]:
        return tuple(sorted(self.remarks, key=lambda one: one.place.line))

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
            self.remark("mermaid-front", line)

    def a_title(self, one: syntax.Statement) -> None:
        text = one.text[6:]
        if LOOKS_LIKE_TASK.search(text) or self.titled:
            self.remark("mermaid-title", one.line, value=syntax.as_written(one.text))
        self.title, self.titled = self.named(text, one.line), True

    def a_section(self, one: syntax.Statement) -> None:
        name = shortened(self.named(one.text[8:], one.line), LONGEST["stage"])
        if name in self.stages:
            self.remark("mermaid-section", one.line, value=name)
        self.stages.append(name)

    def a_task(self, one: syntax.Statement) -> None:
        if not self.stages:
            self.remark("mermaid-no-section", one.line, stage=UNNAMED)
            self.stages.append(UNNAMED)
        score, *others = one.data.split(":")
        if len(others) > 1:
            value, name = (syntax.as_written(text) for text in (f"{one.text}:{one.data}", one.text))
            self.remark("mermaid-colon", one.line, value=value, name=name, score=score.strip())
        score = score.strip(syntax.BLANK)
        points = None if one.unscored else self.points(score, one.line)
        actors = self.actors(others[0], one.line) if others else ()
        self.tasks.append(
            Task(len(self.stages) - 1, self.named(one.text, one.line), one.line, score, points, tuple(actors))
        )

    def other(self, one: syntax.Statement) -> None:
        if one.text.strip(syntax.BLANK):
            self.remark("mermaid-set-aside", one.line, word=one.kind, value=syntax.as_written(one.text))

    def points(self, score: str, line: int) -> float | None:
        """Return what JavaScript makes of a score, or None where that is no number or was none."""
        if not score:
            self.remark("mermaid-empty-score", line)
            return None
        if RADIX.fullmatch(score):
            return float(int(score, 0))
        if SCORE.fullmatch(score):
            return float(score)
        self.remark("mermaid-score", line, value=syntax.as_written(score))
        return None

    def actors(self, listed: str, line: int) -> Iterator[str]:
        """Return who takes part, each once."""
        names = [self.named(name, line) for name in listed.split(",")]
        if "" in names:
            self.remark("mermaid-actor", line)
        if len(set(names)) < len(names):
            self.remark("mermaid-actor-twice", line)
        return (shortened(name, LONGEST["segment"]) for name in dict.fromkeys(names) if name)

    def named(self, text: str, line: int) -> str:
        """Return a name decoded, on one line; one that is too long for a map is told here and shortened later."""
        name = one_line(syntax.unsealed(text))
        if len(name) > LONGEST["segment"]:
            self.remark("mermaid-long", line, count=len(name), value=name[:40])
        return name

    def document(self, felt: str) -> Document:
        """Make a map of the tasks: a card for each actor, one for all customers where none is named."""
        name = shortened(self.title, LONGEST["map"]) or shortened(one_line(PurePath(self.name).stem), LONGEST["map"])
        if not self.titled:
            self.remark("mermaid-no-title", 1, name=name)
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
                    self.remark("mermaid-cut", task.line, value=told)
        return map.document()

    def scale(self, known: set[float]) -> str:
        """Return the lane in which the scores are kept as they stand, named by their range, and tell of it."""
        lane = f"Score, {min(known):g} to {max(known):g}"
        line = next(one.line for one in self.tasks if one.points is not None)
        least, most = f"{min(known):g}", f"{max(known):g}"
        self.remark("mermaid-scale", line, least=least, most=most, lane=lane)
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
