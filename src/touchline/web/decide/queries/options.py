"""Options as they are laid out: under their touchpoints, in the order of the map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from touchline.web.decide.models import Move, Option
from touchline.web.identify.models import Stage, Status, Touchpoint
from touchline.web.map import queries as maps
from touchline.web.workspace.models import Workspace

MOVE_ORDER = {move: place for place, move in enumerate(Move.values)}
UNSAID = Q(effect=None) | Q(running_cost_minor=None)


@dataclass(frozen=True, slots=True)
class Course:
    """One touchpoint with all that could be done about it."""

    touchpoint: Touchpoint
    stage: Stage | None
    options: tuple[Option, ...]

    @property
    def waits(self) -> bool:
        """Whether a cost or an effect is still to be said."""
        return any(option.effect is None or option.running_cost_minor is None for option in self.options)

    @property
    def words(self) -> str:
        """Return all names in it, to look for a word."""
        return "\n".join([self.touchpoint.name, *(option.name for option in self.options)])


COURSES_A_PAGE = 30
OPEN_AT_ONCE = 6  # touchpoints whose fields stand open because they wait for numbers


@dataclass(frozen=True, slots=True)
class CoursePage:
    """Some of the touchpoints with their options, and how many there are of each kind."""

    courses: Sequence[Course]
    counts: Mapping[str, int]  # touchpoints by filter
    shown: str
    sought: str
    options: int  # of all touchpoints
    next: str  # empty on the last page
    after: str  # empty on the first page


def course_page(
    workspace: Workspace, *, show: str = "all", sought: str = "", after: str = "", opened: str = ""
) -> CoursePage:
    """Return touchpoints with options a page at a time: all or those that wait, whose name or option has a word.

    after is the last touchpoint of the page before; opened is one that the page must hold. Both are URL names.
    """
    every = courses(workspace)
    asked = [course for course in every if sought.casefold() in course.words.casefold()]
    kinds = {"all": asked, "waiting": [course for course in asked if course.waits]}
    show = show if show in kinds else "all"
    found = kinds[show]
    start = next((place + 1 for place, course in enumerate(found) if course.touchpoint.slug == after), 0)
    if opened:
        place = next((place for place, course in enumerate(found) if course.touchpoint.slug == opened), 0)
        start = place - place % COURSES_A_PAGE
    page = found[start : start + COURSES_A_PAGE]
    return CoursePage(
        page,
        {name: len(rows) for name, rows in kinds.items()},
        show,
        sought,
        sum(len(course.options) for course in every),
        page[-1].touchpoint.slug if start + COURSES_A_PAGE < len(found) else "",
        found[start - 1].touchpoint.slug if start else "",
    )


def options(workspace: Workspace) -> list[Option]:
    """Return every option, keep first, then by name."""
    found = workspace.options.select_related("touchpoint__responsible__person", "stage")
    return sorted(found, key=lambda option: (MOVE_ORDER[option.move], option.name.casefold(), option.pk))


def option(workspace: Workspace, slug: str) -> Option:
    """Return one option by its URL name. Raises Option.DoesNotExist."""
    return workspace.options.select_related("touchpoint", "stage").get(slug=slug)


def options_of(touchpoint: Touchpoint) -> list[Option]:
    """Return the options of one touchpoint, keep first, then by name."""
    return [option for option in options(touchpoint.workspace) if option.touchpoint_id == touchpoint.pk]


def courses(workspace: Workspace) -> list[Course]:
    """Return each touchpoint that has options: those on the map in its order, then ideas by stage and name."""
    placed = placed_stages(workspace)
    rows: dict[int, list[Option]] = {}
    for row in options(workspace):
        rows.setdefault(row.touchpoint_id, []).append(row)
    order = {touchpoint: place for place, touchpoint in enumerate(placed)}
    found = [course(mine, placed) for mine in rows.values()]
    return sorted(found, key=lambda c: (order.get(c.touchpoint.pk, len(order)), stage_place(c), c.touchpoint.name))


def course(mine: list[Option], placed: dict[int, Stage]) -> Course:
    touchpoint = mine[0].touchpoint
    named = next((row.stage for row in mine if row.stage), None)
    return Course(touchpoint, placed.get(touchpoint.pk, named), tuple(mine))


def stage_place(course: Course) -> int:
    return course.stage.position if course.stage else 1_000


def placed_stages(workspace: Workspace) -> dict[int, Stage]:
    """Return the stage of each touchpoint on the first map, in map order; the first where it stands in several."""
    map = maps.first_map(workspace)
    found: dict[int, Stage] = {}
    for placement in maps.placements(map) if map else []:
        found.setdefault(placement.touchpoint_id, placement.stage)
    return found


def touchpoints_without_options(workspace: Workspace) -> list[Touchpoint]:
    """Return the live touchpoints nobody has given options yet, by name."""
    live = Touchpoint.objects.filter(workspace=workspace, status=Status.LIVE)
    return list(live.exclude(options__workspace=workspace))


def waiting(workspace: Workspace) -> int:
    """Return how many options wait for a cost or an effect."""
    return Option.objects.filter(UNSAID, workspace=workspace).count()
