"""Options as people bring them: a table with one row an option, or YAML with options under each touchpoint."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from touchline.engine.decide.amounts import decimal_number, minor_units
from touchline.engine.decide.options import Evidence, Move, Option, baseline_problems, forbidden
from touchline.engine.errors import UnusableInputError

COLUMNS = (
    "touchpoint", "option", "move", "effect", "effect_low", "effect_high", "evidence", "running_cost", "effort_days",
    "protected", "stage",
)  # fmt: skip
NEEDED = ("touchpoint", "option", "move", "running_cost")
UNSAID = ("running_cost", "effect")  # what a list still being written may leave empty
MOVES = {move.value: move for move in Move} | {"optimize": Move.OPTIMISE}
EVIDENCE = {evidence.value: evidence for evidence in Evidence}
YES_OR_NO = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
PERIODS = ("week", "month", "quarter", "year")
LARGEST_EFFECT = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of one option, by column, and where they stand."""

    place: int  # row of the table as a spreadsheet counts, or line of the text file, from 1
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a file that can't be used."""

    code: str
    place: int  # row or line, from 1; 0 for the whole file
    column: str
    found: str
    expected: str
    nearest: str = ""  # the closest word that would do

    def __str__(self) -> str:
        where = f"{self.place}, {self.column}" if self.place else self.column
        hint = f" Did you mean {self.nearest!r}?" if self.nearest else ""
        return f"{where}: {self.found}; expected {self.expected}.{hint}"


@dataclass(frozen=True, slots=True)
class OptionFile:
    """What a file of options says."""

    options: tuple[Option, ...]
    places: tuple[int, ...]  # row or line each option stands on, from 1
    currency: str
    period: str
    unsaid: tuple[frozenset[str], ...]  # of each option, the columns of UNSAID that are empty; none unless allowed


def options_of(rows: Sequence[Row], name: str, *, currency: str, period: str, unfinished: bool = False) -> OptionFile:
    """Turn texts into options, all of them or none.

    Takes one row an option; running costs are money of the currency a period, effects points of the score,
    efforts working days. name is the file's, for messages. unfinished: cost and effect may be left empty.
    Raises UnusableInputError with every problem of every row (values: problems, a tuple of Problem).
    """
    check_period(period)
    problems: list[Problem] = []
    unsaid = [left_empty(row) if unfinished else frozenset[str]() for row in rows]
    options = [option_of(row, currency, problems, empty) for row, empty in zip(rows, unsaid, strict=True)]
    if not problems:
        problems = unclear_touchpoints(rows, [option for option in options if option])
    if problems or not rows:
        raise unusable(name, problems or [Problem("no-options", 0, "", "no options", "at least one row")])
    places = tuple(row.place for row in rows)
    return OptionFile(tuple(option for option in options if option), places, currency, period, tuple(unsaid))


def left_empty(row: Row) -> frozenset[str]:
    """Name what an option does not say yet. That keeping a touchpoint changes nothing need not be said."""
    keeps = row.cells.get("move", "").strip().casefold() == Move.KEEP
    asked = UNSAID[:1] if keeps else UNSAID
    return frozenset(column for column in asked if not row.cells.get(column, "").strip())


def check_period(period: str) -> None:
    """Refuse a period that is none."""
    if period not in PERIODS:
        raise UnusableInputError(
            "period-unknown",
            f"{period!r} is no period",
            expected=", ".join(PERIODS),
            fix="Say for how long the running costs are.",
            period=period,
        )


def unusable(name: str, problems: Sequence[Problem]) -> UnusableInputError:
    """Gather all problems of a file into one error."""
    many = f"{len(problems)} problems in {name}: " if len(problems) > 1 else f"{name}: "
    return UnusableInputError(
        "options-unusable",
        many + " ".join(f"({problem.code}) {problem}" for problem in problems).removesuffix("."),
        expected="a file of options as in docs/reference/options.md",
        fix="Mend these places; nothing has been taken.",
        file=name,
        problems=tuple(problems),
    )


def option_of(row: Row, currency: str, problems: list[Problem], unsaid: frozenset[str]) -> Option | None:
    """Read one option, noting what can't be used."""
    before = len(problems)
    cell = Cells(row, problems, unsaid)
    cost = cell.money("running_cost", currency)
    effect, low, high = (cell.number(column) for column in ("effect", "effect_low", "effect_high"))
    option = Option(
        touchpoint=cell.text("touchpoint"),
        option=cell.text("option"),
        move=cell.word("move", MOVES, Move.KEEP),
        effect=float(effect or 0),
        effect_low=None if low is None else float(low),
        effect_high=None if high is None else float(high),
        evidence=cell.word("evidence", EVIDENCE, Evidence.GUESSED),
        running_cost_minor=cost,
        effort_days=float(cell.number("effort_days", least=0) or 0),
        protected=cell.word("protected", YES_OR_NO, False),
        stage=cell.text("stage"),
    )
    if effect is None and option.move is not Move.KEEP and not cell.text("effect") and "effect" not in unsaid:
        cell.note("cell-empty", "effect", "nothing", "a value; 0 if nothing would change")
    check_range(option, cell)
    return option if len(problems) == before else None


def check_range(option: Option, cell: "Cells") -> None:
    """Note a range that does not hold its effect, or has one end only."""
    low, high = option.effect_low, option.effect_high
    if (low is None) != (high is None):
        missing = "effect_low" if low is None else "effect_high"
        cell.note("range-half", missing, "only one end of the range", "both ends or none")
    elif low is not None and high is not None and not low <= option.effect <= high:
        found = f"{option.effect:g} outside {low:g} to {high:g}"
        cell.note("range-crossed", "effect", found, "low, effect and high in rising order")
    if option.move is Move.KEEP and option.effect:
        cell.note("keep-changes", "effect", f"{option.effect:g}", "0, as keeping changes nothing")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row, read one by one; what can't be used is noted."""

    row: Row
    problems: list[Problem]
    unsaid: frozenset[str] = frozenset()  # columns that may be empty though they are needed

    def note(self, code: str, column: str, found: str, expected: str, nearest: str = "") -> None:
        self.problems.append(Problem(code, self.row.place, column, found, expected, nearest))

    def text(self, column: str) -> str:
        value = unguarded(" ".join(self.row.cells.get(column, "").split()))
        if not value and column in NEEDED and column not in self.unsaid:
            self.note("cell-empty", column, "nothing", "a value")
        return value

    def word[Meaning](self, column: str, meanings: Mapping[str, Meaning], default: Meaning) -> Meaning:
        value = self.text(column).casefold()
        if value and value not in meanings:
            near = get_close_matches(value, meanings, n=1, cutoff=0.5)
            self.note("word-unknown", column, repr(value), ", ".join(meanings), near[0] if near else "")
        return meanings.get(value, default)

    def number(self, column: str, *, least: int = -LARGEST_EFFECT) -> Decimal | None:
        value = self.text(column)
        if not value:
            return None
        number = decimal_number(value)
        if number is None:
            self.note("number-unclear", column, repr(value), "a number such as 1200 or 1200.50, no thousands mark")
        elif not least <= number <= LARGEST_EFFECT:
            self.note("number-outside", column, value, f"{least} to {LARGEST_EFFECT}")
        return number

    def money(self, column: str, currency: str) -> int:
        value = self.text(column)
        amount = decimal_number(value)
        if value and amount is None:
            self.note("number-unclear", column, repr(value), "an amount such as 1200 or 1200.50, no thousands mark")
        minor = None if amount is None else minor_units(amount, currency)
        if amount is not None and minor is None:
            self.note("amount-too-fine", column, value, f"no more decimals than {currency} has")
        if minor is not None and minor < 0:
            self.note("cost-negative", column, value, "what it costs after the move, not what it saves")
        return minor or 0


def unguarded(text: str) -> str:
    """Take away the mark that keeps spreadsheets from running a text that looks like a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text


def unclear_touchpoints(rows: Sequence[Row], options: Sequence[Option]) -> list[Problem]:
    """List touchpoints whose options don't go together, each at its first row."""
    problems: list[Problem] = []
    for name in dict.fromkeys(option.touchpoint for option in options):
        mine = [(row.place, option) for row, option in zip(rows, options, strict=True) if option.touchpoint == name]
        unclear = baseline_problems(name, [option for _, option in mine])
        problems += [Problem(e.code, mine[0][0], "touchpoint", e.found, e.expected) for e in unclear]
        barred = {option.option for option in forbidden([option for _, option in mine])}
        problems += [protected_eliminated(place, name) for place, option in mine if option.option in barred]
    return problems


def protected_eliminated(place: int, touchpoint: str) -> Problem:
    """Word that a file eliminates what must stay."""
    found = f"{touchpoint!r} is protected, so it can't be eliminated"
    return Problem("protected-eliminated", place, "move", found, "keep or optimise, or protected: no")


def check_columns(columns: Iterable[str], name: str) -> None:
    """Refuse a table without the columns that are needed, or with columns nobody knows.

    Takes the column names. No units. Raises UnusableInputError with every problem.
    """
    known = list(columns)
    missing = [Problem("column-missing", 0, c, "no such column", c, near(c, known)) for c in NEEDED if c not in known]
    strange = [
        Problem("column-unknown", 0, c, f"column {c!r}", ", ".join(COLUMNS), near(c, COLUMNS))
        for c in known
        if c not in COLUMNS
    ]
    if missing or strange:
        raise unusable(name, missing + strange)


def near(word: str, words: Iterable[str]) -> str:
    """Return the closest of some words, or nothing."""
    return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), "")
