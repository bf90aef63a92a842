"""Lists and ranges pasted into the map."""

from touchline.engine.map import pasted_range, spread


def test_a_list_is_one_column_without_its_blank_lines() -> None:
    rows = pasted_range("\r\n  Fair \r\n\r\nSocial  networks\r\n")

    assert rows == ((("Fair",),), (), (("Social networks",),))


def test_a_cell_of_several_lines_holds_several_names_and_quotes_are_read_as_spreadsheets_write_them() -> None:
    rows = pasted_range('"Fair\nShop ""Centre"""\tCall\n')

    assert rows == ((("Fair", 'Shop "Centre"'), ("Call",)),)


def test_a_list_fills_the_cell_of_the_focus_however_many_rows_there_are() -> None:
    found = spread(pasted_range("Fair\nShop\nfair\nCall"), stages=3, lines=1, stacked=False)

    assert found.cells == {(0, 0): ("Fair", "Shop", "Call")}
    assert (found.beyond, found.twice) == (0, 1)


def test_a_range_spreads_over_stages_and_rows_and_counts_what_lies_beyond() -> None:
    rows = pasted_range("Fair\tShop\tInvoice\nAd\t\tCall\nFlyer\tVisit\tMail")

    found = spread(rows, stages=2, lines=2, stacked=False)

    assert found.cells == {(0, 0): ("Fair",), (1, 0): ("Shop",), (0, 1): ("Ad",)}
    assert found.beyond == 5


def test_rows_that_are_stacked_stand_one_below_the_other() -> None:
    found = spread(pasted_range("Fair\tShop\nAd\tCall"), stages=2, lines=1, stacked=True)

    assert found.cells == {(0, 0): ("Fair", "Ad"), (1, 0): ("Shop", "Call")}


def test_nothing_pasted_is_no_row() -> None:
    assert pasted_range(" \n\t\n") == ()
