"""The tree of touchpoints: moved, added to, described and deleted in its rows; all of it can be taken back."""

from django.test import Client

from tests.conftest import Cast
from touchline.web.act.models import Task
from touchline.web.identify import operations, queries
from touchline.web.identify.models import Touchpoint
from touchline.web.map import operations as map_operations
from touchline.web.map import queries as map_queries


def library(cast: Cast, *names: str) -> list[Touchpoint]:
    return operations.create_touchpoints(cast.workspace, names=names, person=cast.ana.person)


def read(cast: Cast) -> str:
    branches, rows = queries.tree(cast.workspace)
    return " ".join(">" * branch.depth + rows[branch.name].name for branch in branches)


def url(cast: Cast, room: str, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, room, *parts, ""])


def test_a_branch_moves_by_steps_or_under_another_and_back(cast: Cast, bogdan: Client) -> None:
    door, shop, sign = library(cast, "Door", "Shop", "Sign")
    bogdan.post(url(cast, "identify", "touchpoints", sign.slug, "plant"), {"step": "in"})
    bogdan.post(url(cast, "identify", "touchpoints", door.slug, "plant"), {"under": shop.slug, "place": 0})
    moved = read(cast)
    last = queries.last_revision(cast.workspace, "tree", cast.bogdan.person)
    assert last

    bogdan.post(url(cast, "map", "revisions", last.slug, "undo"))

    assert moved == "Shop >Door >Sign"
    assert read(cast) == "Door Shop >Sign"


def test_a_touchpoint_never_stands_under_itself(cast: Cast, bogdan: Client) -> None:
    shop, _sign = library(cast, "Shop", "Sign")
    sign = operations.add_child(shop, name="Neon", person=cast.ana.person)

    reply = bogdan.post(url(cast, "identify", "touchpoints", shop.slug, "plant"), {"under": sign.slug}, follow=True)

    assert "cannot stand under one of its own parts" in reply.content.decode()
    assert read(cast) == "Shop >Neon Sign"


def test_a_child_is_added_and_the_page_tells_its_level(cast: Cast, bogdan: Client) -> None:
    (shop,) = library(cast, "Shop")

    page = bogdan.post(url(cast, "identify", "touchpoints", shop.slug, "add"), {"name": "Parking"}, follow=True)

    assert "Added Parking under Shop." in page.content.decode()
    assert "level 2" in page.content.decode()


def test_kinds_control_and_contact_are_said_in_the_row_and_taken_back_on_the_map(cast: Cast, bogdan: Client) -> None:
    (press,) = library(cast, "Press")
    map = map_operations.open_map(cast.workspace, person=cast.ana.person)
    said = {"version": press.version, "kinds": ["communication"], "control": "not-ours", "direct": "no"}

    bogdan.post(url(cast, "map", "touchpoints", press.slug, "describe"), said)
    press.refresh_from_db()
    described = (press.kinds, press.control, press.direct)
    map_operations.undo(map, person=cast.bogdan.person)

    press.refresh_from_db()
    assert described == (["communication"], "not-ours", False)
    assert (press.kinds, press.control, press.direct) == ([], "ours", True)


def test_deleting_a_used_touchpoint_tells_where_it_stands_and_its_parts_move_on(cast: Cast, bogdan: Client) -> None:
    stage = operations.lay_out_stages(cast.workspace, scheme="three-phases")[1]
    (shop,) = library(cast, "Shop")
    operations.add_child(shop, name="Sign", person=cast.ana.person)
    map = map_operations.open_map(cast.workspace, person=cast.ana.person)
    map_operations.place(map, touchpoint=shop, stage=stage, person=cast.ana.person)

    asked = bogdan.post(url(cast, "identify", "touchpoints", shop.slug, "remove"), follow=True).content.decode()
    bogdan.post(url(cast, "map", "touchpoints", shop.slug, "delete"), {"sure": "yes", "children_to": "top"})
    gone = read(cast)
    map_operations.undo(map, person=cast.bogdan.person)

    assert "It stands in 1 place" in asked
    assert "During the purchase" in asked
    assert gone == "Sign"
    assert [card.touchpoint.name for card in map_queries.placements(map)] == ["Shop"]


def test_a_touchpoint_of_which_a_task_speaks_is_not_deleted(cast: Cast, bogdan: Client) -> None:
    (shop,) = library(cast, "Shop")
    Task.objects.create(workspace=cast.workspace, slug="paint", title="Paint the door", touchpoint=shop)

    reply = bogdan.post(url(cast, "map", "touchpoints", shop.slug, "delete"), {"sure": "yes"})

    assert reply.status_code == 422
    assert "Paint the door" in reply.content.decode()
    assert read(cast) == "Shop"


def test_a_viewer_reads_the_tree_and_changes_nothing(cast: Cast, chi: Client, dario: Client) -> None:
    (shop,) = library(cast, "Shop")

    page = chi.get(url(cast, "identify", "tree")).content.decode()

    assert "Shop" in page
    assert "tree-menu" not in page
    for room, step in (("identify", "plant"), ("identify", "add"), ("map", "describe"), ("map", "delete")):
        assert chi.post(url(cast, room, "touchpoints", shop.slug, step)).status_code == 403
        assert dario.post(url(cast, room, "touchpoints", shop.slug, step)).status_code == 404
