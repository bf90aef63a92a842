"""A map brought out of a file: shown first, then written in one step, which is taken back as one."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.web.map.editing import Editors
from touchline.engine import map as engine
from touchline.engine.map import formats
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Revision, Segment, Stage, Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Map, Placement
from touchline.web.workspace.models import Workspace

SHOP = """touchline-map: 1
name: Shop
stages: {browse: Browse, buy: Buy}
segments: {families: Families}
touchpoints:
  till: {name: Till, note: Card only, responsible: bogdan@lavanda.example, "name@ro": Casa}
  leaflet: Leaflet
cards:
  - {touchpoint: leaflet, stage: browse}
  - {touchpoint: till, stage: buy, segment: families, experience: {think: Is it far?, "think@ro": E departe?}}
lanes: {risks: Risks}
cells: [{lane: risks, stage: buy, text: Queues}]
evidence: [{touchpoint: till, field: note, kind: interview, date: 2026-03-01}]
"""


def address(workspace: Workspace) -> str:
    return f"/w/{workspace.slug}/map/import/"


def look(client: Client, workspace: Workspace, text: str = SHOP, name: str = "shop.yaml", **more: str) -> HttpResponse:
    file = SimpleUploadedFile(name, text.encode())
    return client.post(address(workspace), {"file": file, **more})


def hidden(reply: HttpResponse) -> dict[str, Any]:
    """Return what the page of a preview sends along."""
    said: dict[str, Any] = dict(reply.context["looked"].data)
    return {name: value for name, value in said.items() if value not in (None, False)}


def take(client: Client, workspace: Workspace, reply: HttpResponse, **more: str) -> HttpResponse:
    return client.post(address(workspace), {**hidden(reply), "take": "1", **more})


def rows(workspace: Workspace) -> list[int]:
    of = {"workspace": workspace}
    counts = [kind.objects.filter(**of).count() for kind in (Map, Stage, Segment, Touchpoint, Revision)]
    return [*counts, Change.objects.filter(map__workspace=workspace).count()]


def test_a_preview_writes_nothing(bogdan: Client, cast: Cast) -> None:
    before = rows(cast.workspace)

    page = look(bogdan, cast.workspace)

    assert page.status_code == 200
    text = page.content.decode()
    assert "2 cards added, 2 stages added, 1 segment added" in text
    assert "Put Till into Buy · Families" in text
    assert rows(cast.workspace) == before


def test_a_file_becomes_a_map_with_all_that_it_says(bogdan: Client, cast: Cast) -> None:
    reply = take(bogdan, cast.workspace, look(bogdan, cast.workspace))

    map = Map.objects.get(workspace=cast.workspace)
    assert reply.headers["Location"] == f"/w/{cast.workspace.slug}/map/{map.slug}/"
    told, file = operations.portable(map), formats.read_map(SHOP)
    assert told.map["name"] == "Shop"
    assert [(one.id, one.fields["name"]) for one in told.stages] == [("browse", "Browse"), ("buy", "Buy")]
    assert told.touchpoints["till"].items() >= file.touchpoints["till"].items()
    [card] = [card for card in told.placements.values() if card.touchpoint == "till"]
    assert (card.stage, card.segment, card.experience) == (
        "buy",
        "families",
        {"think": "Is it far?", "think@ro": "E departe?"},
    )
    assert [says["text"] for says in told.cells.values()] == ["Queues"]
    assert [says["kind"] for says in told.evidence.values()] == ["interview"]


def test_one_undo_takes_all_of_it_back_and_one_redo_brings_it_again(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace))
    map = Map.objects.get(workspace=cast.workspace)
    whole = operations.portable(map)

    operations.undo(map, person=cast.bogdan.person)

    assert rows(cast.workspace)[1:4] == [0, 0, 0]
    assert not Placement.objects.filter(map=map).exists()
    operations.redo(map, person=cast.bogdan.person)
    assert operations.portable(map) == whole


def test_the_history_of_an_imported_map_leads_to_it(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace))
    map = Map.objects.get(workspace=cast.workspace)

    now = operations.document(map)
    assert engine.rewound(now, operations.history_since(map)).placements == {}


def test_touchpoints_of_the_library_are_used_and_lose_nothing(bogdan: Client, cast: Cast) -> None:
    known = identify.create_touchpoint(cast.workspace, name="TILL", channel="Shop", person=None)

    page = look(bogdan, cast.workspace)
    take(bogdan, cast.workspace, page)

    assert "1 touchpoint of the file is known here already: it is used, not doubled." in page.content.decode()
    known.refresh_from_db()
    assert (known.name, known.channel, known.note) == ("Till", "Shop", "Card only")
    assert Touchpoint.objects.filter(workspace=cast.workspace).count() == 2


@pytest.mark.slow
def test_brought_again_into_its_map_a_file_changes_what_it_changed_and_nothing_else(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace))
    map = Map.objects.get(workspace=cast.workspace)

    same = look(bogdan, cast.workspace, into=map.slug)
    before = operations.portable(map)
    changed = SHOP.replace("Card only", "Cash too").replace("Is it far?", "Is it near?").replace(": Casa", ": Casierie")
    other = look(bogdan, cast.workspace, changed, into=map.slug)
    take(bogdan, cast.workspace, other)

    assert same.context["count"] == 0
    assert other.context["head"] == "1 touchpoint changed, 1 experience changed."
    after = operations.portable(map)
    assert after.touchpoints["till"]["note"] == "Cash too"
    assert after.touchpoints["till"]["name@ro"] == "Casierie"
    assert {"think": "Is it near?", "think@ro": "E departe?"} in [one.experience for one in after.placements.values()]
    assert engine.replay(operations.history_since(map)[-2:], before) == after
    operations.undo(map, person=cast.bogdan.person)
    assert operations.portable(map) == before


def test_what_the_file_does_not_have_comes_off_or_stays_as_one_says(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace))
    map = Map.objects.get(workspace=cast.workspace)
    less = re.sub(r"  - \{touchpoint: leaflet.*\n", "", SHOP).replace(", note: Card only", "")

    off = look(bogdan, cast.workspace, less, into=map.slug)
    kept = look(bogdan, cast.workspace, less, into=map.slug, keep="on")

    assert off.context["head"] == "1 taken off, 1 touchpoint changed."
    assert kept.context["count"] == 0


def test_what_changed_since_it_was_shown_is_refused_and_shown_again(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace))
    map = Map.objects.get(workspace=cast.workspace)
    shown = look(bogdan, cast.workspace, SHOP.replace("Card only", "Cash too"), into=map.slug)
    till = library.touchpoint(cast.workspace, "till")
    operations.change_touchpoint(map, till, note="Cards and cash", person=cast.ana.person)

    reply = take(bogdan, cast.workspace, shown)

    assert reply.status_code == 409
    assert "Cards and cash" in reply.content.decode()
    assert library.touchpoint(cast.workspace, "till").note == "Cards and cash"
    assert take(bogdan, cast.workspace, reply).status_code == 302
    assert library.touchpoint(cast.workspace, "till").note == "Cash too"


def test_another_choice_than_the_one_shown_is_shown_first(bogdan: Client, cast: Cast) -> None:
    shown = look(bogdan, cast.workspace)

    reply = take(bogdan, cast.workspace, shown, name="Other")

    assert reply.status_code == 409
    assert not Map.objects.filter(workspace=cast.workspace).exists()


def test_who_is_no_member_is_told_and_nobody_else_becomes_responsible(bogdan: Client, cast: Cast) -> None:
    shown = look(bogdan, cast.workspace, SHOP.replace("bogdan@lavanda.example", "dario@elsewhere.example"))
    take(bogdan, cast.workspace, shown)

    assert "dario@elsewhere.example is no member here" in shown.content.decode()
    assert Touchpoint.objects.get(workspace=cast.workspace, name="Till").responsible is None


def test_all_mistakes_of_a_file_are_told_at_once_and_nothing_is_taken(bogdan: Client, cast: Cast) -> None:
    before = rows(cast.workspace)

    page = look(
        bogdan, cast.workspace, SHOP.replace("stage: buy,", "stage: bye,").replace("kind: interview", "kind: talk")
    )

    assert page.status_code == 422
    assert [(fault.line, fault.code) for fault in page.context["faults"]] == [
        (10, "map-file-unknown-id"),
        (12, "map-file-unknown-id"),
        (13, "map-file-value"),
    ]
    assert rows(cast.workspace) == before


@pytest.mark.parametrize("text", ["", "\x00\x01", "hello", "touchline-map: 9\nname: x\n", "touchline-map: 1\n"])
def test_what_is_no_map_is_refused_in_words(bogdan: Client, cast: Cast, text: str) -> None:
    page = look(bogdan, cast.workspace, text)

    assert page.status_code == 422
    assert page.context["trouble"].fix


def test_a_file_that_did_not_arrive_whole_is_refused(bogdan: Client, cast: Cast) -> None:
    shown = look(bogdan, cast.workspace)

    for content in ("", "!", "aGVsbG8=", hidden(shown)["content"][:40]):
        assert take(bogdan, cast.workspace, shown, content=content).status_code == 400


def test_a_file_goes_into_no_map_of_another_workspace(bogdan: Client, cast: Cast) -> None:
    other = operations.create_map(cast.elsewhere, name="Hidden", person=None)

    reply = look(bogdan, cast.workspace, into=other.slug)

    assert reply.status_code == 422
    assert "Hidden" not in bogdan.get(address(cast.workspace)).content.decode()


def test_more_stages_than_a_workspace_can_have_are_refused(bogdan: Client, cast: Cast) -> None:
    stages = ", ".join(f"s{number}: Stage {number}" for number in range(31))

    page = look(bogdan, cast.workspace, f"touchline-map: 1\nname: Long\nstages: {{{stages}}}\n")

    assert (page.status_code, page.context["trouble"].code) == (422, "too-many-of-a-map")


@pytest.mark.slow
@pytest.mark.any_database
@pytest.mark.parametrize("format", formats.importable())
def test_a_file_of_any_format_brought_back_unchanged_changes_nothing(cast: Cast, map: Map, format: str) -> None:
    identify.segment_named(cast.workspace, "Families")
    Editors(map, [cast.ana.person], seed=3).edit(80)
    file = formats.write_file(operations.portable(map), format)

    brought = formats.read_file(file.content, "map", format)

    for keep in (False, True):
        found = operations.plan(cast.workspace, brought, operations.Choice(map=map, keep=keep))
        assert [change for change in found.changes if change.operation != "edit-map"] == []


def test_a_format_that_holds_less_clears_nothing_that_it_cannot_say(bogdan: Client, cast: Cast) -> None:
    take(bogdan, cast.workspace, look(bogdan, cast.workspace))
    map = Map.objects.get(workspace=cast.workspace)
    journey = formats.write_file(operations.portable(map), "mermaid").content.decode()
    without_leaflet = "\n".join(line for line in journey.splitlines() if "Leaflet" not in line)

    shown = look(bogdan, cast.workspace, without_leaflet, "shop.mmd", into=map.slug)
    take(bogdan, cast.workspace, shown)

    assert shown.context["head"] == "1 taken off."
    till = library.touchpoint(cast.workspace, "till")
    assert (till.note, till.responsible) == ("Card only", cast.bogdan)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, pytest.param(8, marks=pytest.mark.any_database)])
def test_a_map_taken_along_comes_into_an_empty_workspace_as_it_was(cast: Cast, map: Map, seed: int) -> None:
    identify.segment_named(cast.workspace, "Families")
    Editors(map, [cast.ana.person, cast.bogdan.person], seed=seed).edit(120)
    left = operations.portable(map)
    brought = formats.read_file(formats.write_file(left, "yaml").content, "map.yaml")

    plan = operations.plan(cast.elsewhere, brought, operations.Choice())
    came, _count = operations.import_map(
        cast.elsewhere, brought, operations.Choice(), seen=plan.fingerprint, person=None
    )

    assert len(left.placements) > 5
    assert operations.portable(came) == left
    assert operations.plan(cast.workspace, brought, operations.Choice(map=map)).changes == ()
    assert queries.newest_change(came)


def test_who_needs_both_holds_the_stages_before_the_map(bogdan: Client, cast: Cast) -> None:
    """Merging stages holds them first and then maps: the other way round, two people could wait for each other."""
    shown = look(bogdan, cast.workspace)
    with CaptureQueriesContext(connection) as brought:
        take(bogdan, cast.workspace, shown)
    map = Map.objects.select_related("workspace").get(workspace=cast.workspace)
    with CaptureQueriesContext(connection) as undone:
        operations.undo(map, person=cast.bogdan.person)

    for queries_made in (brought, undone):
        sent = [query["sql"] for query in queries_made if "BEGIN" in query["sql"] or query["sql"].startswith("SELECT")]
        first = next(
            place for place, sql in enumerate(sent) if 'FROM "map_map"' in sql and 'WHERE "map_map"."id"' in sql
        )
        assert any('FROM "workspace_workspace" WHERE "workspace_workspace"."id"' in sql for sql in sent[:first])
