"""A file of options: CSV or a spreadsheet with one row an option, or YAML with options under each touchpoint."""

from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from touchline.engine.decide.reading import COLUMNS, OptionFile, Problem, Row, check_columns, near, options_of, unusable
from touchline.engine.errors import UnusableInputError
from touchline.engine.tables import Table, read_table

YAML_ENDINGS = (".yaml", ".yml")
FILE_KEYS = ("currency", "period", "touchpoints")
TOUCHPOINT_KEYS = ("touchpoint", "protected", "stage", "options")
OPTION_KEYS = tuple(column for column in COLUMNS if column not in TOUCHPOINT_KEYS)
MOST_BYTES = 5_000_000


def read_options(
    source: Path | bytes,
    name: str = "",
    *,
    currency: str | None = None,
    period: str | None = None,
    unfinished: bool = False,
) -> OptionFile:
    """Read a file of options, all of it or nothing.

    Takes a path or the bytes; name, by default the path's, tells by its ending whether it is YAML. Rows: one option
    each. Running costs are money of the currency (default EUR) a period (default month); YAML may say both itself.
    unfinished: cost and effect may be left empty, and the file says where (unsaid).
    Raises UnusableInputError with every problem found (values: problems, a tuple of Problem).
    """
    name = name or (source.name if isinstance(source, Path) else "options")
    if name.lower().endswith(YAML_ENDINGS):
        content = source if isinstance(source, bytes) else file_bytes(source)
        return yaml_options(content, name, currency, period, unfinished=unfinished)
    table = read_table(source, name)
    return table_options(table, currency=currency or "EUR", period=period or "month", unfinished=unfinished)


def file_bytes(path: Path) -> bytes:
    """Return what a file holds."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise UnusableInputError(
            "no-such-file",
            f"{path} cannot be read: {fault.strerror}",
            expected="a file that can be read",
            fix="Check the path.",
            file=str(path),
        ) from None


def table_options(table: Table, *, currency: str, period: str, unfinished: bool = False) -> OptionFile:
    """Take options from a table with the columns of COLUMNS; those of NEEDED must be there.

    Rows: one option each. Units and unfinished as read_options. Raises UnusableInputError with every problem found.
    """
    check_columns(table.cells.columns, table.name)
    crooked = [
        Problem("row-crooked", row["row"], row["column"] or "", row["reason"], "a row that fits the header")
        for row in table.set_aside.to_dicts()
    ]
    if crooked:
        raise unusable(table.name, crooked)
    rows = [
        Row(int(place), {column: text or "" for column, text in cells.items()})
        for place, cells in zip(table.rows, table.cells.iter_rows(named=True), strict=True)
    ]
    return options_of(rows, table.name, currency=currency, period=period, unfinished=unfinished)


def yaml_options(
    content: bytes, name: str, currency: str | None, period: str | None, *, unfinished: bool
) -> OptionFile:
    """Take options from YAML: touchpoints, each with its options, under keys named as the columns."""
    if len(content) > MOST_BYTES:
        raise unusable(name, [Problem("file-too-large", 0, "", f"{len(content)} bytes", f"at most {MOST_BYTES}")])
    problems: list[Problem] = []
    top = Branch(yaml_tree(content, name), problems).keys(FILE_KEYS)
    rows = list(yaml_rows(top.get("touchpoints"), problems))
    said = {key: leaf(top.get(key)) for key in ("currency", "period")}
    for key, asked in (("currency", currency), ("period", period)):
        if asked and said[key] and asked != said[key]:
            problems.append(Problem("said-twice", line(top[key]), key, said[key], f"{asked}, as asked for"))
    if problems:
        raise unusable(name, problems)
    currency, period = currency or said["currency"] or "EUR", period or said["period"] or "month"
    return options_of(rows, name, currency=currency, period=period, unfinished=unfinished)


def yaml_tree(content: bytes, name: str) -> Node | None:
    """Read YAML as a tree of texts with their lines; nothing is turned into a value."""
    try:
        tree: Node | None = YAML(typ="safe", pure=True).compose(content)
    except (YAMLError, UnicodeError) as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        found = (error.problem if isinstance(error, MarkedYAMLError) else None) or str(error)
        place = mark.line + 1 if mark else 0
        raise unusable(name, [Problem("yaml-broken", place, "", found, "YAML that can be read")]) from error
    return tree


def yaml_rows(node: Node | None, problems: list[Problem]) -> Iterator[Row]:
    """Go through the options of each touchpoint."""
    for touchpoint in Branch(node, problems).items("touchpoints"):
        keys = Branch(touchpoint, problems).keys(TOUCHPOINT_KEYS)
        shared = {key: leaf(value) for key, value in keys.items() if key != "options"}
        for option in Branch(keys.get("options"), problems, line(touchpoint)).items("options"):
            own = Branch(option, problems).keys(OPTION_KEYS)
            yield Row(line(option), shared | {key: leaf(value) for key, value in own.items()})


class Branch:
    """A part of a YAML tree, read with a note of what is not as it should be."""

    def __init__(self, node: Node | None, problems: list[Problem], place: int = 0) -> None:
        self.node, self.problems = node, problems
        self.place = line(node) if node else place

    def keys(self, known: tuple[str, ...]) -> dict[str, Node]:
        if not isinstance(self.node, MappingNode):
            self.problems.append(Problem("yaml-shape", self.place, "", "no keys", f"keys {', '.join(known)}"))
            return {}
        pairs = {leaf(key): value for key, value in self.node.value}
        for key, _ in self.node.value:
            word = leaf(key)
            if word not in known:
                problem = Problem("column-unknown", line(key), word, repr(word), ", ".join(known), near(word, known))
                self.problems.append(problem)
        return pairs

    def items(self, name: str) -> list[Node]:
        if not isinstance(self.node, SequenceNode):
            self.problems.append(Problem("yaml-shape", self.place, name, "no list", "a list, each item after a dash"))
            return []
        return list(self.node.value)


def leaf(node: Node | None) -> str:
    """Return the text of a value as it is typed; nothing for what is no single value."""
    plain = isinstance(node, ScalarNode) and node.tag != "tag:yaml.org,2002:null"
    return str(node.value) if node and plain else ""


def line(node: Node) -> int:
    """Return the line a part begins on, from 1."""
    return int(node.start_mark.line) + 1
