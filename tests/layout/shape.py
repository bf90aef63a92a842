"""Rules of shape: how long a file and a function may be, and what may stand where under which name."""

import ast
import re
from collections.abc import Iterator

from tests.layout.source import Fault, House
from touchline.loop import Step

LINES_IN_A_FILE = 400
LINES_IN_A_FUNCTION = 60
FORBIDDEN_NAMES = {"util", "helper", "common", "base", "manager", "service"}
PYTHON = ("src/**/*.py", "tests/**/*.py", "tools/**/*.py", "benchmarks/**/*.py")
WRITTEN_BY_HAND = (*PYTHON, "src/**/*.html", "src/**/*.css", "src/**/*.js")
WEB_ROOMS = ("shell", "workspace", "record", *Step, "desk")
ROOM_FILES = {
    "__init__", "apps", "models", "queries", "operations", "forms", "views", "api", "jobs", "privacy", "urls",
    "templates", "static", "migrations", "sentences",
}  # fmt: skip
EXTRA_ROOM_FILES = {
    "shell": {
        "chart": "charts drawn as SVG: scales, marks, labels",
        "components": "what the page of components shows",
        "context": "what every page's frame shows",
        "error_words": "what the error pages say",
        "errors": "the pages for 403, 404, 409 and their like",
        "formats": "numbers, money and days by locale",
        "logs": "what is written of each request and job",
        "icons": "the house's own icons, drawn once",
        "memory": "what stays in memory for good",
        "marks": "who may open the shell's own views",
        "paging": "long tables, a page at a time",
        "reply": "what a view says back besides its page",
        "score": "how a score is drawn",
        "sheets": "the style sheets in their order",
        "fields": "numbers and money as the reader writes them, in any form",
        "slugs": "names in URLs",
        "steps": "the loop as the rail shows it",
        "templatetags": "numbers, days and money by locale",
        "wording": "engine errors in the reader's language",
    },
    "workspace": {
        "access": "the one table of permissions and the marks that views carry",
        "locales": "the languages, currencies and time zones to choose from",
        "middleware": "no view without a check",
        "sign_in": "what allauth asks of us",
        "tokens": "secret links",
        "work": "what a job's handler is given and gives back",
        "worker": "the processes that do the jobs",
    },
}


def long_files(house: House) -> Iterator[Fault]:
    """A file has at most 400 lines."""
    for source in house.files(*WRITTEN_BY_HAND):
        lines = len(source.text.splitlines())
        if lines > LINES_IN_A_FILE and "migrations" not in source.parts:
            yield source.fault(lines, f"{lines} lines; split it into a folder, one file per concept")


def long_functions(house: House) -> Iterator[Fault]:
    """A function has at most 60 lines."""
    for source in house.files(*PYTHON):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LINES_IN_A_FUNCTION:
                    yield source.fault(node, f"{node.name} has {lines} lines; give its parts names")


def vague_names(house: House) -> Iterator[Fault]:
    """No file or folder is called utils, helpers, common, base, manager or service."""
    for source in house.files(*PYTHON, "src/**/*.html", "src/**/*.css", "src/**/*.js"):
        words = {word.rstrip("s") for part in source.parts for word in re.split(r"[_.\-]", part.lower())}
        if vague := words & FORBIDDEN_NAMES:
            yield source.fault(1, f"'{vague.pop()}' says nothing; name the file by its noun")


def stray_room_files(house: House) -> Iterator[Fault]:
    """A web room holds only the files that every room may have, and the few listed for it."""
    for room in WEB_ROOMS:
        known = ROOM_FILES | EXTRA_ROOM_FILES.get(room, {}).keys()
        for path in sorted((house.root / "src/touchline/web" / room).glob("*")):
            if path.name != "__pycache__" and path.stem not in known:
                yield Fault(path.relative_to(house.root).as_posix(), 1, f"not a file that a web room has: {path.name}")


def held_orientations(house: House) -> Iterator[Fault]:
    """No style sheet asks how the screen is held: what works upright works lying down (WCAG 1.3.4)."""
    for source in house.files("src/**/*.css"):
        for number, line in enumerate(source.text.splitlines(), start=1):
            if re.search(r"\(\s*orientation\s*:", line):
                yield source.fault(number, "asks how the screen is held; ask for its width instead")


def universal_siblings(house: House) -> Iterator[Fault]:
    """No rule ends in * after a sibling: for it a browser styles a whole list, or the page, when one comes."""
    for source in house.files("src/**/*.css"):
        for number, line in enumerate(source.text.splitlines(), start=1):
            if re.search(r"[+~] ?[^,{}+~]*\*(::?[\w-]+)?\s*[,{]", line):
                yield source.fault(number, "ends in * after a sibling; write :where(:not(:first-child)) or a tag")
