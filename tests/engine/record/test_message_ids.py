"""Events that come twice are known by the ids their source gave them."""

import polars as pl

from touchline.engine.record import fingerprints, in_order, repeats


def ids(*texts: str | None) -> pl.Series:
    return pl.Series("id", texts, dtype=pl.String)


def test_an_id_that_stands_in_an_earlier_row_or_is_known_repeats() -> None:
    known = [in_order(fingerprints(ids("m1", "m9"))), in_order(fingerprints(ids("m4")))]

    found = repeats(ids("m1", "m2", "m3", "m2", "m4"), known)

    assert found.again.to_list() == [True, False, False, True, True]
    assert found.fresh.tolist() == in_order(fingerprints(ids("m2", "m3"))).tolist()


def test_rows_without_an_id_never_repeat_each_other() -> None:
    assert repeats(ids(None, "m1", None), [in_order(fingerprints(ids("m1")))]).again.to_list() == [False, True, False]
    assert repeats(ids(), []).again.to_list() == []


def test_many_ids_are_told_apart_whatever_their_order() -> None:
    old, new = [f"m{n}" for n in range(0, 6_000, 2)], [f"m{n}" for n in range(6_000)]
    sheet = in_order(fingerprints(ids(*old[::-1], *old)))

    found = repeats(ids(*new), [sheet])

    assert len(sheet) == 3_000
    assert found.again.to_list() == [n % 2 == 0 for n in range(6_000)]


def test_two_ids_that_share_their_first_number_are_told_apart() -> None:
    first, second = fingerprints(ids("m1", "m2"))
    twin = first.copy()
    twin[1] = second[1]
    sheet = in_order(twin.reshape(1, 2))

    assert repeats(ids("m1"), [sheet]).again.to_list() == [False]
