from datetime import date
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.engine.sample.casa import casa, casa_files, made, made_files, taken
from touchline.engine.decide import read_options
from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import SCHEMES
from touchline.engine.record import take_events
from touchline.engine.sample import CASA_LAVANDA, LANGUAGES, SAMPLES, Sample, files, sample
from touchline.engine.sample.texts import comment_bank, written
from touchline.engine.tables import read_columns

pytestmark = pytest.mark.slow  # whole companies are made

STAGES = [stage.key for stage in SCHEMES["lifecycle"].stages]


def test_the_same_seed_makes_the_same_company_to_the_last_byte() -> None:
    assert files(sample("casa-lavanda")) == casa_files()


@pytest.mark.parametrize("key", SAMPLES)
def test_another_seed_makes_other_customers(key: str) -> None:
    assert not made(key).customers.equals(made(key, seed=2).customers)


def test_it_has_the_size_of_a_real_shop() -> None:
    company = casa()

    assert company.events is not None
    assert (len(company.contacts), len(company.segments), company.customers.height) == (41, 3, 3_000)
    assert 60_000 <= company.events.height <= 100_000
    assert 2_300 <= company.answers.height <= 2_700
    assert {contact.stage for contact in company.contacts} == set(STAGES)
    assert company.answers["comment"].drop_nulls().len() > 600


def test_the_other_has_sixty_clients_twelve_answers_and_no_events() -> None:
    broom = made("green-broom")

    assert (broom.customers.height, broom.answers.height, broom.events) == (60, 12, None)
    assert broom.notes.height == 8
    assert set(broom.notes["touchpoint"]) <= set(broom.names)


@pytest.mark.parametrize(("key", "language"), [("casa-lavanda", "vi"), *(("green-broom", each) for each in LANGUAGES)])
def test_each_language_names_the_same_company(key: str, language: str) -> None:
    local, english = sample(key, language=language), made(key)

    assert len(set(local.names.values())) == len(local.names)
    assert local.texts.keys() == english.texts.keys()
    assert {contact.key for contact in local.contacts} <= local.names.keys()
    assert_frame_equal(
        local.answers.drop("segment", "comment", "language"), english.answers.drop("segment", "comment", "language")
    )
    assert local.options["running_cost"].to_list() == english.options["running_cost"].to_list()


def test_nothing_is_left_unsaid_in_any_language_and_romanian_has_its_own_letters() -> None:
    rows = [row for name in (*SAMPLES, "comments", "tails") for row in written(name)]

    assert all(text.strip() for row in rows for text in row.values())
    assert not [row["ro"] for row in rows if set(row["ro"]) & set("ŞşŢţ")]


def test_every_rated_touchpoint_but_none_without_words_is_commented_in_both_moods() -> None:
    bank = comment_bank()

    missing = {
        (c.key, mood)
        for c in CASA_LAVANDA.rated
        for mood in ("good", "bad")
        if (c.key, mood, "vi") not in bank.comments
    }

    assert not missing


def test_comments_come_in_five_languages() -> None:
    said = casa().answers.drop_nulls("comment")["language"].value_counts()

    assert set(said["language"]) == set(LANGUAGES)
    assert said["count"].min() >= 40


def test_the_answers_are_read_without_a_complaint() -> None:
    company = casa()

    answers = taken(company.answers)

    assert answers.rows.len() == company.answers.height
    assert answers.scale == (1, 5)
    assert answers.segment is not None
    assert set(answers.segment) == set(company.segments.values())


def test_who_rates_a_touchpoint_has_met_it() -> None:
    company = casa()
    assert company.events is not None
    met = set(company.events.select("customer", "touchpoint").unique().iter_rows())

    said = [
        (row["customer"], company.names[contact.key])
        for row in company.answers.iter_rows(named=True)
        for contact in CASA_LAVANDA.rated
        if row[contact.key] not in {None, 9}
    ]

    assert len(said) > 20_000
    assert set(said) <= met


def test_the_events_are_read_without_a_complaint_and_stay_within_the_months() -> None:
    company = casa()
    table = read_columns(
        casa_files()["events.csv"], columns=["customer", "at", "touchpoint", "session"], name="events.csv"
    )

    intake = take_events(table, customer="customer", time="at", touchpoint="touchpoint", session="session")

    assert company.events is not None
    assert (intake.rows_set_aside, intake.events.height) == (0, company.events.height)
    assert intake.events["at"].min().date() >= date(2025, 5, 1)  # type: ignore[union-attr]
    assert intake.events["at"].max().date() <= date(2026, 10, 31)  # type: ignore[union-attr]
    assert all(a <= b for a, b in pairwise(company.events["at"]))


@pytest.mark.parametrize("key", SAMPLES)
def test_the_options_are_read_and_every_stage_is_known(key: str) -> None:
    options = read_options(made_files(key)["options.csv"], "options.csv", currency="EUR")

    assert {option.stage for option in options.options} <= set(STAGES)
    assert {contact.cost * 100 for contact in made(key).contacts} >= {
        option.running_cost_minor for option in options.options if option.is_baseline
    }


def test_the_start_moves_everything() -> None:
    later = sample("green-broom", start=date(2026, 2, 17))

    assert later.start == date(2026, 2, 1)
    assert later.answers["answered_at"].min().date() == date(2027, 7, 1)  # type: ignore[union-attr]


def test_a_page_says_that_it_is_made_up() -> None:
    assert casa_files()["README.md"].startswith(b"# Casa Lavanda: sample data, made up")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [({"key": "casa-rosa"}, "unknown-sample"), ({"key": "green-broom", "language": "fr"}, "unknown-sample-language")],
)
def test_what_is_not_there_is_refused(wanted: dict[str, str], code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        sample(**wanted)  # type: ignore[arg-type]

    assert refused.value.code == code


def test_the_page_about_the_truth_says_the_truth() -> None:
    page = (Path(__file__).parents[3] / "docs/reference/sample.md").read_text("utf-8")

    assert f"first | {', '.join(CASA_LAVANDA.drivers)} |" in page
    assert f"change nothing | {', '.join(CASA_LAVANDA.useless)} |" in page
    fall = f"{CASA_LAVANDA.worse}, from month {CASA_LAVANDA.worse_from_month} on, by {CASA_LAVANDA.worse_by} points"
    assert fall in page
    assert f"{casa().answers.height:,} answers that rate\nup to {len(CASA_LAVANDA.rated)} touchpoints" in page
    assert {name for name in casa_files() if f"`{name}`" not in page} == {"README.md"}


def test_a_sample_is_a_sample() -> None:
    assert isinstance(casa(), Sample)
    assert casa().answers.schema["answered_at"] == pl.Datetime("us", "UTC")
