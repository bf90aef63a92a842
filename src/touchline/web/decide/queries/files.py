"""A file of options against what the workspace has: what it would add, what it would change."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from touchline.engine.decide import COLUMNS, Move, Problem, money, read_options
from touchline.engine.decide import Option as Told
from touchline.web.decide.models import Move as Moves
from touchline.web.decide.models import Option
from touchline.web.decide.queries.options import courses, options
from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage, Status, Touchpoint
from touchline.web.workspace.models import Workspace

PERIOD = "month"
KEPT_FIELDS = ("effect", "effect_low", "effect_high", "evidence")  # keeping a touchpoint changes nothing
MOST_OPTIONS = 2_000
UTF8_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an option that a file changes."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Item:
    """One option of a file, and what it meets here."""

    told: Told
    unsaid: frozenset[str]  # columns that the file leaves empty
    touchpoint: Touchpoint | None  # None: it is made, as an idea
    stage: Stage | None
    known: Option | None  # the option it changes; None: it is added

    @property
    def move(self) -> str:
        return str(Moves(self.told.move.value).label)

    @property
    def fields(self) -> dict[str, Any]:
        """Return what the file says, by the names of the row; None where it says nothing yet."""
        told = self.told
        return {
            "move": str(told.move),
            "name": told.option,
            "effect": None if "effect" in self.unsaid else told.effect,
            "effect_low": told.effect_low,
            "effect_high": told.effect_high,
            "evidence": str(told.evidence),
            "running_cost_minor": None if "running_cost" in self.unsaid else told.running_cost_minor,
            "effort_days": told.effort_days,
        }

    @property
    def differences(self) -> list[Difference]:
        """Return what the file says otherwise than the option it meets."""
        ignored = KEPT_FIELDS if self.known and self.known.move == Moves.KEEP == self.told.move.value else ()
        pairs = [(name, getattr(self.known, name), value) for name, value in self.fields.items() if name not in ignored]
        found = [Difference(*pair) for pair in pairs if self.known and pair[1] != pair[2]]
        if self.known and self.stage and self.known.stage_id not in {None, self.stage.pk}:
            found.append(Difference("stage", str(self.known.stage), str(self.stage)))
        return found

    @property
    def protects(self) -> bool:
        """Whether the file protects a touchpoint that is not protected yet."""
        return self.told.protected and self.touchpoint is not None and not self.touchpoint.protected

    @property
    def does_something(self) -> bool:
        return self.known is None or self.protects or bool(self.differences)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that was looked at. With problems nothing of it can be taken."""

    items: Sequence[Item]
    problems: Sequence[Problem]

    @property
    def new_touchpoints(self) -> list[str]:
        return sorted({item.told.touchpoint for item in self.items if item.touchpoint is None})

    @property
    def news(self) -> list[Item]:
        """Return what would be added or changed."""
        return [item for item in self.items if item.does_something]

    @property
    def same(self) -> int:
        """How many options stand here already as the file has them."""
        return len(self.items) - len(self.news)


def parcel(workspace: Workspace, content: bytes, name: str) -> Parcel:
    """Look at a file of options. Raises UnusableInputError when it can't be read as one."""
    file = read_options(content, name, currency=workspace.currency, period=PERIOD, unfinished=True)
    touchpoints = library.touchpoints_by_name(workspace)
    stages = stages_by_name(workspace)
    known = options_by_name(workspace)
    items = [
        meet(told, unsaid, touchpoints, stages, known) for told, unsaid in zip(file.options, file.unsaid, strict=True)
    ]
    problems = [
        problem
        for place, item in zip(file.places, items, strict=True)
        for problem in misfits(place, item, touchpoints, stages)
    ]
    if len(items) > MOST_OPTIONS:
        problems.append(Problem("too-many-options", 0, "", str(len(items)), str(MOST_OPTIONS)))
    return Parcel(items, problems)


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def stages_by_name(workspace: Workspace) -> dict[str, Stage]:
    """Return the stages by their name in the reader's language and by their key."""
    stages = library.stages(workspace)
    return {stage.key: stage for stage in stages if stage.key} | {plain(str(stage)): stage for stage in stages}


def options_by_name(workspace: Workspace) -> dict[tuple[int, str], Option]:
    """Return each option by touchpoint and name; the one that keeps a touchpoint by the touchpoint alone."""
    return {(row.touchpoint_id, "" if row.move == Move.KEEP else plain(row.name)): row for row in options(workspace)}


def meet(
    told: Told,
    unsaid: frozenset[str],
    touchpoints: Mapping[str, Touchpoint],
    stages: Mapping[str, Stage],
    known: Mapping[tuple[int, str], Option],
) -> Item:
    touchpoint = touchpoints.get(plain(told.touchpoint))
    name = "" if told.move is Move.KEEP else plain(told.option)
    met = known.get((touchpoint.pk, name)) if touchpoint else None
    return Item(told, unsaid, touchpoint, stages.get(plain(told.stage)), met)


def misfits(
    place: int, item: Item, touchpoints: Mapping[str, Touchpoint], stages: Mapping[str, Stage]
) -> Iterator[Problem]:
    """List why an option of a file can't be taken here."""
    told, added = item.told, item.told.move is Move.ADD
    if told.stage and item.stage is None:
        yield Problem("stage-unknown", place, "stage", told.stage, "", near(told.stage, stages))
    if item.touchpoint is None and not added:
        yield Problem(
            "touchpoint-unknown", place, "touchpoint", told.touchpoint, "", near(told.touchpoint, touchpoints)
        )
    if item.touchpoint and added and item.touchpoint.status == Status.LIVE:
        yield Problem("added-but-lives", place, "move", told.touchpoint, "")
    if item.touchpoint and not added and item.touchpoint.status in {Status.IDEA, Status.PLANNED}:
        yield Problem("kept-but-idea", place, "move", told.touchpoint, "")
    if item.touchpoint and item.touchpoint.protected and told.move is Move.ELIMINATE:
        yield Problem("protected-eliminated", place, "move", told.touchpoint, "")


def near(word: str, known: Mapping[str, object]) -> str:
    """Return the closest name, as it is written."""
    closest = get_close_matches(plain(word), known, n=1, cutoff=0.6)
    return str(known[closest[0]]) if closest else ""


def options_text(workspace: Workspace) -> str:
    """Return all options as CSV, in the columns that a file of options has, marked as UTF-8 for spreadsheets.

    Eliminations of what is protected meanwhile are left out: no plan has them, and no file may bring them.
    """
    text = io.StringIO()
    text.write(UTF8_MARK)
    sheet = csv.writer(text)
    sheet.writerow(COLUMNS)
    for course in courses(workspace):
        possible = [option for option in course.options if not option.is_barred]
        sheet.writerows(cells(option, course.stage) for option in possible)
    return text.getvalue()


def cells(option: Option, stage: Stage | None) -> list[str]:
    cost = option.running_cost_minor
    return [
        guarded(option.touchpoint.name),
        guarded(option.name),
        option.move,
        written(option.effect),
        written(option.effect_low),
        written(option.effect_high),
        option.evidence,
        "" if cost is None else money(cost, option.workspace.currency),
        written(option.effort_days),
        "yes" if option.touchpoint.protected else "no",
        guarded(str(stage)) if stage else "",
    ]


def written(number: float | None) -> str:
    return "" if number is None else f"{number:.9f}".rstrip("0").rstrip(".")


def guarded(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula; reading takes the mark away again."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
