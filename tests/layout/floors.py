"""Rules of direction that import contracts cannot see: foreign keys, models by name, rows read in views."""

import ast
from collections.abc import Iterator

from tests.layout.shape import WEB_ROOMS
from tests.layout.source import Fault, House, Source

HEIGHT = {room: height for height, room in enumerate(WEB_ROOMS)}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
BACK_DOORS = {"get_model", "get_models", "get_user_model"}
ROWS = {"objects", "_default_manager", "_base_manager"}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
CLOCKS |= {("timezone", "now"), ("time", "time_ns"), ("time", "monotonic"), ("time", "perf_counter")}


def upward_foreign_keys(house: House) -> Iterator[Fault]:
    """A foreign key points to its own room or one below."""
    for source in room_files(house, "models"):
        room = source.parts[3]
        rooms = {**imported_rooms(source.tree), "settings": "workspace"}
        for call in ast.walk(source.tree):
            if isinstance(call, ast.Call) and last_name(call.func) in RELATIONS:
                target = target_room(call, rooms) or room
                if HEIGHT.get(target, 0) > HEIGHT[room]:
                    yield source.fault(call, f"{room} points up to {target}; let {target} point down")


def models_by_name(house: House) -> Iterator[Fault]:
    """Nobody reaches for a model by its name: that hides an import."""
    for source in house.python():
        for node in ast.walk(source.tree):
            name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", None)
            if isinstance(node, ast.alias):
                name = node.name
            if name in BACK_DOORS:
                yield source.fault(node, f"{name} hides an import; import the model")


def rows_in_views(house: House) -> Iterator[Fault]:
    """A view asks queries and operations, never the table itself."""
    for source in [*room_files(house, "views"), *room_files(house, "api")]:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr in ROWS:
                yield source.fault(node, f".{node.attr} in a view; give the question a name in queries.py")


def clocks_in_the_engine(house: House) -> Iterator[Fault]:
    """The engine is told what time it is."""
    for source in house.python("src/touchline/engine"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and (last_name(node.value), node.attr) in CLOCKS:
                yield source.fault(node, "the engine has no clock; take the moment as an argument")


def room_files(house: House, name: str) -> Iterator[Source]:
    """The file of this name in every web room, or the files of its folder."""
    for room in WEB_ROOMS:
        yield from house.files(f"src/touchline/web/{room}/{name}.py", f"src/touchline/web/{room}/{name}/**/*.py")


def imported_rooms(tree: ast.Module) -> dict[str, str]:
    """The room that each imported name of a web room comes from."""
    rooms = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("touchline.web."):
            path = (node.module or "").split(".")
            rooms |= {name.asname or name.name: path[2] for name in node.names}
    return rooms


def target_room(call: ast.Call, rooms: dict[str, str]) -> str | None:
    """The room that a relation points to; None for its own."""
    target = call.args[0] if call.args else next((word.value for word in call.keywords if word.arg == "to"), None)
    if isinstance(target, ast.Constant):
        label, dot, _ = str(target.value).partition(".")
        return label if dot else None
    while isinstance(target, ast.Attribute):
        target = target.value
    return rooms.get(target.id) if isinstance(target, ast.Name) else None


def last_name(node: ast.expr) -> str:
    """The last word of a dotted name."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
