"""Typical touchpoints by industry."""

import pytest

from touchline.engine.identify import INDUSTRIES, SCHEMES, examples, typical
from touchline.engine.identify.catalogue import ENTRIES


def test_each_entry_has_a_key_and_a_name_of_its_own() -> None:
    assert len({one.key for one in ENTRIES}) == len({one.name for one in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("industry", ["", *INDUSTRIES])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_stage_of_every_scheme_has_three_examples_in_every_industry(scheme: str, industry: str) -> None:
    for stage in SCHEMES[scheme].stages:
        found = examples(stage=stage.key, phase=stage.phase, industry=industry)
        assert len({one.key for one in found}) == 3, stage.key


def test_examples_of_the_industry_come_first_and_those_of_another_not_at_all() -> None:
    assert examples(stage="satisfaction", phase="after", industry="hospitality")[0].key == "room"
    assert "room" not in {one.key for one in typical(stage="satisfaction", phase="after", industry="bank")}


def test_a_stage_of_ones_own_goes_by_its_phase() -> None:
    assert [one.key for one in examples(stage="", phase="service")] == ["phone", "support", "chat"]


def test_what_a_company_has_is_not_proposed_again() -> None:
    first = examples(stage="advocacy", phase="after")

    assert not set(first) & set(examples(stage="advocacy", phase="after", known=[one.key for one in first]))


def test_an_entry_may_suit_several_phases() -> None:
    social = next(one for one in ENTRIES if one.key == "social")

    assert social.phases == ("before", "after")
