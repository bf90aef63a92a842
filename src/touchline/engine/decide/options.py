"""What could be done with each touchpoint: keep it, eliminate it, optimise it in some way, add it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from touchline.engine.errors import UnusableInputError

NOTHING = "do nothing"  # the name of not adding; it costs and changes nothing


class Move(StrEnum):
    """What an option does with its touchpoint."""

    KEEP = "keep"
    ELIMINATE = "eliminate"
    OPTIMISE = "optimise"
    ADD = "add"


class Evidence(StrEnum):
    """What an effect rests on, strongest first."""

    TESTED = "tested"
    OBSERVED = "observed"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that could be done with a touchpoint."""

    touchpoint: str
    option: str
    move: Move
    effect: float = 0.0  # change of the whole-journey score, in its points, against today
    effect_low: float | None = None  # 95 % range of the effect; None: nobody has said
    effect_high: float | None = None
    evidence: Evidence = Evidence.GUESSED
    running_cost_minor: int = 0  # what the touchpoint costs a period after the move, in minor units
    effort_days: float = 0.0  # working days, once
    protected: bool = False  # the law or a contract wants this touchpoint: it can't be eliminated
    stage: str = ""  # where a touchpoint to be added belongs

    @property
    def is_baseline(self) -> bool:
        """Whether this is what happens when nothing is decided."""
        return self.move is Move.KEEP or (self.move is Move.ADD and self.option == NOTHING)


@dataclass(frozen=True, slots=True)
class Menu:
    """The options of every touchpoint, one of which each plan takes, in the order of their texts."""

    touchpoints: tuple[str, ...]
    options: tuple[tuple[Option, ...], ...]  # one row a touchpoint, sorted by option text
    baselines: tuple[int, ...]  # place of each touchpoint's baseline in its row
    left_out: tuple[Option, ...]  # eliminations of protected touchpoints, which no plan may take

    @property
    def plans(self) -> int:
        """How many plans these options make."""
        count = 1
        for row in self.options:
            count *= len(row)
        return count


def menu(options: Sequence[Option]) -> Menu:
    """Sort options by touchpoint and text, and give each touchpoint its baseline.

    Takes any number of options in any order. An existing touchpoint's baseline is its one "keep" option, which
    says what it costs today; a touchpoint that only has options to add gets "do nothing" at no cost. Options that
    eliminate a protected touchpoint are left out and listed (one protected option protects its touchpoint).
    Raises UnusableInputError when there is no option, one is there twice, or a touchpoint's baseline is not clear.

    >>> menu([Option("Chat", "Live chat", Move.ADD, 0.4, running_cost_minor=90000)]).plans
    2
    """
    if not options:
        raise UnusableInputError(
            "no-options", "no options", expected="at least one option", fix="Add an option for each touchpoint."
        )
    rows: dict[str, list[Option]] = defaultdict(list)
    for option in options:
        rows[option.touchpoint].append(option)
    problems = [problem for name in sorted(rows) for problem in baseline_problems(name, rows[name])]
    if problems:
        raise problems[0]
    left_out = tuple(sorted((o for row in rows.values() for o in forbidden(row)), key=by_text))
    filled = [with_baseline(name, [o for o in rows[name] if o not in left_out]) for name in sorted(rows)]
    baselines = tuple(next(place for place, o in enumerate(row) if o.is_baseline) for row in filled)
    return Menu(tuple(sorted(rows)), tuple(filled), baselines, left_out)


def baseline_problems(touchpoint: str, row: Sequence[Option]) -> list[UnusableInputError]:
    """List what is unclear about one touchpoint's options, none when all is well. Takes them all; raises nothing."""
    return [*baseline_faults(touchpoint, row), *text_faults(touchpoint, row)]


def baseline_faults(touchpoint: str, row: Sequence[Option]) -> Iterator[UnusableInputError]:
    """Find what hinders telling how the touchpoint is today."""
    keeps = sum(option.move is Move.KEEP for option in row)
    adds = sum(option.move is Move.ADD for option in row)
    if keeps > 1:
        yield UnusableInputError(
            "two-baselines",
            f"{touchpoint!r} has {keeps} options to keep it",
            expected="one option to keep a touchpoint",
            fix="Make the others optimise it.",
            touchpoint=touchpoint,
        )
    if keeps and adds:
        yield UnusableInputError(
            "kept-and-added",
            f"{touchpoint!r} has options to keep it and to add it",
            expected="a touchpoint that exists, or one that does not",
            fix="Use add only for what does not exist yet.",
            touchpoint=touchpoint,
        )
    if not keeps and adds < len(row):
        yield UnusableInputError(
            "no-baseline",
            f"{touchpoint!r} has no option to keep it as it is",
            expected="one option with the move keep, effect 0 and today's running cost",
            fix="Say what the touchpoint costs today, so that plans can be compared with it.",
            touchpoint=touchpoint,
        )


def text_faults(touchpoint: str, row: Sequence[Option]) -> Iterator[UnusableInputError]:
    """Find options that their texts do not tell apart."""
    texts = [option.option for option in row]
    for text in sorted({text for text in texts if texts.count(text) > 1}):
        yield UnusableInputError(
            "option-twice",
            f"option {text!r} of {touchpoint!r} is there twice",
            expected="each option's text once a touchpoint",
            fix="Give one of them another text.",
            touchpoint=touchpoint,
            option=text,
        )
    if any(o.option == NOTHING and (o.move is not Move.ADD or o.running_cost_minor or o.effect) for o in row):
        yield UnusableInputError(
            "nothing-that-does-something",
            f"{NOTHING!r} of {touchpoint!r} costs or changes something",
            expected=f"{NOTHING!r} only as an option to add, with effect 0 and no cost",
            fix="Give the option another text.",
            touchpoint=touchpoint,
        )


def forbidden(row: Sequence[Option]) -> list[Option]:
    """List the options that would eliminate a touchpoint which is protected."""
    protected = any(option.protected for option in row)
    return [option for option in row if protected and option.move is Move.ELIMINATE]


def with_baseline(touchpoint: str, row: Sequence[Option]) -> tuple[Option, ...]:
    """Sort one touchpoint's options by text, with "do nothing" among them if it does not exist yet."""
    known = any(option.is_baseline for option in row)
    nothing = [] if known else [Option(touchpoint, NOTHING, Move.ADD, 0.0, 0.0, 0.0)]
    return tuple(sorted([*row, *nothing], key=by_text))


def by_text(option: Option) -> tuple[str, str]:
    """Order options the same way every time."""
    return option.touchpoint, option.option
