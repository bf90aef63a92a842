"""The rule of a segment, and how many customers fall in."""

from datetime import date

import polars as pl
import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import counted, rule

TRAITS = {"country": "text", "nights": "number", "since": "date", "family": "yes-no"}
GUESTS = pl.DataFrame(
    {
        "country": ["RO", "it ", None, "IT", "MD"],
        "nights": [1.0, 3.0, 7.0, None, 3.5],
        "since": [date(2024, 1, 1), date(2025, 6, 1), None, date(2026, 1, 1), date(2026, 3, 31)],
        "family": [True, False, None, True, False],
    }
)


def inside(trait: str, asks: str, *values: str, match: str = "all") -> int:
    said = [{"trait": trait, "asks": asks, "values": list(values)}]
    return counted(rule(match, said, traits=TRAITS), GUESTS).inside


@pytest.mark.parametrize(
    ("trait", "asks", "values", "expected"),
    [
        ("country", "is", ["IT"], 2),
        ("country", "is-not", ["it"], 2),  # the unknown one is not counted
        ("country", "contains", ["t"], 2),
        ("country", "known", [], 4),
        ("country", "unknown", [], 1),
        ("nights", "at-least", ["3"], 3),
        ("nights", "at-most", ["3"], 2),
        ("nights", "between", ["3", "3,5"], 2),
        ("nights", "is", ["7"], 1),
        ("since", "at-least", ["2026-01-01"], 2),
        ("since", "between", ["2025-06-01", "2026-01-01"], 2),
        ("family", "is", ["yes"], 2),
        ("family", "is-not", ["yes"], 2),
    ],
)
def test_each_condition_counts_whom_it_says(trait: str, asks: str, values: list[str], expected: int) -> None:
    assert inside(trait, asks, *values) == expected


def test_all_conditions_must_hold_or_any() -> None:
    said = [
        {"trait": "country", "asks": "is", "values": ["it"]},
        {"trait": "nights", "asks": "at-least", "values": ["3"]},
    ]

    both = counted(rule("all", said, traits=TRAITS), GUESTS)
    either = counted(rule("any", said, traits=TRAITS), GUESTS)

    assert (both.inside, either.inside, either.customers) == (1, 4, 5)
    assert either.share == 0.8


def test_the_count_does_not_depend_on_the_order_of_customers() -> None:
    asked = rule("any", [{"trait": "nights", "asks": "at-least", "values": ["3"]}], traits=TRAITS)

    assert counted(asked, GUESTS.reverse()) == counted(asked, GUESTS)


def test_without_conditions_or_customers_nobody_falls_in() -> None:
    assert counted(rule("all", [], traits=TRAITS), GUESTS).inside == 0
    none = counted(rule("all", [{"trait": "country", "asks": "known"}], traits=TRAITS), GUESTS.clear())
    assert (none.inside, none.customers, none.share) == (0, 0, None)


def test_a_trait_that_no_customer_has_is_unknown_of_all() -> None:
    asked = rule("all", [{"trait": "tier", "asks": "unknown"}], traits={"tier": "text"})

    assert counted(asked, GUESTS).inside == 5


@pytest.mark.parametrize(
    ("match", "said", "code"),
    [
        ("some", [], "unknown-rule-match"),
        ("all", [{"trait": "country", "asks": "known"}] * 21, "too-many-conditions"),
        ("all", [{"trait": "colour", "asks": "known"}], "unknown-trait"),
        ("all", [{"trait": "country", "asks": "like", "values": ["x"]}], "unknown-condition"),
        ("all", [{"trait": "country", "asks": "at-least", "values": ["x"]}], "condition-of-other-kind"),
        ("all", [{"trait": "nights", "asks": "at-least", "values": [" "]}], "value-missing"),
        ("all", [{"trait": "nights", "asks": "between", "values": ["1"]}], "value-missing"),
        ("all", [{"trait": "nights", "asks": "at-least", "values": ["many"]}], "value-of-other-kind"),
        ("all", [{"trait": "nights", "asks": "at-least", "values": ["nan"]}], "value-of-other-kind"),
        ("all", [{"trait": "since", "asks": "is", "values": ["31.03.2026"]}], "value-of-other-kind"),
        ("all", [{"trait": "family", "asks": "is", "values": ["maybe"]}], "value-of-other-kind"),
        ("all", [{"trait": "nights", "asks": "between", "values": ["5", "2"]}], "bounds-swapped"),
    ],
)
def test_what_is_no_rule_is_refused_with_its_reason(match: str, said: list[dict[str, object]], code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        rule(match, said, traits=TRAITS)

    assert refused.value.code == code
