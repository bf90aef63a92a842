"""What Casa Lavanda was made from is found again, by the same functions that a real company's data go through."""

import polars as pl
import pytest

from tests.engine.sample.casa import around_the_fall, casa, casa_files, taken
from touchline.engine.analyse import Drivers, Word, drivers, penalty_reward, transitions, verdicts
from touchline.engine.decide import Front, Move, front, read_options
from touchline.engine.listen import scores
from touchline.engine.monitor import changes
from touchline.engine.record import take_events
from touchline.engine.sample import CASA_LAVANDA

pytestmark = pytest.mark.slow

DRAWS = 100


@pytest.fixture(scope="module")
def found() -> Drivers:
    return drivers(taken(casa().answers), bootstraps=DRAWS, permutations=DRAWS)


@pytest.fixture(scope="module")
def best() -> Front:
    return front(
        read_options(casa_files()["options.csv"], "options.csv", currency="EUR").options, currency="EUR", period="month"
    )


@pytest.mark.slow
def test_the_five_drivers_are_found_and_the_first_is_the_first(found: Drivers) -> None:
    named = found.table["touchpoint"].to_list()

    assert found.found
    assert set(named[:5]) == set(CASA_LAVANDA.drivers)
    assert named[0] == CASA_LAVANDA.drivers[0]


@pytest.mark.slow
def test_the_interval_of_every_driver_lies_above_that_of_all_others(found: Drivers) -> None:
    is_driver = pl.col("touchpoint").is_in(CASA_LAVANDA.drivers)

    lowest = found.table.filter(is_driver)["importance_low"].to_list()
    highest = found.table.filter(~is_driver)["importance_high"].to_list()

    assert min(lowest) > max(highest)


@pytest.mark.slow
def test_rows_shuffled_find_the_same_to_the_last_bit(found: Drivers) -> None:
    shuffled = casa().answers.sample(fraction=1.0, shuffle=True, seed=5)

    again = drivers(taken(shuffled), bootstraps=DRAWS, permutations=DRAWS)

    assert again.table.equals(found.table)
    assert (again.r2, again.r2_threshold) == (found.r2, found.r2_threshold)


@pytest.mark.slow
def test_no_driver_is_found_where_the_overall_rating_is_shuffled() -> None:
    answers = casa().answers
    shuffled = answers.with_columns(overall=answers["overall"].shuffle(seed=3))

    found = drivers(taken(shuffled), bootstraps=DRAWS, permutations=DRAWS)

    assert not found.found


@pytest.mark.slow
def test_the_useless_touchpoints_are_called_over_used_and_no_driver_is(found: Drivers) -> None:
    answers, cost = taken(casa().answers), sum(contact.cost for contact in CASA_LAVANDA.contacts)
    whole = scores(answers).filter(pl.col("group").is_null())
    shares = {contact.key: contact.cost / cost for contact in CASA_LAVANDA.contacts}

    said = verdicts(whole, found, penalty_reward(answers, bootstraps=DRAWS), cost_shares=shares)

    words = {verdict.touchpoint: verdict.word for verdict in said}
    assert {words[key] for key in CASA_LAVANDA.useless} == {Word.OVER_USED}
    assert Word.OVER_USED not in {words[key] for key in CASA_LAVANDA.drivers}


def test_every_best_plan_stops_the_useless_touchpoints(best: Front) -> None:
    useless = {casa().names[key] for key in CASA_LAVANDA.useless}

    kept = [
        option.touchpoint
        for plan in best.plans
        for option in plan.chosen
        if option.touchpoint in useless and option.move is not Move.ELIMINATE
    ]

    assert len(best.plans) > 20
    assert not kept


def test_more_satisfaction_than_today_is_had_for_the_money_of_today(best: Front) -> None:
    affordable = [plan for plan in best.plans if plan.cost_minor <= best.today.cost_minor]

    assert affordable[-1].satisfaction > 0.5
    assert affordable[-1].low is not None
    assert affordable[-1].low > 0.3


def test_the_useless_cost_what_the_reason_for_stopping_them_says() -> None:
    cost = sum(CASA_LAVANDA.contact(key).cost for key in CASA_LAVANDA.useless)

    assert cost == 14_400
    assert all(CASA_LAVANDA.contact(key).strength == 0 for key in CASA_LAVANDA.useless)


def test_one_touchpoint_gets_worse_and_no_other_changes() -> None:
    before, after = around_the_fall(casa())

    changed = changes(before, after).filter(pl.col("verdict") != "no clear change")

    assert changed["touchpoint"].to_list() == [CASA_LAVANDA.worse]
    assert changed["verdict"].item() == "worse"
    assert changed["difference"].item() == pytest.approx(-CASA_LAVANDA.worse_by, abs=0.15)


@pytest.mark.slow
def test_it_is_found_whatever_the_seed_and_others_hardly_ever() -> None:
    tables = [changes(*around_the_fall(casa(seed))) for seed in range(2, 5)]
    changed = [table.filter(pl.col("verdict") != "no clear change") for table in tables]

    assert all(CASA_LAVANDA.worse in table["touchpoint"] for table in changed)
    assert sum(table.height - 1 for table in changed) <= 1


def test_customers_go_from_place_to_place_as_one_does() -> None:
    made = casa()
    assert made.events is not None
    events = take_events(made.events, customer="customer", time="at", touchpoint="touchpoint").events
    name = made.names

    steps = {(row["from_touchpoint"], row["to_touchpoint"]): row["steps"] for row in transitions(events).to_dicts()}

    after_delivery = {to: n for (step_from, to), n in steps.items() if step_from == name["home_delivery"]}
    assert max(after_delivery, key=lambda to: after_delivery[to]) == name["packaging"]
    assert steps[name["web_checkout"], name["order_confirmation"]] > 0.75 * sum(
        n for (step_from, _), n in steps.items() if step_from == name["web_checkout"]
    )
    assert (name["web_checkout"], name["shop_till"]) not in steps
    assert (name["click_collect"], name["home_delivery"]) not in steps


def test_shuffled_events_give_the_same_transitions() -> None:
    made = casa()
    assert made.events is not None
    numbered = made.events.with_columns(n=pl.col("event_id").str.slice(1).cast(pl.Int64))

    found = [
        transitions(take_events(rows, customer="customer", time="at", touchpoint="touchpoint", sequence="n").events)
        for rows in (numbered, numbered.sample(fraction=1.0, shuffle=True, seed=2))
    ]

    assert found[0].equals(found[1])
