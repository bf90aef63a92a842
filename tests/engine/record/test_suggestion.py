import random

import polars as pl
import pytest

import touchline as tl
from touchline.engine.errors import UnusableInputError
from touchline.engine.record.suggestion import touchpoint_name


def survey(rows: int = 200) -> pl.DataFrame:
    """Three touchpoints rated 1 to 5 with 6 for not met (seldom, often, mostly) and 0 for blank, and an age class."""
    chance = random.Random(7)
    mood = [chance.choice([1, 2, 3, 4, 5]) for _ in range(rows)]

    def rated(not_met_share: float) -> list[int]:
        drawn = [chance.random() for _ in mood]
        return [6 if d < not_met_share else 0 if d > 0.95 else m for d, m in zip(drawn, mood, strict=True)]

    return pl.DataFrame(
        {
            "id": range(1, rows + 1),
            "Q1A_DESK": rated(0.02),
            "Q1B_WIFI": rated(0.3),
            "Q1C_BAGS": rated(0.6),
            "Overall": rated(0.01),
            "Age": [chance.randint(0, 6) for _ in mood],
            "weight": [chance.choice([0.5, 1.5]) for _ in mood],
            "said": ["fine"] * rows,
        }
    )


def suggested(frame: pl.DataFrame) -> tl.record.Suggestion:
    return tl.record.suggest_mapping(tl.tables.read_table(frame.write_csv().encode()))


def test_roles_scale_and_codes_are_found_in_the_cells() -> None:
    mapping = suggested(survey()).mapping

    assert {column.name: column.role.value for column in mapping.columns} == {
        "Q1A_DESK": "rating",
        "Q1B_WIFI": "rating",
        "Q1C_BAGS": "rating",
        "Overall": "overall",
        "weight": "weight",
    }
    assert (mapping.scale, mapping.blank, mapping.not_met) == ((1, 5), ("0",), ("6",))
    assert [column.touchpoint for column in mapping.ratings] == ["Desk", "Wifi", "Bags"]


def test_each_suggestion_says_why() -> None:
    suggestion = suggested(survey())

    assert {name: reason.code for name, reason in suggestion.reasons.items()} == {
        "id": "not-alike",
        "Q1A_DESK": "rated-alike",
        "Q1B_WIFI": "rated-alike",
        "Q1C_BAGS": "rated-alike",
        "Overall": "named-as-whole",
        "Age": "not-alike",
        "weight": "named-as-weight",
        "said": "not-alike",
    }
    assert [reason.code for reason in suggestion.coding] == ["scale-seen", "code-not-met", "code-blank"]


def test_a_rating_of_the_whole_counts_where_a_few_people_all_say_much_the_same() -> None:
    rooms = {"Room": [5, 4, 3], "Desk": [4, 5, 3]}

    few = suggested(pl.DataFrame({**rooms, "Overall": [5, 4, 4]}))
    yes_or_no = suggested(pl.DataFrame({**rooms, "Would you recommend us": [1, 0, 1]}))

    assert [column.name for column in few.mapping.columns if column.role is tl.record.Role.OVERALL] == ["Overall"]
    assert few.reasons["Room"].values["others"] == 2
    assert (few.mapping.scale, [reason.code for reason in few.coding]) == ((1, 5), ["scale-usual"])
    assert "from 3 to 5; a scale to 5 usually begins at 1" in few.coding[0].text
    assert yes_or_no.reasons["Would you recommend us"].code == "not-alike"


def test_a_column_named_as_a_weight_or_a_segment_is_no_rating_though_its_numbers_look_like_it() -> None:
    rated = {"Room": [5, 4, 3, 2], "Desk": [4, 5, 3, 1]}

    mapping = suggested(pl.DataFrame({**rated, "weight": [1, 2, 3, 1], "segment": [1, 2, 3, 4]})).mapping

    assert [column.name for column in mapping.ratings] == ["Room", "Desk"]
    assert [column.role.value for column in mapping.columns[2:]] == ["weight", "segment"]


def test_one_odd_cell_in_a_short_file_is_a_slip() -> None:
    room = ["5", "3", "4", "2", "5"]

    suggestion = suggested(
        pl.DataFrame({"Room": room, "Food": ["4", "x", "5", "1", "5"], "Note": ["4", "x", "y", "1", "5"]})
    )

    assert [column.name for column in suggestion.mapping.ratings] == ["Room", "Food"]


def test_the_only_column_of_ratings_is_taken_whatever_its_name() -> None:
    for name in ("Overall", "Breakfast"):
        suggestion = suggested(pl.DataFrame({name: [5, 4, 3, 4]}))

        assert [column.name for column in suggestion.mapping.ratings] == [name]
        assert suggestion.reasons[name].code == "only-ratings"


def test_a_scale_to_six_is_a_scale_where_everybody_uses_it_alike() -> None:
    frame = survey().with_columns(pl.col("^Q1.*|Overall$").replace({6: 5, 0: 6}))

    mapping = suggested(frame).mapping

    assert (mapping.scale, mapping.blank, mapping.not_met) == ((1, 6), (), ())


def test_words_for_not_met_are_codes() -> None:
    frame = survey().with_columns(pl.col("^Q1.*$").cast(pl.String).replace({"6": "N/A"}))

    mapping = suggested(frame).mapping

    assert (mapping.scale, mapping.not_met) == ((1, 5), ("n/a",))


def test_a_file_without_ratings_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="no-ratings-found"):
        tl.record.suggest_mapping(tl.tables.read_table(b"name,city\nAna,Cluj\n"))


@pytest.mark.parametrize(
    ("column", "name"),
    [("Q7C_SHOPS", "Shops"), ("Q10SAFE", "Safe"), ("Front desk", "Front desk"), ("12", "12"), ("wi_fi", "Wi fi")],
)
def test_a_column_becomes_a_name_to_read(column: str, name: str) -> None:
    assert touchpoint_name(column) == name
