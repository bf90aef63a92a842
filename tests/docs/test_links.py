"""No page of the documentation points to a file that is not there."""

import re
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_points_only_to_what_is_there(page: Path) -> None:
    text = page.read_text("utf-8")

    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []
