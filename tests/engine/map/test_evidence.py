from datetime import date

import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Piece, Standing, strength, support

TODAY = date(2026, 11, 27)


def test_a_strong_survey_of_enough_people_counts_in_full_today_and_half_after_a_half_life() -> None:
    survey = Piece("survey", TODAY, answers=30, reliability=3)

    assert strength(survey, today=TODAY, half_life_days=365) == 1.0
    assert strength(survey, today=date(2027, 11, 27), half_life_days=365) == 0.5
    assert strength(survey, today=date(2027, 11, 27), half_life_days=730) == pytest.approx(0.5**0.5)


def test_few_people_and_weak_sources_count_for_less() -> None:
    one_interview = Piece("interview", TODAY, answers=None, reliability=3)
    weak_survey = Piece("survey", TODAY, answers=120, reliability=1)

    assert strength(one_interview, today=TODAY, half_life_days=365) == pytest.approx(0.6 * (1 / 5) ** 0.5)
    assert strength(weak_survey, today=TODAY, half_life_days=365) == pytest.approx(1 / 3)


def test_an_idea_of_the_team_and_nothing_at_all_are_assumptions() -> None:
    idea = support([Piece("team-idea", TODAY, 12, 3)], today=TODAY, half_life_days=365)
    nothing = support([], today=TODAY, half_life_days=365)

    assert (idea.standing, idea.strength, idea.pieces) == (Standing.ASSUMED, 0.0, 1)
    assert (nothing.standing, nothing.strength, nothing.newest) == (Standing.ASSUMED, 0.0, None)


def test_pieces_add_up_in_any_order_and_the_best_one_says_how_it_stands() -> None:
    diary = Piece("diary", date(2026, 10, 1), answers=5, reliability=3)
    survey = Piece("survey", TODAY, answers=30, reliability=1)

    both = support([diary, survey], today=date(2026, 11, 27), half_life_days=57)
    turned = support([survey, diary], today=date(2026, 11, 27), half_life_days=57)

    # The diary is 57 days old: 0.6 / 2 = 0.3. The survey is worth a third. 1 - 0.7 * 2/3 = 0.5333...
    assert both == turned
    assert both.strength == pytest.approx(1 - 0.7 * 2 / 3)
    assert (both.standing, both.newest, both.stale) == (Standing.TESTED, TODAY, False)


def test_what_was_found_longer_ago_than_a_half_life_is_stale_though_a_newer_idea_speaks_of_it() -> None:
    old = Piece("interview", date(2025, 11, 26), answers=5)
    idea = Piece("team-idea", TODAY)

    found = support([old, idea], today=TODAY, half_life_days=365)

    assert (found.standing, found.stale) == (Standing.OBSERVED, True)


@pytest.mark.parametrize(
    ("kind", "days", "code"), [("rumour", 365, "unknown-evidence-kind"), ("diary", 0, "half-life-not-positive")]
)
def test_an_unknown_kind_and_a_half_life_of_nothing_are_refused(kind: str, days: int, code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        strength(Piece(kind, TODAY), today=TODAY, half_life_days=days)

    assert refused.value.code == code
