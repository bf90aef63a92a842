"""What the documentation shows is what the reader gets."""

import doctest
from pathlib import Path

import pytest

from tests.docs.blocks import Block, alike, blocks, printed, workplace

pytestmark = pytest.mark.slow  # it starts a process for every example


@pytest.mark.parametrize("block", list(blocks("console")), ids=str)
def test_a_command_prints_what_its_page_shows(block: Block, tmp_path: Path) -> None:
    here = workplace(tmp_path)

    for typed, shown in block.commands:
        got = printed(typed, here)

        assert "Traceback" not in got, f"{block}: $ {typed}\n{got}"
        assert alike(shown, got), f"{block}: $ {typed}\nshown:\n{shown}\ngot:\n{got}"


@pytest.mark.parametrize("block", list(blocks("python")), ids=str)
def test_a_python_example_does_what_its_page_shows(
    block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workplace(tmp_path))
    example = doctest.DocTestParser().get_doctest(block.text, {}, str(block), block.page, block.line)

    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example).failed == 0
