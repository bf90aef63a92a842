"""The page of the documentation says what the table says."""

import re
from pathlib import Path

from touchline.web.workspace.access import PERMISSIONS
from touchline.web.workspace.models import Role

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "roles.md"


def test_the_page_about_roles_is_the_table() -> None:
    rows = re.findall(
        r"^\| [^|]+\| `(\w+)` \| *(yes)? *\| *(yes)? *\| *(yes)? *\|$", PAGE.read_text("utf-8"), re.MULTILINE
    )

    written = {mark: frozenset(role for role, yes in zip(Role, allowed, strict=True) if yes) for mark, *allowed in rows}

    assert written == PERMISSIONS
