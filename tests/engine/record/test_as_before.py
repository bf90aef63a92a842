"""Columns that an earlier file had are read as they were read then."""

from touchline.engine.record import AnswerMapping, MappedColumn, Role, as_before


def rating(name: str, touchpoint: str, stage: str = "") -> MappedColumn:
    return MappedColumn(name, Role.RATING, touchpoint=touchpoint, stage=stage)


BEFORE = AnswerMapping(
    (
        rating("Q1", "Restaurants", "satisfaction"),
        rating("Q2", "Shops", "satisfaction"),
        MappedColumn("ALL", Role.OVERALL),
        MappedColumn("NOISE", Role.IGNORE),
    ),
    scale=(1, 5),
    blank=("0",),
    not_met=("6",),
)


def test_known_columns_keep_their_touchpoints_and_codes() -> None:
    proposed = AnswerMapping((rating("Q1", "Q1"), rating("Q3", "Parking")), scale=(1, 6))

    read = as_before(proposed, before=BEFORE, columns=["Q3", "Q1", "ALL", "NOISE"])

    assert [(c.name, c.role, c.touchpoint) for c in read.columns] == [
        ("Q3", Role.RATING, "Parking"),
        ("Q1", Role.RATING, "Restaurants"),
        ("ALL", Role.OVERALL, ""),
        ("NOISE", Role.IGNORE, ""),
    ]
    assert (read.scale, read.blank, read.not_met) == ((1, 5), ("0",), ("6",))


def test_another_questionnaire_is_read_by_its_own_scale() -> None:
    proposed = AnswerMapping((rating("A", "Desk"), MappedColumn("WHOLE", Role.OVERALL)), scale=(0, 10))

    read = as_before(proposed, before=BEFORE, columns=["A", "WHOLE"])

    assert read == proposed


def test_only_one_column_rates_the_whole() -> None:
    proposed = AnswerMapping((rating("Q1", "Q1"), MappedColumn("WHOLE", Role.OVERALL)))

    read = as_before(proposed, before=BEFORE, columns=["Q1", "WHOLE", "ALL"])

    assert [c.name for c in read.columns if c.role is Role.OVERALL] == ["ALL"]
