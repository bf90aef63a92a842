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
