import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings

from tests.engine.map.formats.maps import maps
from tests.engine.map.formats.mutating import damaged_files_are_read_or_refused, mutated, read_or_refused
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document, Placement, Record, aligned, formats
from touchline.engine.map.formats import Loss, mermaid

DAY = """\
journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Do work: 1: Me, Cat
    section Go home
      Go downstairs: 3
      Make tea: 4: Cat
"""
SIGNS = [
    "", ":", ";", "#", "%%", "%%{init: {}}%%", "\n", "\r", " ", "#58;", "#x;", "journey", "title ", "section ", "\x00",
    "accTitle: a", "accDescr {", "}", ",", "1e400", "0x1F", "NaN", "-Infinity", "ﬂ°", "<b>", "---\n", "ț",
    "\u2028", "```mermaid\n", "style", "\ufeff",
]  # fmt: skip


def read(text: str, name: str = "day.mmd") -> formats.Brought:
    return formats.read_file(text.encode(), name, "mermaid")


def remarks(text: str) -> list[tuple[str, str]]:
    return [(one.code, str(one.place)) for one in read(text).remarks]


def shown(map: Document) -> list[tuple[str, str, str, object]]:
    """Stage, touchpoint, segment and feeling of every card, in the order of the map."""
    names = {id: says["name"] for id, says in map.touchpoints.items()}
    who: dict[str | None, str] = {None: "", **{one.id: one.fields["name"] for one in map.segments}}
    return [
        (stage.fields["name"], names[card.touchpoint], who[segment], card.experience.get("emotion_felt"))
        for stage in map.stages
        for segment in who
        for card in map.cell(stage.id, segment)
    ]


def test_sections_become_stages_tasks_touchpoints_and_actors_segments() -> None:
    brought = read(DAY)

    assert brought.remarks == ()
    assert brought.map.map == {"name": "My working day"}
    assert shown(brought.map) == [
        ("Go to work", "Make tea", "Me", 2),
        ("Go to work", "Do work", "Me", -2),
        ("Go to work", "Do work", "Cat", -2),
        ("Go home", "Go downstairs", "", 0),
        ("Go home", "Make tea", "Cat", 1),
    ]
    assert list(brought.map.touchpoints) == ["make-tea", "do-work", "go-downstairs"]


@pytest.mark.parametrize(
    ("task", "code", "became"),
    [
        ("Arrives 10:30: 4: Visitor", "mermaid-colon", ("Arrives 10", "4", None)),
        ("Calls: 4: Team: Sales", "mermaid-colon", ("Calls", "Team", 1)),
        ("Waits: : Me", "mermaid-empty-score", ("Waits", "Me", None)),
        ("Waits: high: Me", "mermaid-score", ("Waits", "Me", None)),
        ("Walks in: 3:", "mermaid-actor", ("Walks in", "", 0)),
        ("Walks in: 3: Me, Me", "mermaid-actor-twice", ("Walks in", "Me", 0)),
    ],
)
def test_what_mermaid_silently_changes_is_told_with_its_line(
    task: str, code: str, became: tuple[str, str, int | None]
) -> None:
    brought = read(f"journey\n title T\n section S\n {task}\n")

    assert code in {one.code for one in brought.remarks if str(one.place) == "line 4"}
    assert shown(brought.map) == [("S", *became)]


def test_a_task_that_begins_with_title_is_read_as_the_title_and_told() -> None:
    brought = read("journey\n section S\n Walks in: 3\n Title deed check: 4: V\n")

    assert brought.map.map["name"] == "deed check: 4: V"
    assert shown(brought.map) == [("S", "Walks in", "", 0)]
    assert [(one.code, str(one.place)) for one in brought.remarks] == [("mermaid-title", "line 4")]


def test_scores_beyond_the_faces_are_kept_as_they_stand_with_their_range() -> None:
    brought = read("journey\n title T\n section S\n Walks in: 9: Me\n Waits: 3.5: Me\n Leaves: -2\n")

    assert [one for *_, one in shown(brought.map)] == [None, None, None]
    assert [one.fields["name"] for one in brought.map.lanes] == ["Score, -2 to 9"]
    assert [cell["text"] for cell in brought.map.cells.values()] == ["Walks in: 9\nWaits: 3.5", "Leaves: -2"]
    assert [(one.code, str(one.place)) for one in brought.remarks] == [("mermaid-scale", "line 4")]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("journey\n Walks; in: 3", "mermaid-sign", 2),
        ("journey\n Walks #1: 3", "mermaid-no-score", 2),
        ("journey\n\n Walks in\n", "mermaid-no-score", 3),
        ("journey\n section A: B\n", "mermaid-sign", 2),
        ("journey\n Journey home: 3", "mermaid-word", 2),
        ("journey\n Section lead: 3", "mermaid-sign", 2),
        ("JOURNEY\n Walks in: 3", "mermaid-no-journey", 1),
        ("flowchart LR\n a-->b", "mermaid-no-journey", 1),
        ("", "mermaid-no-journey", 1),
        ("journey\n A: 3\n accDescr { so\n it goes\n", "mermaid-unclosed", 3),
        ("---\ntitle: [\n---\njourney\n A: 3", "mermaid-front-matter", 4),
    ],
)
def test_what_mermaid_cannot_read_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(UnusableInputError) as refused:
        read(text)

    assert (refused.value.code, refused.value.values["line"]) == (code, line)


def test_what_mermaid_accepts_is_read() -> None:
    head = "---\ntitle: Din față\n---\r\n%%{init: {}}%%\r\n\n%% a remark\n"
    text = f"{head}journey\r\n # another\n Мой 50% день: 4.0 # why\n"

    brought = read(text)

    assert brought.map.map["name"] == "Din față"
    assert shown(brought.map) == [("Start", "Мой 50% день", "", 1)]
    assert [one.code for one in brought.remarks] == ["mermaid-settings", "mermaid-no-section"]


def test_a_journey_in_markdown_is_found_and_its_lines_are_those_of_the_file() -> None:
    text = f"# Plan\n\n```mermaid\npie\n```\n\n```mermaid\n{DAY}      Sit: x: Me\n```\n~~~mermaid\njourney\n~~~\n"

    brought = formats.read_file(text.encode(), "notes.txt")

    assert brought.format == "mermaid"
    assert len(brought.map.placements) == 6
    assert [(one.code, str(one.place)) for one in brought.remarks] == [
        ("mermaid-score", "line 16"),
        ("mermaid-other", "line 19"),
    ]


def test_names_are_cut_where_a_map_holds_no_more_and_stand_whole_in_the_note() -> None:
    long = "a" * 130

    brought = read(f"journey\n title T\n section S\n {long}: 3\n")

    assert list(brought.map.touchpoints.values()) == [{"name": "a" * 119 + "…", "note": long}]
    assert [one.code for one in brought.remarks] == ["mermaid-long"]


def test_a_map_is_written_with_one_task_for_all_whom_it_concerns() -> None:
    shop = Document(
        {"name": "Shop: old & new", "state": "as-is"},
        (Record("a", {"key": "awareness", "importance": "high"}), Record("b", {"name": "Section 2"})),
        (Record("f", {"name": "Families"}), Record("p", {"name": "Pairs, old"})),
        {"t": {"name": "Till 10:30", "note": "Slow"}, "w": {"name": "Web"}, "x": {"name": "Unused"}},
        {
            "1": Placement("1", "t", "a", "f", 0, {"emotion_felt": 1}),
            "2": Placement("2", "w", "a", "f", 1),
            "3": Placement("3", "w", "a", "p", 0),
            "4": Placement("4", "t", "a", "p", 1, {"emotion_felt": -2}),
        },
    )

    written = formats.write_file(shop, "mermaid")

    assert written.content.decode() == (
        "journey\n  title Shop#58; old #38; new\n  section Awareness\n    Till 10#58;30: 4: Families\n"
        "    Web: 3: Families, Pairs#44; old # no score\n    Till 10#58;30: 1: Pairs#44; old\n  section #83;ection 2\n"
    )
    assert written.losses == (
        Loss("map", "", "Shop: old & new", "state", "as-is"),
        Loss("stage", "a", "awareness", "key", "awareness"),
        Loss("stage", "a", "awareness", "importance", "high"),
        Loss("touchpoint", "t", "Till 10:30", "note", "Slow"),
        Loss("touchpoint", "x", "Unused", "", {"name": "Unused"}),
    )


def test_a_plan_is_written_with_what_is_wished_and_read_so() -> None:
    plan = Document(
        {"name": "Plan", "state": "to-be"},
        (Record("a", {"name": "A"}),),
        touchpoints={"t": {"name": "T"}},
        placements={"c": Placement("c", "t", "a", None, 0, {"emotion_wish": 2})},
    )

    back = read(formats.write_file(plan, "mermaid").content.decode()).map

    assert [card.experience for card in back.placements.values()] == [{"emotion_wish": 2}]


def test_a_map_without_a_name_that_can_be_read_is_called_a_journey() -> None:
    comes_back_but_for_the_losses(Document({"name": "\ufeff", "state": "as-is"}))


def comes_back_but_for_the_losses(map: Document) -> None:
    written = formats.write_file(map, "mermaid")
    kept = mermaid.keeps(map)
    back = formats.read_file(written.content, "map.mmd").map
    assert aligned(kept, formats.by_names(kept, back)) == kept
    assert written.losses == formats.losses(map, kept)


@pytest.mark.slow
@given(maps())
@settings(max_examples=30, deadline=None)
def test_a_map_comes_back_but_for_the_losses(map: Document) -> None:
    comes_back_but_for_the_losses(map)


@pytest.mark.soak
@given(maps())
@settings(max_examples=1000, deadline=None)
def test_a_thousand_maps_come_back_but_for_the_losses(map: Document) -> None:
    comes_back_but_for_the_losses(map)


@cache
def whole() -> tuple[str, ...]:
    written = formats.write_file(replace(read(DAY).map), "mermaid").content.decode()
    return DAY, written, f"# A\n```mermaid\n{DAY}```\n"


def damaged(chance: random.Random, _number: int) -> bytes:
    return mutated(chance.choice(whole()), chance, SIGNS)


@pytest.mark.slow
def test_damaged_files_are_read_or_refused() -> None:
    damaged_files_are_read_or_refused(damaged, 200, "day.mmd", "mermaid")


@pytest.mark.soak
def test_2000_damaged_files_are_read_or_refused() -> None:
    damaged_files_are_read_or_refused(damaged, 2000, "day.mmd", "mermaid")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "journey\n" + " " * 200_000 + "\n" * 200_000,
        "journey\n" + "style:" * 80_000,
        "%%{" * 160_000,
        "journey\naccDescr {" * 25_000,
        "---\n" + "a: [" * 4_000 + "\n---\njourney\n",
        "journey\n" + "a: 1: " + "b," * 200_000,
        "```mermaid\n" * 40_000,
        "journey\n" + "# x\n" * 120_000,
    ],
    ids=range(8),
)
def test_what_would_take_long_does_not(text: str) -> None:
    read_or_refused([text.encode()], "day.mmd")
