import json

import pytest

from tests.cli.test_commands import run


def test_stages_of_one_scheme_print_in_order_with_their_shares(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", "stages", "--scheme", "lifecycle", "--format", "json") == 0

    rows = json.loads(capsys.readouterr().out)
    assert [row["stage"] for row in rows][:2] == ["awareness", "knowledge"]
    assert sum(row["importance_share"] for row in rows) == pytest.approx(1)


def test_a_strange_scheme_ends_with_2_and_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", "stages", "--scheme", "waterfall") == 2

    assert "lifecycle" in capsys.readouterr().err
