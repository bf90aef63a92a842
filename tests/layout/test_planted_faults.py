"""Each fault that the layout tests are there for, planted once in a copy of the house and seen caught."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.layout import floors, promises, shape
from tests.layout.contracts import broken_contracts
from tests.layout.source import ROOT, House

pytestmark = pytest.mark.slow

NOTHING_BUT_CODE = shutil.ignore_patterns("__pycache__", "static", "templates", "locale", "*.pyc")


@dataclass(frozen=True)
class Copy(House):
    """A copy of the house that every test may plant faults in; they are gone when the next begins."""

    before: dict[Path, str | None]

    def write(self, path: str, text: str) -> None:
        file = self.root / "src/touchline" / path
        self.before.setdefault(file, file.read_text("utf-8") if file.exists() else None)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def plant(self, path: str, text: str) -> None:
        """Write a fault at the end of a file, or into a new one."""
        file = self.root / "src/touchline" / path
        self.write(path, (file.read_text("utf-8") if file.exists() else "") + "\n" + text)

    def restore(self) -> None:
        for file, text in self.before.items():
            if text is None:
                file.unlink()
            else:
                file.write_text(text, "utf-8")
        self.before.clear()
        for folder in sorted(self.root.rglob("*/"), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src/touchline", folder / "src/touchline", ignore=NOTHING_BUT_CODE)
    return Copy(folder, {})


@pytest.fixture
def copy(whole: Copy) -> Iterator[Copy]:
    yield whole
    whole.restore()


def test_django_in_the_engine_is_caught_even_inside_a_function(copy: Copy) -> None:
    copy.plant(
        "engine/listen/planted.py", "def scores():\n    from django.utils import timezone\n    return timezone\n"
    )

    said = broken_contracts(copy)

    assert "touchline.engine.listen.planted -> django" in said


def test_an_upward_room_import_is_caught_even_inside_a_function(copy: Copy) -> None:
    copy.plant(
        "web/map/models.py",
        "def later():\n    from touchline.web.decide.models import Option\n    return Option\n",
    )
    copy.plant("engine/record/planted.py", "from touchline.engine import act\n")

    said = broken_contracts(copy)

    assert "touchline.web.map.models -> touchline.web.decide.models" in said
    assert "touchline.engine.record.planted -> touchline.engine.act" in said


def test_an_upward_floor_import_is_caught(copy: Copy) -> None:
    copy.plant("engine/act/planted.py", "import touchline.connect\n")

    assert "touchline.engine.act.planted -> touchline.connect" in broken_contracts(copy)


def test_a_view_that_borrows_another_rooms_view_is_caught(copy: Copy) -> None:
    copy.plant("web/act/views.py", "from touchline.web.decide import views as borrowed\n")

    assert "touchline.web.act.views -> touchline.web.decide.views" in broken_contracts(copy)


def test_a_query_that_calls_an_operation_is_caught(copy: Copy) -> None:
    copy.plant("web/workspace/queries/planted.py", "from touchline.web.workspace.operations import audit\n")

    assert "workspace.queries.planted -> touchline.web.workspace.operations.audit" in broken_contracts(copy)


def test_a_new_room_fails_until_somebody_says_where_it_belongs(copy: Copy) -> None:
    copy.plant("web/billing/__init__.py", "")

    assert "billing" in broken_contracts(copy)


@pytest.mark.parametrize(
    "target",
    ["Task", '"act.Task"', 'to="act.Task"'],
)
def test_an_upward_foreign_key_is_caught(copy: Copy, target: str) -> None:
    copy.plant("web/map/models.py", "from touchline.web.act.models import Task\n")
    copy.plant("web/map/models.py", f"class Planted(models.Model):\n    task = models.ForeignKey({target})\n")

    assert [fault.says for fault in floors.upward_foreign_keys(copy)] == ["map points up to act; let act point down"]


def test_a_model_fetched_by_name_is_caught(copy: Copy) -> None:
    copy.plant("web/map/operations.py", 'from django.apps import apps\nTask = apps.get_model("act", "Task")\n')

    assert [fault.says for fault in floors.models_by_name(copy)] == ["get_model hides an import; import the model"]


@pytest.mark.parametrize("file", ["views.py", "api.py", "views/board.py"])
def test_rows_read_in_a_view_are_caught(copy: Copy, file: str) -> None:
    copy.plant(f"web/monitor/{file}", "def board(request):\n    return list(Task.objects.all())\n")

    assert ".objects in a view; give the question a name in queries.py" in {f.says for f in floors.rows_in_views(copy)}


def test_a_clock_in_the_engine_is_caught(copy: Copy) -> None:
    copy.plant("engine/act/planted.py", "import datetime\nTODAY = datetime.datetime.now()\n")

    assert [fault.path for fault in floors.clocks_in_the_engine(copy)] == ["src/touchline/engine/act/planted.py"]


def test_a_file_of_401_lines_is_caught_and_one_of_400_is_not(copy: Copy) -> None:
    copy.write("engine/act/long.py", "x = 1\n" * 401)
    copy.write("engine/act/just_right.py", "x = 1\n" * 400)

    faults = [fault for fault in shape.long_files(copy) if "/act/" in fault.path]

    assert [(fault.path, fault.line) for fault in faults] == [("src/touchline/engine/act/long.py", 401)]


def test_a_function_of_61_lines_is_caught(copy: Copy) -> None:
    copy.plant("engine/act/planted.py", "def long():\n" + "    x = 1\n" * 60)

    assert "long has 61 lines; give its parts names" in {fault.says for fault in shape.long_functions(copy)}


@pytest.mark.parametrize("name", ["utils.py", "import_helpers.py", "base/forms.py", "task_service.py"])
def test_a_file_whose_name_says_nothing_is_caught(copy: Copy, name: str) -> None:
    copy.plant(f"engine/act/{name}", "")

    assert any("says nothing" in fault.says for fault in shape.vague_names(copy))


def test_a_file_that_no_web_room_has_is_caught(copy: Copy) -> None:
    copy.plant("web/act/signals.py", "")

    assert "not a file that a web room has: signals.py" in {fault.says for fault in shape.stray_room_files(copy)}


def test_a_style_that_asks_how_the_screen_is_held_is_caught(copy: Copy) -> None:
    copy.plant("web/act/static/act/held.css", "@media screen and (orientation: portrait) { main { rotate: 90deg } }")

    assert any("how the screen is held" in fault.says for fault in shape.held_orientations(copy))


@pytest.mark.parametrize("selector", [".heap > * + *", ".heap li + li > *", ".heap h2 ~ *::before", ".heap > * + *, p"])
def test_a_style_of_whatever_follows_something_is_caught(copy: Copy, selector: str) -> None:
    copy.plant("web/act/static/act/heap.css", f"{selector} {{ margin-block-start: calc(1rem + 2 * 1px); }}")

    assert any("after a sibling" in fault.says for fault in shape.universal_siblings(copy))


def test_a_public_engine_function_without_units_is_caught(copy: Copy) -> None:
    copy.plant("engine/act/__init__.py", "__all__ = ['wait']\nfrom touchline.engine.act.planted import wait\n")
    copy.plant(
        "engine/act/planted.py", 'def wait(times: list[float]) -> float:\n    """Wait a row. Raises nothing."""\n'
    )

    assert [fault.says for fault in promises.unclear_engine_functions(copy) if "planted" in fault.path] == [
        "wait does not state units"
    ]


def test_a_public_engine_function_that_hides_its_errors_or_rows_is_caught(copy: Copy) -> None:
    copy.plant("engine/act/__init__.py", "__all__ = ['wait']\nfrom touchline.engine.act.planted import wait\n")
    copy.plant("engine/act/planted.py", 'def wait(times: list[float]) -> float:\n    """Wait, in seconds."""\n')

    (fault,) = [fault for fault in promises.unclear_engine_functions(copy) if "planted" in fault.path]

    assert fault.says == "wait does not state rows or shapes, what it raises (or 'Raises nothing.')"


def test_an_error_code_that_is_made_up_on_the_way_is_caught(copy: Copy) -> None:
    copy.plant("engine/act/planted.py", 'raise UnusableInputError(f"{x}-wrong", "x", expected="y", fix="z")\n')

    assert [f.says for f in promises.unwritten_error_codes(copy)] == ["write the error's code out, in kebab-case"]
