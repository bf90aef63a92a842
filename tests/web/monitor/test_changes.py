"""Two periods compared, and why some can't be."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.factories import make_survey
from tests.web.monitor.conftest import HIGH, LOW, ask_about_the_whole, timed_survey
from touchline.cli import main
from touchline.web.listen.models import Answer, Question
from touchline.web.monitor import queries
from touchline.web.monitor.queries import Sample


def test_one_survey_is_not_enough_and_the_page_says_what_to_do(cast: Cast, bogdan: Client) -> None:
    make_survey(cast.workspace, "Guests 2025", {"Desk": HIGH})

    page = bogdan.get(f"/w/{cast.workspace.slug}/monitor/").content.decode()

    assert "Guests 2025 is the only survey so far" in page
    assert f"/w/{cast.workspace.slug}/listen/bring/" in page


def test_the_two_newest_surveys_are_compared(cast: Cast, chi: Client) -> None:
    make_survey(cast.workspace, "Guests 2025", {"Desk": HIGH, "Wi-Fi": LOW, "Bags": LOW})
    make_survey(cast.workspace, "Guests 2026", {"Desk": LOW, "Wi-Fi": HIGH, "Bags": LOW})

    page = chi.get(f"/w/{cast.workspace.slug}/monitor/").content.decode()

    assert "1 touchpoint got worse, 1 got better from “Guests 2025” to “Guests 2026”." in " ".join(page.split())
    assert page.index(">Desk<") < page.index(">Wi-Fi<") < page.index(">Bags<")


def test_surveys_without_a_common_touchpoint_are_not_compared(cast: Cast, chi: Client) -> None:
    make_survey(cast.workspace, "Guests", {"Desk": HIGH})
    make_survey(cast.workspace, "Members", {"Club": LOW})

    page = chi.get(f"/w/{cast.workspace.slug}/monitor/").content.decode()

    assert "No touchpoint was rated in both periods." in page


def test_surveys_of_another_workspace_are_not_offered(cast: Cast, chi: Client) -> None:
    ours = [make_survey(cast.workspace, name, {"Desk": HIGH}) for name in ("Guests 2025", "Guests 2026")]
    theirs = make_survey(cast.elsewhere, "Their guests", {"Desk": LOW})

    page = chi.get(f"/w/{cast.workspace.slug}/monitor/?before={theirs.slug}&after={ours[1].slug}").content.decode()

    assert "Their guests" not in page


def keys(pair: tuple[Sample, Sample] | None) -> tuple[str, str] | None:
    return (pair[0].key, pair[1].key) if pair else None


@pytest.mark.slow
def test_the_last_two_whole_months_of_one_survey_are_compared(cast: Cast, chi: Client) -> None:
    this_month = datetime.now(UTC).strftime("%Y-%m")
    months = {
        "2026-01": {"Desk": HIGH},
        "2026-02": {"Desk": HIGH},
        "2026-03": {"Desk": LOW},
        this_month: {"Desk": HIGH},
    }
    survey = timed_survey(cast.workspace, "Guests", months)

    page = chi.get(f"/w/{cast.workspace.slug}/monitor/")

    assert keys(queries.latest_pair(cast.workspace)) == (f"{survey.slug}~2026-02", f"{survey.slug}~2026-03")
    assert [(row.touchpoint.name, row.verdict) for row in page.context["found"].rows] == [("Desk", "worse")]
    assert "from “Guests, February 2026” to “Guests, March 2026”" in page.text
    assert "time zone UTC" in page.text


def test_months_are_cut_in_the_workspaces_zone(cast: Cast) -> None:
    cast.workspace.time_zone = "Asia/Ho_Chi_Minh"
    cast.workspace.save()
    survey = timed_survey(cast.workspace, "Guests", {"2026-01": {"Desk": HIGH}, "2026-02": {"Desk": LOW}})
    Answer.objects.filter(survey=survey, row__lt=10).update(answered_at=datetime(2026, 1, 31, 18, tzinfo=UTC))

    february = queries.sample(cast.workspace, f"{survey.slug}~2026-02")

    assert february is not None
    assert len(february.answers.rows) == 50


def test_quarters_and_whole_surveys_can_be_chosen_too(cast: Cast, chi: Client) -> None:
    months = {"2025-12": {"Desk": HIGH}, "2026-01": {"Desk": LOW}, "2026-02": {"Desk": LOW}}
    survey = timed_survey(cast.workspace, "Guests", months)

    page = chi.get(f"/w/{cast.workspace.slug}/monitor/?before={survey.slug}~2025-Q4&after={survey.slug}~2026-Q1")

    (row,) = page.context["found"].rows
    assert (row.before, row.after, row.answers_before, row.answers_after) == (4.5, 1.5, 40, 80)
    offered = [key for _survey, samples in page.context["choices"] for key, _name in samples]
    parts = ("", "~2026-Q1", "~2025-Q4", "~2026-02", "~2026-01", "~2025-12")
    assert offered == [survey.slug + part for part in parts]


def test_what_can_not_be_compared_says_why(cast: Cast, chi: Client) -> None:
    make_survey(cast.workspace, "2025", {"Desk": HIGH, "Old": HIGH, "Bags": HIGH, "Few": [1, 2, 3, *[None] * 37]})
    later = make_survey(cast.workspace, "2026", {"Desk": HIGH, "New": HIGH, "Bags": HIGH, "Few": LOW})
    Question.objects.filter(survey=later, key="Bags").update(scale_high=10)

    page = chi.get(f"/w/{cast.workspace.slug}/monitor/")

    reasons = {row.touchpoint.name: reason for row, _verdict, reason in page.context["rows"]}
    assert reasons == {
        "Desk": "",
        "Old": "asked about only before",
        "New": "asked about only after",
        "Bags": "asked on another scale: 1–5 before, 1–10 after",
        "Few": "too few answers: 3 before, 40 after; 5 are needed in each",
    }
    assert [row.p_adjusted for row in page.context["found"].compared] == [1.0]


def test_another_scale_everywhere_and_the_same_answers_twice_are_refused(cast: Cast, chi: Client) -> None:
    make_survey(cast.workspace, "2025", {"Desk": HIGH})
    later = make_survey(cast.workspace, "2026", {"Desk": HIGH})
    Question.objects.filter(survey=later).update(scale_high=10)
    base = f"/w/{cast.workspace.slug}/monitor/"

    assert "The question had another scale before." in chi.get(base).text
    assert "The same answers are before and after." in chi.get(f"{base}?before={later.slug}&after={later.slug}").text


def test_the_whole_is_compared_on_its_own(cast: Cast) -> None:
    before, after = (make_survey(cast.workspace, name, {"Desk": HIGH}) for name in ("2025", "2026"))
    ask_about_the_whole(before, HIGH)
    ask_about_the_whole(after, LOW)

    found = queries.comparison(Sample(before), Sample(after))

    assert found.whole is not None
    assert (found.whole.difference, found.whole.verdict) == (-3.0, "worse")
    assert [row.verdict for row in found.rows] == ["no clear change"]


@pytest.mark.slow
def test_browser_and_command_line_give_the_same_numbers_on_the_same_files(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for name, desk, bags in (("before.csv", HIGH, [3, 4, 5, 3] * 10), ("after.csv", LOW, [3, 4, 4, 3] * 10)):
        rows = "".join(f"{d},{b}\n" for d, b in zip(desk, bags, strict=True))
        (tmp_path / name).write_text(f"Desk,Bags\n{rows}")
        files.append(make_survey(cast.workspace, name, {"Desk": desk, "Bags": bags}))

    paths = [str(tmp_path / name) for name in ("before.csv", "after.csv")]
    with pytest.raises(SystemExit):
        main(["monitor", "changes", *paths, "--ratings", "Desk,Bags", "--scale", "1-5", "--format", "csv"])
    typed = {row["touchpoint"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    seen = queries.comparison(Sample(files[0]), Sample(files[1]))

    names = ("before", "after", "difference", "low", "high", "p_adjusted", "answers_before", "answers_after")
    shown = {row.touchpoint.name: row for row in seen.rows if row.touchpoint}
    assert list(next(iter(typed.values()))) == ["touchpoint", *names[:6], "verdict", *names[6:]]
    for name, row in typed.items():
        assert [float(row[field]) for field in names] == [getattr(shown[name], field) for field in names]
        assert row["verdict"] == shown[name].verdict
