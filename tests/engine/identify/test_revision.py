"""What a change of rows did, and the way back."""

import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import changed_rows, taken_back

OLD = {"try": {"name": "Try", "place": 0}, "use": {"name": "Use", "place": 1}}


def test_only_what_differs_is_kept() -> None:
    new = {"use": {"name": "Use", "place": 0}, "tell": {"name": "Tell", "place": 1}}

    before, after = changed_rows(OLD, new)

    assert before == {"try": {"name": "Try", "place": 0}, "use": {"place": 1}}
    assert after == {"use": {"place": 0}, "tell": {"name": "Tell", "place": 1}}


def test_a_change_taken_back_leaves_what_it_did_not_touch() -> None:
    before, after = changed_rows(OLD, {"use": {"name": "Use", "place": 0}})
    since = {"use": {"name": "Live with it", "place": 0}}

    assert taken_back(since, before=before, after=after) == {
        "try": {"name": "Try", "place": 0},
        "use": {"name": "Live with it", "place": 1},
    }


@pytest.mark.parametrize(
    "since",
    [
        {"use": {"name": "Use", "place": 5}},
        {"use": {"name": "Use", "place": 0}, "try": {"name": "Try", "place": 1}},
        {},
    ],
)
def test_what_was_written_again_since_is_not_taken_back(since: dict[str, dict[str, object]]) -> None:
    before, after = changed_rows(OLD, {"use": {"name": "Use", "place": 0}})

    with pytest.raises(UnusableInputError) as refused:
        taken_back(since, before=before, after=after)

    assert refused.value.code == "changed-since"
