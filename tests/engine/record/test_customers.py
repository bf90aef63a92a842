"""A table of customers: ids, traits of four kinds, and what could not be taken."""

from datetime import date

import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import CustomerColumns, read_customers, suggest_customer_columns
from touchline.engine.tables import read_table

FILE = (
    b"name,email,country,orders,first_order,newsletter\n"
    b"Ana,ana@x.example,RO,3,2025-03-01,yes\n"
    b'Ana,ana2@x.example,IT,"1,5",2025-04-02,no\n'
    b"Chi,chi@x.example,,2,,Yes\n"
)


def test_the_id_and_the_kinds_are_guessed_by_heads_and_cells() -> None:
    guess = suggest_customer_columns(read_table(FILE, "customers.csv"))

    assert guess.id == "email"
    assert guess.kinds == {
        "name": "text",
        "country": "text",
        "orders": "number",
        "first_order": "date",
        "newsletter": "yes-no",
    }


def test_traits_are_read_in_their_kind_and_what_is_empty_is_unknown() -> None:
    table = read_table(FILE, "customers.csv")

    found = read_customers(table, suggest_customer_columns(table))

    assert found.customers.rows() == [
        ("ana@x.example", "Ana", "RO", 3.0, date(2025, 3, 1), True),
        ("ana2@x.example", "Ana", "IT", 1.5, date(2025, 4, 2), False),
        ("chi@x.example", "Chi", None, 2.0, None, True),
    ]
    assert (found.rows_read, found.rows_set_aside, found.set_aside.height) == (3, 0, 0)


def test_rows_without_a_customer_or_with_one_again_and_cells_that_do_not_fit_are_set_aside() -> None:
    table = read_table(b"id,orders\na,3\n,4\na,5\nb,many\n", "customers.csv")

    found = read_customers(table, CustomerColumns("id", {"orders": "number"}))

    assert found.customers.rows() == [("a", 3.0), ("b", None)]
    assert [(row["row"], row["column"], row["code"]) for row in found.set_aside.to_dicts()] == [
        (3, "id", "no-customer"),
        (4, "id", "customer-twice"),
        (5, "orders", "not-a-number"),
    ]
    assert (found.rows_read, found.rows_set_aside) == (4, 2)


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (CustomerColumns("nobody", {}), "no-such-column"),
        (CustomerColumns("blank", {"id": "text"}), "no-customers"),
    ],
)
def test_a_file_that_tells_no_customers_is_refused(columns: CustomerColumns, code: str) -> None:
    table = read_table(b"id,blank\na,\nb,\n", "customers.csv")

    with pytest.raises(UnusableInputError) as refused:
        read_customers(table, columns)

    assert refused.value.code == code
