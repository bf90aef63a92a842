"""What a public engine function says of itself: rows, units, and what it raises."""

import ast
import re
from collections.abc import Iterator

from tests.layout.source import Fault, House, Source

TABLE = re.compile(r"DataFrame|LazyFrame|Series|Table\b|ndarray|(Sequence|Iterable|list|tuple)\[(int|float)")
NUMBER = re.compile(r"\bint\b|\bfloat\b|Decimal|timedelta|DataFrame|LazyFrame|Series|Table\b|ndarray")
ROWS = re.compile(r"\brows?\b|\bone .+ (a|per|for each|each)\b|\beach\b|\bevery\b", re.IGNORECASE)
UNITS = re.compile(
    r"\bunits?\b|shares?\b|per ?cent|\bpoints\b|\b0 to 1\b|seconds?\b|\bhours?\b|\bdays?\b|_minor\b|_days\b|_s\b"
    r"|\bcounts?\b|\bcounted\b|\bnumber of\b|\bhow many\b|\bwhole numbers?\b|\bcurrency\b|\bpositions?\b",
    re.IGNORECASE,
)
ENGINE = "src/touchline/engine"


def unclear_engine_functions(house: House) -> Iterator[Fault]:
    """Every public engine function states its rows, its units and what it raises."""
    for source, function in public_functions(house):
        says = ast.get_docstring(function) or ""
        signature = ast.unparse(function.args) + " -> " + (ast.unparse(function.returns) if function.returns else "")
        missing = [
            wanted
            for wanted, asked, said in [
                ("rows or shapes", TABLE.search(signature), ROWS.search(says)),
                ("units", NUMBER.search(signature), UNITS.search(says)),
                ("what it raises (or 'Raises nothing.')", True, re.search(r"\bRaises?\b", says)),
            ]
            if asked and not said
        ]
        if missing:
            yield source.fault(function, f"{function.name} does not state {', '.join(missing)}")


def public_functions(house: House) -> Iterator[tuple[Source, ast.FunctionDef]]:
    """The functions of each engine room that its front door names."""
    for door in house.files(f"{ENGINE}/*/__init__.py"):
        named = names_in(door.tree)
        room = door.path.removesuffix("/__init__.py")
        for source in house.files(f"{room}/**/*.py"):
            for node in source.tree.body:
                if isinstance(node, ast.FunctionDef) and node.name in named and not node.name.startswith("_"):
                    yield source, node


def names_in(tree: ast.Module) -> set[str]:
    """Every name that a front door imports, defines or writes as text."""
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    imported = {node.asname or node.name for node in ast.walk(tree) if isinstance(node, ast.alias)}
    return texts | imported | {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def unwritten_error_codes(house: House) -> Iterator[Fault]:
    """An engine error's code is written out where it is raised, in kebab-case."""
    for source, call in engine_errors(house):
        code = call.args[0] if call.args else None
        if not isinstance(code, ast.Constant) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(code.value)):
            yield source.fault(call, "write the error's code out, in kebab-case")


def error_codes(house: House) -> dict[str, str]:
    """Each code that the engine or connect may raise, with one place that does."""
    return {
        str(call.args[0].value): f"{source.path}:{call.lineno}"
        for source, call in engine_errors(house)
        if call.args and isinstance(call.args[0], ast.Constant)
    }


def engine_errors(house: House) -> Iterator[tuple[Source, ast.Call]]:
    for source in [*house.python(ENGINE), *house.python("src/touchline/connect")]:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UnusableInputError":
                yield source, node
