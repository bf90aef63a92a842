import pytest

from touchline.web.shell.chart.scale import Scale, span, ticks


@pytest.mark.parametrize(
    ("low", "high", "round_ones"),
    [
        (0.0, 1.0, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0.0, 0.2, [0.0, 0.05, 0.1, 0.15, 0.2]),
        (2.7, 4.8, [3.0, 3.5, 4.0, 4.5]),
        (-100.0, 100.0, [-100.0, -50.0, 0.0, 50.0, 100.0]),
        (0.0, 740_000.0, [0.0, 200_000.0, 400_000.0, 600_000.0]),
    ],
)
def test_ticks_are_round_and_inside(low: float, high: float, round_ones: list[float]) -> None:
    assert ticks(low, high) == round_ones


def test_a_scale_puts_its_ends_where_they_belong() -> None:
    up = Scale(1.0, 5.0, 400.0, 0.0)

    assert (up(1.0), up(3.0), up(5.0)) == (400.0, 200.0, 0.0)


def test_a_span_leaves_air_and_holds_equal_values_apart() -> None:
    assert span([0.0, 10.0], low=None, high=None, air=0.1) == (-1.0, 11.0)
    assert span([0.0, 10.0], low=0.0, high=None, air=0.1) == (0.0, 11.0)
    low, high = span([3.0, 3.0], low=None, high=None)
    assert low < 3.0 < high


def test_nothing_at_all_still_has_a_span() -> None:
    low, high = span([], low=None, high=None)

    assert high > low
