"""Touchpoints nested to any depth."""

from random import Random

import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import branches, is_under, planted, stepped, without

SHOP: dict[str, str | None] = {
    "advertising": None,
    "shop": None,
    "paper": "advertising",
    "sign": "shop",
    "door": "shop",
}


def read(parents: dict[str, str | None] | None) -> str:
    """Write a tree in one line: a, (b in a) is a>b."""
    return " ".join(">" * row.depth + row.name for row in branches(parents or {}))


def test_a_tree_is_read_from_the_top_each_row_before_what_stands_under_it() -> None:
    assert read(SHOP) == "advertising >paper shop >sign >door"


@pytest.mark.parametrize(
    ("name", "step", "becomes"),
    [
        ("door", "up", "advertising >paper shop >door >sign"),
        ("sign", "down", "advertising >paper shop >door >sign"),
        ("door", "in", "advertising >paper shop >sign >>door"),
        ("shop", "in", "advertising >paper >shop >>sign >>door"),
        ("paper", "out", "advertising paper shop >sign >door"),
    ],
)
def test_a_branch_moves_by_a_step_with_all_that_stands_under_it(name: str, step: str, becomes: str) -> None:
    assert read(stepped(SHOP, name, step)) == becomes


@pytest.mark.parametrize(("name", "step"), [("advertising", "up"), ("shop", "down"), ("sign", "in"), ("shop", "out")])
def test_where_there_is_no_way_nothing_moves(name: str, step: str) -> None:
    assert stepped(SHOP, name, step) is None


def test_a_branch_hangs_on_no_twig_of_its_own() -> None:
    with pytest.raises(UnusableInputError) as refused:
        planted(SHOP, "shop", under="sign")

    assert refused.value.code == "branch-under-itself"


def test_a_row_that_is_not_there_is_not_moved() -> None:
    with pytest.raises(UnusableInputError) as refused:
        planted(SHOP, "fair", under=None)

    assert refused.value.code == "unknown-branch"


def test_what_stood_under_a_row_that_goes_stands_elsewhere_in_order() -> None:
    assert read(without(SHOP, "shop", to="advertising")) == "advertising >paper >sign >door"


def test_a_ring_made_elsewhere_is_read_all_the_same() -> None:
    assert sorted(row.name for row in branches({"a": "b", "b": "a", "c": "a"})) == ["a", "b", "c"]


def test_no_moves_whatever_make_a_ring_or_lose_a_row() -> None:
    names = [f"t{number}" for number in range(12)]
    chance, tree = Random(7), dict[str, str | None].fromkeys(names)

    for _ in range(500):
        name, under = chance.choice(names), chance.choice([None, *names])
        if under is not None and is_under(tree, under, name):
            continue
        tree = planted(tree, name, under=under, place=chance.randrange(4))
        tree = stepped(tree, chance.choice(names), chance.choice(["up", "down", "in", "out"])) or tree
        assert sorted(row.name for row in branches(tree)) == sorted(names)
        assert all(row.depth == 0 or row.parent is not None for row in branches(tree))
