"""What a program does with a key: the same operations as on the pages, and the same refusals."""

from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.desk.api import Program
from touchline.web.map.models import Change
from touchline.web.map.operations import create_map
from touchline.web.workspace.models import AuditEntry, Job, Scope
from touchline.web.workspace.sentences import sentence

pytestmark = pytest.mark.slow


@pytest.fixture
def cast(filled: Cast) -> Cast:
    return filled


@pytest.fixture
def program(filled: Cast) -> Program:
    return Program(filled.ana)


def test_a_touchpoint_is_added_read_and_changed_with_its_history(program: Program) -> None:
    made = program.send("post", "touchpoints", {"name": "  Parcel   delivery ", "kinds": ["human"]}, 201)
    assert (made["name"], made["kinds"], made["version"]) == ("Parcel delivery", ["human"], 1)

    changed = program.send("patch", f"touchpoints/{made['slug']}", {"version": 1, "channel": "courier"}, 200)

    assert (changed["channel"], changed["name"], changed["version"]) == ("courier", "Parcel delivery", 2)
    assert program.get(f"touchpoints/{made['slug']}") == changed
    assert Change.objects.filter(subject=made["slug"], operation="edit").exists()


def test_a_change_of_an_old_version_is_refused_and_loses_nothing(program: Program) -> None:
    touchpoint = program.get("touchpoints")["items"][0]
    path = f"touchpoints/{touchpoint['slug']}"
    program.send("patch", path, {"version": touchpoint["version"], "name": "Theirs"}, 200)

    refused = program.send("patch", path, {"version": touchpoint["version"], "name": "Mine"}, 409)

    assert refused["code"] == "changed-meanwhile"
    assert program.get(path)["name"] == "Theirs"


def test_a_card_is_placed_moved_and_taken_off(program: Program) -> None:
    touchpoint = program.send("post", "touchpoints", {"name": "Unboxing"}, 201)["slug"]
    first, second = [stage["slug"] for stage in program.get("stages")["items"]][:2]
    card = program.send("post", "placements", {"touchpoint": touchpoint, "stage": first, "position": 0}, 201)
    twin = program.send("post", "placements", {"touchpoint": touchpoint, "stage": first}, 409)

    moved = program.send("patch", f"placements/{card['slug']}", {"stage": second}, 200)
    program.send("delete", f"placements/{card['slug']}", None, 204)

    assert (card["position"], twin["code"]) == (0, "card-already-here")
    assert (moved["stage"], moved["slug"]) == (second, card["slug"])
    assert card["slug"] not in [each["slug"] for each in program.get("placements")["items"]]
    assert program.send("delete", f"placements/{card['slug']}", None, 404)["code"] == "no-such-placement"


def test_readings_are_kept_all_or_none(program: Program) -> None:
    touchpoint = program.get("touchpoints")["items"][0]["slug"]
    good = {"touchpoint": touchpoint, "measure": "score", "value": 4.2, "unit": "points 1-5", "method": "mean"}
    before = len(program.get("readings")["items"])

    turned = program.send("post", "readings", {"readings": [good, {**good, "low": 5.0, "high": 4.0}]}, 422)
    kept = program.send("post", "readings", {"readings": [{**good, "answers": 40, "low": 4.0, "high": 4.4}]}, 201)

    assert turned["code"] == "ends-before-it-begins"
    assert kept["readings"][0]["answers"] == 40
    assert len(program.get("readings")["items"]) == before + 1


def test_a_task_is_added_and_finished(program: Program, filled: Cast) -> None:
    body = {"title": "Call back", "responsible": filled.bogdan.slug, "due_date": "2026-12-01", "effort_days": 0.5}
    task = program.send("post", "tasks", body, 201)

    done = program.send("patch", f"tasks/{task['slug']}", {"version": 1, "state": "done"}, 200)

    assert (task["state"], task["responsible"], task["due_date"]) == ("open", filled.bogdan.slug, "2026-12-01")
    assert done["state"] == "done"
    assert done["done_at"]
    assert done["version"] == 2


def test_a_list_comes_page_by_page_without_a_gap_or_a_repeat(program: Program) -> None:
    for number in range(5):
        program.send("post", "touchpoints", {"name": f"Number {number}"}, 201)
    whole = [each["slug"] for each in program.get("touchpoints?limit=200")["items"]]

    pages, after = [], ""
    while after is not None:
        part = program.get(f"touchpoints?limit=2&after={after}")
        pages, after = pages + [each["slug"] for each in part["items"]], part["next"]

    assert pages == whole


@pytest.mark.parametrize("after", ["nonsense", "WzFd_", "W10", "WzEsMl0", "WzEwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDBd", "-"])
def test_a_place_that_no_list_gave_is_refused(program: Program, after: str) -> None:
    assert program.ask("get", f"touchpoints?after={after}").status_code == 404


def test_a_key_that_reads_changes_nothing(filled: Cast) -> None:
    reader = Program(filled.ana, Scope.READ)

    refused = reader.send("post", "touchpoints", {"name": "No"}, 403)

    assert refused["code"] == "key-only-reads"
    assert reader.get("touchpoints")["items"]


def test_things_of_another_workspace_do_not_exist(program: Program, filled: Cast) -> None:
    theirs = Program(filled.dario)
    touchpoint, task = theirs.get("touchpoints")["items"][0]["slug"], theirs.get("tasks")["items"][0]["slug"]
    stage = program.get("stages")["items"][0]["slug"]

    asked = [
        program.ask("get", f"touchpoints/{touchpoint}"),
        program.ask("patch", f"touchpoints/{touchpoint}", {"version": 1, "name": "Ours"}),
        program.ask("get", f"tasks/{task}"),
        program.ask("post", "placements", {"touchpoint": touchpoint, "stage": stage}),
    ]

    assert [reply.status_code for reply in asked] == [404] * 4
    assert asked[3].json()["code"] == "no-such-touchpoint"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer tl_x_y", "Basic YTpi", "Bearer \x00", "Bearer tl_ăîș_"])
def test_without_a_key_nothing_is_told(filled: Cast, client: Client, header: str) -> None:
    reply = client.get("/api/v1/touchpoints", headers={"Authorization": header})

    assert (reply.status_code, reply.json()["code"]) == (401, "no-usable-key")
    assert reply.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"name": ""}, "name"),
        ({"name": " "}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": 7}, "name"),
        ({"name": "Good", "kinds": ["loud"]}, "kinds"),
        ({"name": "Good", "colour": "red"}, "colour"),
        ({"name": "Good", "monthly_cost_minor": 10**30}, "monthly_cost_minor"),
        ({"name": "Good", "protected": "yes"}, "protected"),
        ([], "body"),
    ],
)
def test_what_cannot_be_used_is_named(program: Program, body: Any, where: str) -> None:
    refused = program.send("post", "touchpoints", body, 422)

    assert refused["code"] == "unusable-request"
    assert where in refused["problems"][0]["where"]
    assert refused["found"]
    assert refused["expected"]
    assert refused["fix"]


@pytest.mark.parametrize(
    "body", [b"{", b"\xff", b'{"name": NaN}', b'{"name": "\\ud800"}', b"[" * 100_000, b"1" * 10_000, b"\x00"]
)
def test_what_is_not_json_is_refused(program: Program, body: bytes) -> None:
    reply = program.client.post("/api/v1/touchpoints", data=body, content_type="application/json")

    assert reply.status_code in (400, 422)
    assert reply.json()["fix"]


def test_a_body_that_is_too_large_is_refused(program: Program) -> None:
    assert program.send("post", "touchpoints", {"name": "x" * 1_000_001}, 413)["code"] == "request-too-large"


def test_what_is_not_there_is_said_in_json(program: Program) -> None:
    assert program.send("get", "nowhere", None, 404)["code"] == "nothing-here"
    assert program.send("put", "touchpoints", None, 405)["code"] == "method-not-allowed"


def test_a_key_that_asks_too_often_waits(program: Program, settings: Any) -> None:
    settings.API_REQUESTS_A_MINUTE = 2
    statuses = [program.ask("get", "stages").status_code for _ in range(5)]

    refused = program.ask("get", "stages")

    assert statuses[-1] == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.json()["code"] == "too-many-requests"


def test_the_trail_says_that_a_program_did_it(program: Program, filled: Cast) -> None:
    program.send("post", "touchpoints", {"name": "Newsletter"}, 201)

    entry = AuditEntry.objects.filter(action="identify.create_touchpoint").latest("pk")

    assert sentence(entry) == "A program with the key “Till” of Ana added the touchpoint Newsletter."


def test_answers_are_taken_once_by_their_response_id_and_reach_the_map(program: Program, filled: Cast) -> None:
    survey = next(each for each in program.get("surveys")["items"] if each["name"] == "Guests")
    key, touchpoint = survey["questions"][0]["key"], survey["questions"][0]["touchpoint"]
    body = {"survey": survey["slug"], "answers": [{"response_id": f"till-{n}", "ratings": {key: 2}} for n in range(6)]}
    before = len(program.get("answers?limit=200")["items"])

    first = program.send("post", "answers", body, 201)
    again = program.send("post", "answers", body | {"answers": [*body["answers"], body["answers"][0]]}, 201)

    assert (first, again) == ({"taken": 6, "known": 0}, {"taken": 0, "known": 7})
    assert len(program.get("answers?limit=200")["items"]) == before + 6
    assert len(program.get(f"answers?survey={survey['slug']}&limit=200")["items"]) == 12
    waiting = Job.objects.filter(kind="listen.post_survey_scores")
    assert waiting.count() == 1
    Job.objects.exclude(pk=waiting.get().pk).delete()
    run_jobs()
    posted = [r for r in program.get("readings?limit=200")["items"] if r["touchpoint"] == touchpoint]
    # 5, 4, 5, 3, 4, 5 and six times 2: 38 / 12
    assert (posted[-2]["measure"], round(posted[-2]["value"], 4), posted[-2]["answers"]) == ("score", 3.1667, 12)


@pytest.mark.parametrize(
    ("ratings", "code"), [({"nothing asked": 3}, "unknown-question"), ({"Follow-up call": 11}, "outside-scale")]
)
def test_an_answer_that_cannot_be_used_keeps_none_of_them(program: Program, ratings: Any, code: str) -> None:
    survey = next(each["slug"] for each in program.get("surveys")["items"] if each["name"] == "Guests")
    good = {"response_id": "a", "ratings": {"Follow-up call": None}, "comment": "Two\nlines"}
    before = program.get("answers?limit=200")

    refused = program.send(
        "post", "answers", {"survey": survey, "answers": [good, {"response_id": "b", "ratings": ratings}]}, 422
    )

    assert refused["code"] == code
    assert program.get("answers?limit=200") == before


def test_a_question_is_asked_and_answered_by_a_program(program: Program) -> None:
    touchpoint = program.get("touchpoints")["items"][0]["slug"]
    survey = program.send("post", "surveys", {"kind": "nps", "touchpoint": touchpoint}, 201)
    question = survey["questions"][0]
    answer = {"response_id": "1", "ratings": {question["key"]: 9}, "answered_at": "2026-11-20T10:00:00+02:00"}

    program.send("post", "answers", {"survey": survey["slug"], "answers": [answer]}, 201)

    assert (survey["open"], question["scale_low"], question["scale_high"]) == (True, 0, 10)
    kept = program.get(f"answers?survey={survey['slug']}")["items"]
    assert (kept[0]["answered_at"], kept[0]["ratings"]) == ("2026-11-20T08:00:00Z", {question["key"]: 9})


def test_a_program_lists_maps_and_names_the_one_it_means(program: Program, filled: Cast) -> None:
    second = create_map(filled.workspace, name="Wholesale", person=filled.ana.person)
    touchpoint = program.get("touchpoints")["items"][0]["slug"]
    stage = program.get("stages")["items"][0]["slug"]
    first = program.get("placements")["items"]

    made = program.send("post", "placements", {"touchpoint": touchpoint, "stage": stage, "map": second.slug}, 201)

    assert [row["slug"] for row in program.get("maps")["items"]][-1] == second.slug == made["map"]
    assert [row["slug"] for row in program.get(f"placements?map={second.slug}")["items"]] == [made["slug"]]
    assert program.get("placements")["items"] == first
    assert program.ask("get", "placements?map=nowhere-1").json()["code"] == "no-such-map"


def test_a_samples_replies_say_that_it_is_one(filled: Cast) -> None:
    own, sample = Program(filled.ana), Program(filled.dario)
    filled.elsewhere.sample = "casa-lavanda"
    filled.elsewhere.save()

    mine, made_up = own.ask("get", "tasks"), sample.ask("get", "tasks")

    assert (mine.json()["sample"], made_up.json()["sample"]) == (False, True)
    assert "X-Touchline-Sample" not in mine.headers
    assert made_up.headers["X-Touchline-Sample"] == "casa-lavanda"
