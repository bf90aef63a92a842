"""San Francisco airport, 2013, through the browser's pages: the same numbers as on the command line."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cli.test_commands import run
from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.listen.test_bring import place, uploads
from touchline.web.identify.models import Segment
from touchline.web.listen import queries

__all__ = ["place", "uploads"]

MAPPING = """\
scale: [1, 5]
blank: [0]
not_met: [6]
columns:
  Q7B_FOOD: {role: rating, touchpoint: Restaurants, stage: satisfaction}
  Q7C_SHOPS: {role: rating, touchpoint: Shops, stage: satisfaction}
  Q7O_WHOLE: {role: overall}
  LANG: {role: segment}
  WEIGHT: {role: weight}
"""


@pytest.mark.real_data
@pytest.mark.slow
def test_the_browser_and_the_command_line_agree(
    bogdan: Client, place: str, cast: Cast, real_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = real_data / "sfo_2013" / "sfo_2013.csv.gz", tmp_path / "sfo.yaml"
    mapping.write_text(MAPPING)
    page = bogdan.post(f"{place}/bring/", {"file": SimpleUploadedFile(file.name, file.read_bytes())}).headers[
        "Location"
    ]
    page = page.removesuffix("columns/")
    bogdan.post(f"{page}mapping/", {"mapping": SimpleUploadedFile("sfo.yaml", MAPPING.encode())})
    bogdan.post(f"{page}start/")
    run_jobs()

    run("listen", "scores", str(file), "--mapping", str(mapping), "--by", "stage", "--format", "json")
    printed = json.loads(capsys.readouterr().out)

    survey = queries.latest_survey(cast.workspace)
    assert survey is not None
    slugs: dict[str | None, str | None] = {None: None} | dict(Segment.objects.values_list("name", "slug"))
    assert set(slugs) == {None, "1", "2", "3", "4"}
    for segment, slug in slugs.items():
        shown = {s.touchpoint.name: s for s in queries.touchpoint_scores(cast.workspace, survey=survey, segment=slug)}
        for row in (row for row in printed if row["touchpoint"] and row["segment"] == segment):
            score = shown[row["touchpoint"]]
            assert (score.value, score.low, score.high) == (row["value"], row["low"], row["high"])
            assert (score.answers, score.not_met, score.blank) == (row["answers"], row["not_met"], row["blank"])
            assert (score.unweighted_value, score.effective_answers) == (
                row["unweighted_value"],
                row["effective_answers"],
            )
    (stage,) = queries.stage_scores(cast.workspace, survey)
    assert stage.value == next(row["value"] for row in printed if row["stage"] and row["segment"] is None)
    whole, everybody = queries.whole_score(survey), queries.touchpoint_scores(cast.workspace, survey=survey)
    assert whole is not None
    rounded = {score.touchpoint.name: round(score.unweighted_value or 0, 2) for score in everybody}
    assert (round(whole.unweighted_value or 0, 2), rounded) == (3.98, {"Restaurants": 3.60, "Shops": 3.59})
