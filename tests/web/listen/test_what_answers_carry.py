"""Segments, times, comments, response ids, directions and long files of answers, through the browser's pages."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.listen.test_bring import WHOLE_FILE, bring, place, uploads
from touchline.web.identify.models import Segment
from touchline.web.listen import queries
from touchline.web.listen.models import Answer, Survey
from touchline.web.map import queries as map_room
from touchline.web.record.models import SavedMapping, Source, SourceState

pytestmark = pytest.mark.slow

__all__ = ["place", "uploads"]

MAPPING = """\
scale: [1, 5]
columns:
  id: {role: response}
  when: {role: time}
  who: {role: customer}
  part: {role: segment}
  desk: {role: rating, touchpoint: Front desk, stage: satisfaction}
  said: {role: comment}
"""
HEADER = "id,when,who,part,desk,said\n"
FIRST = HEADER + "".join(f"r{n},2026-01-0{n},c{n},{'men' if n % 2 else 'women'},{n % 5 + 1},\n" for n in range(1, 9))


def brought(client: Client, place: str, text: str = FIRST, mapping: str = MAPPING, name: str = "stay.csv") -> str:
    page = bring(client, place, text, name).headers["Location"].removesuffix("columns/")
    if mapping:
        client.post(f"{page}mapping/", {"mapping": SimpleUploadedFile("stay.yaml", mapping.encode())})
    return page


def taken_in(client: Client, place: str, text: str = FIRST, mapping: str = MAPPING, name: str = "stay.csv") -> str:
    page = brought(client, place, text, mapping, name)
    client.post(f"{page}start/")
    run_jobs()
    return page


def keep_as(client: Client, page: str, name: str) -> None:
    """Say on the columns page under which name the choices are kept, everything else as it stands there."""
    form = client.get(f"{page}columns/").context["form"]
    said = {**WHOLE_FILE, "save_as": name}
    for column in form.columns:
        said |= {f"{column.prefix}-{field.name}": field.value() or "" for field in column}
    assert client.post(f"{page}columns/", said).headers["Location"].endswith("/check/")


def test_an_answer_keeps_its_segment_time_customer_and_comment(bogdan: Client, place: str, cast: Cast) -> None:
    cast.workspace.time_zone = "Europe/Bucharest"
    cast.workspace.save()

    taken_in(bogdan, place, HEADER + 'r1,2026-01-05 00:30,ana,Men,5,"Lovely, thank you"\n')

    answer = Answer.objects.select_related("segment").get()
    assert answer.segment is not None
    assert (answer.segment.name, answer.customer, answer.response_id) == ("Men", "ana", "r1")
    assert (answer.comment, answer.answered_at) == ("Lovely, thank you", datetime(2026, 1, 4, 22, 30, tzinfo=UTC))


def test_a_segment_that_is_known_is_used_again(bogdan: Client, place: str, cast: Cast) -> None:
    known = Segment.objects.create(workspace=cast.workspace, slug="men-1", name="Men")

    taken_in(bogdan, place)

    assert set(Segment.objects.values_list("name", flat=True)) == {"Men", "women"}
    assert known.answers.count() == 4


def test_each_segment_gets_its_scores_on_the_map(bogdan: Client, place: str, cast: Cast) -> None:
    taken_in(bogdan, place)

    readings = map_room.readings_by_segment(cast.workspace)

    segments = {segment for _touchpoint, segment in readings}
    assert segments == {None, *Segment.objects.values_list("pk", flat=True)}


def test_a_stopped_import_takes_its_segments_away(bogdan: Client, place: str, cast: Cast) -> None:
    page = brought(bogdan, place)
    source = Source.objects.get()
    Segment.objects.create(workspace=cast.workspace, slug="made", name="men")
    source.mapping = {**source.mapping, "segments_made": ["made"]}
    source.save()
    bogdan.post(f"{page}start/")

    bogdan.post(f"{page}cancel/")
    run_jobs()

    assert not Segment.objects.exists()
    assert not Answer.objects.exists()


def test_the_same_response_in_files_of_one_saved_mapping_counts_once(bogdan: Client, place: str) -> None:
    page = brought(bogdan, place)
    keep_as(bogdan, page, "Yearly")
    bogdan.post(f"{page}start/")
    run_jobs()

    second = brought(bogdan, place, FIRST + "r9,2026-02-01,c9,men,3,\n,2026-02-01,c9,men,3,\n" * 2, "", "next.csv")
    columns = bogdan.get(f"{second}columns/").content.decode()
    bogdan.post(f"{second}start/")
    run_jobs()

    source = Source.objects.get(name="next.csv")
    assert "the choices kept as “Yearly”" in columns
    assert (source.rows_taken, source.rows_repeated) == (3, 9)
    assert (Answer.objects.count(), SavedMapping.objects.count()) == (8 + 3, 1)
    assert "Skipped, here already" in bogdan.get(second).content.decode()


def test_a_file_of_answers_that_are_all_here_is_taken_without_a_survey(bogdan: Client, place: str) -> None:
    page = brought(bogdan, place)
    keep_as(bogdan, page, "Yearly")
    bogdan.post(f"{page}start/")
    run_jobs()

    second = brought(bogdan, place, FIRST + "\n", "", "again.csv")
    bogdan.post(f"{second}start/")
    run_jobs()

    source = Source.objects.get(name="again.csv")
    assert (source.state, source.rows_taken, source.rows_repeated) == (SourceState.PUBLISHED, 0, 8)
    assert Survey.objects.count() == 1
    assert bogdan.get(second).status_code == 200


@pytest.mark.parametrize(
    ("text", "mapping", "said"),
    [
        (
            HEADER + "r1,2026-01-01,c,men,11,\nr2,2026-01-01,c,men,9,\n",
            MAPPING.replace("[1, 5]", "[0, 10]"),
            "1 rating in “desk” lies outside the scale from 0 to 10: 11.",
        ),
        (
            HEADER + "r1,03/04/2026,c,men,5,\n",
            "day_first: false\n" + MAPPING,
            "Dates such as 03/04/2026 can be read in two ways. Here the month comes first.",
        ),
        (FIRST, "best: lowest\n" + MAPPING, "ratings are turned round: 1 is kept as 5, and 5 as 1."),
        (FIRST + "r1,2026-01-01,c,men,5,\n", MAPPING, "1 row repeats a response id of an earlier row"),
        (FIRST, MAPPING, "new: men, women"),
    ],
)
def test_what_to_look_at_is_said_before_anything_is_taken(
    bogdan: Client, place: str, text: str, mapping: str, said: str
) -> None:
    page = brought(bogdan, place, text, mapping)

    assert said in " ".join(bogdan.get(f"{page}check/").content.decode().split())


def test_more_segments_than_a_map_can_hold_are_refused_before_the_import(bogdan: Client, place: str) -> None:
    text = HEADER + "".join(f"r{n},2026-01-01,c,person {n},5,\n" for n in range(61))
    page = brought(bogdan, place, text)

    reply = bogdan.get(f"{page}check/")
    bogdan.post(f"{page}start/")

    assert reply.status_code == 422
    assert "too-many-segments" in reply.content.decode()
    assert Source.objects.get().state == SourceState.UPLOADED


def test_turned_ratings_are_kept_turned_and_said_so_beside_the_scores(bogdan: Client, place: str) -> None:
    taken_in(bogdan, place, mapping="best: lowest\n" + MAPPING)

    page = bogdan.get(f"{place}/").content.decode()

    assert Answer.objects.get(response_id="r4").ratings == {"desk": 1.0}
    assert "the ratings were turned round" in page


def test_a_long_file_is_read_with_a_name_and_stage_for_each_touchpoint(bogdan: Client, place: str, cast: Cast) -> None:
    rows = [f"q{n * 3 + 1},{t},{n % 5 + 1}" for n in range(6) for t in ("Desk", "Bar", "Overall stay")]
    page = bring(bogdan, place, "response_id,touchpoint,rating\n" + "\n".join(rows)).headers["Location"]
    form = {**WHOLE_FILE, "shape": "long"}
    form |= {"c0-role": "response", "c1-role": "touchpoint", "c2-role": "rating"}
    form |= {"t0-role": "rating", "t0-touchpoint": "Hotel bar", "t0-stage": "loyalty", "t1-role": "rating"}
    form |= {"t1-touchpoint": "", "t1-stage": "", "t2-role": "overall"}

    checked = bogdan.post(page, form).headers["Location"]
    shown = bogdan.get(checked).content.decode()
    bogdan.post(checked.replace("check", "start"))
    run_jobs()

    survey = queries.latest_survey(cast.workspace)
    assert survey is not None
    scores = {s.touchpoint.name: s.answers for s in queries.touchpoint_scores(cast.workspace, survey=survey)}
    whole = queries.whole_score(survey)
    assert "6 answers would be taken. 2 touchpoints are rated." in shown
    assert scores == {"Hotel bar": 6, "Desk": 6}
    assert whole is not None
    assert whole.answers == 6


def test_another_shape_asks_anew_what_the_columns_are(bogdan: Client, place: str) -> None:
    page = bring(bogdan, place).headers["Location"]
    form = {**WHOLE_FILE, "shape": "long"} | {f"c{place}-role": "ignore" for place in range(6)}

    reply = bogdan.post(page, form, follow=True)

    assert reply.redirect_chain[-1][0].endswith("/columns/")
    assert "Name of the touchpoint" in reply.content.decode()
