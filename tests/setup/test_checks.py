"""The checks of make test, side by side: what one has reported stays when the next begins."""

from pathlib import Path

import pytest
from tools import checks


@pytest.mark.slow
def test_a_suite_leaves_the_reports_of_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checks, "RESULTS", Path("test-results"))
    (tmp_path / "test_one.py").write_text("def test_one():\n    assert True\n")
    earlier = tmp_path / "test-results" / "earlier.log"
    earlier.parent.mkdir()
    earlier.write_text("what an earlier check said")

    outcome = checks.outcome_of(checks.Check("one", [*checks.NO_BROWSER, "test_one.py"]))

    assert outcome.good
    assert outcome.passed == 1
    assert earlier.exists()
