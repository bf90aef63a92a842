"""The reference of fields tells what the forms and the API have."""

from tools import fields

from touchline.web.map.forms import FIELDS
from touchline.web.map.models import EXPERIENCE_FIELDS


def test_every_field_stands_in_the_reference_as_the_code_has_it() -> None:
    assert fields.PAGE.read_text("utf-8") == fields.written(), "run make reference"


def test_every_field_says_what_it_means_and_what_it_holds() -> None:
    rows = [line.split(" | ") for line in fields.written().splitlines() if line.startswith("| `")]
    told = {row[0].strip("| `"): row for row in rows if len(row) == 5}

    assert set(told) >= {*FIELDS, *EXPERIENCE_FIELDS}
    assert [name for name, row in told.items() if not (row[2].strip() and row[3].strip())] == []
