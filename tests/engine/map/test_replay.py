"""A history is the map: carried out from empty it gives it, taken back it gives what was there first."""

import json

import pytest

from tests.engine.map.editing import Editor
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Change, Document, Record, apply, as_facts, from_facts, phases, replay, rewound

SHOP = {"touchpoint": "shop", "name": "Shop", "segment": None, "record": {"name": "Shop", "note": ""}}
TWO_STAGES = Document(stages=(Record("trial", {"name": "Trial"}), Record("loyalty", {"name": "Loyalty"})))


def standing(document: Document, stage: str) -> list[str]:
    return [card.id for card in document.cell(stage, None)]


@pytest.fixture(scope="module")
def busy() -> Editor:
    """A map that was changed ten thousand times at random."""
    editor = Editor(seed=7)
    editor.edit(10_000)
    return editor


@pytest.mark.slow
def test_ten_thousand_changes_taken_back_leave_the_first_map(busy: Editor) -> None:
    first = replay(busy.history[:300])

    back = rewound(busy.document, busy.history[300:])

    assert len(busy.document.placements) > 20
    assert back == first
    assert rewound(first, busy.history[:300]) == Document()


@pytest.mark.slow
def test_a_history_carried_out_from_empty_gives_the_map(busy: Editor) -> None:
    assert replay(busy.history) == busy.document


def test_cards_make_room_and_close_up() -> None:
    document = replay(
        [
            Change("add", None, {**SHOP, "stage": "trial", "position": 0}, "c1"),
            Change("add", None, {**SHOP, "touchpoint": "call", "stage": "trial", "position": 0}, "c2"),
            Change("move", None, {**SHOP, "stage": "loyalty", "position": 5}, "c2"),
        ],
        TWO_STAGES,
    )

    assert (standing(document, "trial"), standing(document, "loyalty")) == (["c1"], ["c2"])
    assert [card.position for card in document.placements.values()] == [0, 0]
    assert document.touchpoints["shop"] == {"name": "Shop"}


def test_a_touchpoint_leaves_with_its_last_card_and_comes_back_as_it_was() -> None:
    off = Change("take-off", {**SHOP, "stage": "trial", "position": 0, "experience": {"emotion": -2}}, None, "c1")
    with_shop = rewound(TWO_STAGES, [off])

    assert with_shop.placements["c1"].experience == {"emotion": -2}
    assert apply(with_shop, off) == TWO_STAGES


def test_an_edit_of_a_touchpoint_that_stands_elsewhere_changes_nothing_here() -> None:
    assert apply(TWO_STAGES, Change("edit", {"name": "Fair"}, {"name": "Trade fair"}, "fair")) == TWO_STAGES


def test_stages_rewritten_at_once_stand_in_the_order_that_was_told() -> None:
    care = {"name": "Care", "position": 0}
    change = Change(
        "rewrite-stages", {"trial": {"position": 0, "name": "Trial"}, "loyalty": {"position": 1}},
        {"care": care, "loyalty": {"position": 1}},
    )  # fmt: skip
    rewritten = apply(TWO_STAGES, change)

    assert [(stage.id, stage.fields["name"]) for stage in rewritten.stages] == [
        ("care", "Care"),
        ("loyalty", "Loyalty"),
    ]
    assert rewound(rewritten, [change]) == TWO_STAGES


def test_cards_go_from_a_stage_that_leaves_to_one_that_comes_between_two_phases() -> None:
    document = apply(TWO_STAGES, Change("add", None, {**SHOP, "stage": "trial", "position": 0}, "c1"))
    first, second = phases(
        Change(
            "rewrite-stages",
            {"trial": {"name": "Trial", "position": 0}, "loyalty": {"position": 1}},
            {"test": {"name": "Test drive", "position": 1}, "loyalty": {"position": 0}},
        )
    )
    moved = Change("move", {**SHOP, "stage": "trial", "position": 0}, {**SHOP, "stage": "test", "position": 0}, "c1")
    assert second
    history = [first, moved, second]

    after = replay(history, document)

    assert [stage.id for stage in after.stages] == ["loyalty", "test"]
    assert rewound(after, history) == document


def test_a_merged_stage_comes_back_without_a_trace_of_the_merging() -> None:
    merged = Change("remove-stage", {"name": "Trial", "position": 0, "into": "loyalty"}, None, "trial")

    assert rewound(apply(TWO_STAGES, merged), [merged]) == TWO_STAGES


@pytest.mark.parametrize(
    "change",
    [
        Change("move", None, {**SHOP, "stage": "trial", "position": 0}, "nowhere"),
        Change("add", None, {**SHOP, "stage": "care", "position": 0}, "c1"),
        Change("add", None, {**SHOP, "segment": "families", "stage": "trial", "position": 0}, "c1"),
        Change("add-stage", None, {"name": "Trial", "position": 0}, "trial"),
        Change("remove-stage", {}, None, "care"),
        Change("unlink", {}, None, "e1"),
        Change("edit-cell", {}, {"text": "waits"}, "cell"),
        Change("rewrite-stages", {"care": {"position": 2}}, {"care": {"position": 0}}),
        Change("rewrite-segments", {"families": {"name": "Families"}}, {}),
    ],
)
def test_a_change_of_something_that_is_not_there_is_refused(change: Change) -> None:
    with pytest.raises(UnusableInputError) as refused:
        apply(TWO_STAGES, change)

    assert refused.value.code == "change-does-not-fit"


def test_a_stage_is_not_removed_from_under_its_cards() -> None:
    document = apply(TWO_STAGES, Change("add", None, {**SHOP, "stage": "trial", "position": 0}, "c1"))

    with pytest.raises(UnusableInputError):
        apply(document, Change("remove-stage", {"position": 0}, None, "trial"))


def test_a_document_comes_back_from_its_facts() -> None:
    editor = Editor(seed=3)
    editor.edit(500)

    written = json.loads(json.dumps(as_facts(editor.document)))

    assert from_facts(written) == editor.document


def test_facts_without_ids_are_refused() -> None:
    with pytest.raises(UnusableInputError) as refused:
        from_facts({"stages": [{"name": "Trial"}]})

    assert refused.value.code == "unusable-map-document"
