"""Lists of touchpoints, typed and pasted: what is understood, and that nothing is silently dropped."""

from hypothesis import given
from hypothesis import strategies as st

from touchline.engine.identify import STAGE_NAMES, listing

STAGES = STAGE_NAMES


def names(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.stage) for one in listing(text, stages=STAGES).touchpoints]


def test_lines_lose_bullets_numbers_and_spaces() -> None:
    assert names("- Web site\n\n 2) Phone   call\n• Shop\n24/7 hotline\n3D model") == [
        ("Web site", ""),
        ("Phone call", ""),
        ("Shop", ""),
        ("24/7 hotline", ""),
        ("3D model", ""),
    ]


def test_a_line_that_names_a_stage_in_any_language_heads_what_follows() -> None:
    text = "Awareness:\nFair\n# Лояльность\nКарта клиента\nGiới thiệu bạn bè\nỦNG HỘ\n- Đánh giá"

    assert names(text) == [
        ("Fair", "awareness"),
        ("Карта клиента", "loyalty"),
        ("Giới thiệu bạn bè", "loyalty"),
        ("Đánh giá", "advocacy"),
    ]


def test_a_bulleted_stage_word_is_a_touchpoint() -> None:
    assert names("- Recommendation") == [("Recommendation", "")]


def test_a_table_without_a_head_is_name_stage_kind_channel_responsible() -> None:
    found = listing("Call\tLoyalty\thuman, sensory\tphone\tAna\nShop\t\t\t\t", stages=STAGES)

    call, shop = found.touchpoints
    assert found.shape == "table"
    assert (call.name, call.stage, call.kinds, call.channel, call.responsible) == (
        "Call",
        "loyalty",
        ("human", "sensory"),
        "phone",
        "Ana",
    )
    assert (shop.name, shop.stage, shop.notes) == ("Shop", "", ())


def test_a_head_in_another_language_sets_the_order() -> None:
    found = listing("Canale\tPunto di contatto\tFase\nweb\tSito\tFedeltà", stages=STAGES)

    assert [(one.name, one.channel, one.stage) for one in found.touchpoints] == [("Sito", "web", "loyalty")]


def test_a_column_for_each_stage_is_read_stage_by_stage() -> None:
    found = listing("Conștientizare\tLoialitate\nTârg\tCard\nRadio\t\n\tZiua de naștere", stages=STAGES)

    assert found.shape == "stages"
    assert [(one.name, one.stage, one.line) for one in found.touchpoints] == [
        ("Târg", "awareness", 2),
        ("Radio", "awareness", 3),
        ("Card", "loyalty", 2),
        ("Ziua de naștere", "loyalty", 4),
    ]


def test_what_is_not_understood_is_said_and_the_rest_of_the_line_used() -> None:
    found = listing("Call\tDreaming\thuman, weird\tphone\tAna\tmore", stages=STAGES)

    assert [(note.code, note.text) for note in found.touchpoints[0].notes] == [
        ("not-understood", "more"),
        ("unknown-stage", "Dreaming"),
        ("unknown-kind", "weird"),
    ]
    assert found.touchpoints[0].kinds == ("human",)


def test_lines_that_cannot_be_used_are_left_out_with_the_reason() -> None:
    found = listing(f"\tLoyalty\nCall\t\ncall\t\n{'x' * 121}\t", stages=STAGES)

    assert [one.name for one in found.touchpoints] == ["Call"]
    assert [(note.code, note.line) for note in found.left_out] == [
        ("name-missing", 1),
        ("listed-twice", 3),
        ("name-too-long", 4),
    ]


def test_the_same_name_in_two_stages_is_two_cards() -> None:
    assert names("Awareness\nShop\nLoyalty\nShop") == [("Shop", "awareness"), ("Shop", "loyalty")]


def test_a_quoted_cell_may_hold_a_line_break_and_a_lone_quote_swallows_nothing() -> None:
    assert names('"Call\nback"\tLoyalty\nShop\t') == [("Call back", "loyalty"), ("Shop", "")]
    assert names('"Call\tLoyalty\nShop\t') == [('"Call', "loyalty"), ("Shop", "")]


def test_beyond_500_the_rest_is_left_out_and_said() -> None:
    found = listing("\n".join(f"Touchpoint {n}" for n in range(502)), stages=STAGES)

    assert len(found.touchpoints) == 500
    assert [(note.code, note.line) for note in found.left_out] == [("too-many", 501), ("too-many", 502)]


@given(st.text(alphabet=st.sampled_from('ab\t\n"- :#,'), max_size=60))
def test_every_line_with_a_letter_is_used_or_left_out(text: str) -> None:
    found = listing(text, stages={})

    kept = " ".join([one.name + one.stage + one.channel + one.responsible for one in found.touchpoints])
    kept += " ".join(note.text for one in found.touchpoints for note in one.notes)
    kept += " ".join(note.text for note in found.left_out)
    assert sorted(set(text) & {"a", "b"}) == sorted(set(kept) & {"a", "b"})
