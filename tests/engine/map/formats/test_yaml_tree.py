import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.formats.yaml_tree import plain, read_yaml


def test_plain_words_mean_what_yaml_1_2_says() -> None:
    text = (
        "a: no\nb: 012\nc: 0o17\nd: 1e3\ne: .5e3\nf: 1_0\ng: '1'\nh: ~\ni:\nj: TRUE\nk: 2026-12-01\nl: +_\nm: !!str 5\n"
    )

    assert plain(read_yaml(text)) == {
        "a": "no",
        "b": 12,
        "c": 15,
        "d": 1000.0,
        "e": ".5e3",
        "f": 10,
        "g": "1",
        "h": None,
        "i": None,
        "j": True,
        "k": "2026-12-01",
        "l": "+_",
        "m": "5",
    }


def test_every_part_knows_its_line_and_column() -> None:
    file = read_yaml("name: Shop\ncards:\n  - {stage: buy}\n  - 2\n")

    assert file.spots == {"name": ((1, 1), (1, 7)), "cards": ((2, 1), (3, 3))}
    assert file["cards"].spots == [(3, 5), (4, 5)]
    assert file["cards"][0].spots == {"stage": ((3, 6), (3, 13))}


def test_what_is_named_once_is_there_again_and_merged_under_what_is_said() -> None:
    text = "base: &base {a: 1, b: 2}\nagain: *base\nmore: {<<: *base, b: 3}\nboth: {<<: [{a: 5}, *base]}\n"

    assert plain(read_yaml(text)) == {
        "base": {"a": 1, "b": 2},
        "again": {"a": 1, "b": 2},
        "more": {"b": 3, "a": 1},
        "both": {"a": 5, "b": 2},
    }


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: [", "not-yaml", 1, 5),
        ("a: 1\n---\nb: 2", "not-yaml", 2, 1),
        ("a: *b", "not-yaml", 1, 4),
        ("a: &a [*a]", "not-yaml", 1, 8),
        ("? [a]\n: b", "not-yaml", 1, 3),
        ("a: 1\na: 2", "not-yaml", 2, 1),
        ("a: \x00", "not-yaml", 1, 4),
        ("ab: \ud800", "not-yaml", 1, 5),
        ("a: {<<: 5}", "not-yaml", 1, 4),
        ("a:\n\t- b", "not-yaml", 2, 1),
        ("[" * 1_000_000, "not-yaml", 1, 1001),
        ("a: {" * 200, "map-file-too-large", None, None),
        ("a: &a [x, x, x]\n" + "b: [*a, *a]\n" + "#" * 4_000_000, "map-file-too-large", None, None),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_what_is_no_yaml_is_refused_with_its_place(text: str, code: str, line: int | None, column: int | None) -> None:
    with pytest.raises(UnusableInputError) as refused:
        read_yaml(text)

    assert refused.value.code == code
    assert (refused.value.values.get("line"), refused.value.values.get("column")) == (line, column)
