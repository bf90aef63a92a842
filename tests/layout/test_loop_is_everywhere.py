"""Each step of the loop has a room on both floors, a command group, a page of documentation and a menu entry."""

import subprocess
import sys

import pytest

from tests.layout.source import ROOT
from touchline.loop import Step
from touchline.web.shell.steps import entrance

pytestmark = pytest.mark.parametrize("step", list(Step))


def test_a_step_has_a_room_on_both_floors(step: Step) -> None:
    assert (ROOT / "src/touchline/engine" / step / "__init__.py").exists()
    assert (ROOT / "src/touchline/web" / step / "views.py").exists() or (
        ROOT / "src/touchline/web" / step / "views"
    ).exists()


def test_a_step_has_a_menu_entry(step: Step) -> None:
    assert entrance(step, {"workspace": "casa"}) == f"/w/casa/{step}/"


def test_a_step_has_a_group_of_commands_that_knows_no_django(step: Step) -> None:
    ask = f"import sys, touchline.cli.{step} as group; assert group.app; print('django' in sys.modules)"

    assert subprocess.check_output([sys.executable, "-c", ask], text=True) == "False\n"  # noqa: S603


def test_a_step_has_a_page_of_documentation(step: Step) -> None:
    assert (ROOT / f"docs/reference/{step}.md").read_text("utf-8").startswith("# ")
