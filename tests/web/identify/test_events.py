"""Rules that say which touchpoint an event tells of."""

from tests.conftest import Cast
from touchline.web.identify import operations, queries


def test_the_latest_word_on_an_event_counts(cast: Cast) -> None:
    shop = operations.create_touchpoint(cast.workspace, name="Shop", person=cast.ana.person)
    operations.rule_event(cast.workspace, "heartbeat", touchpoint=shop, person=cast.ana.person)
    operations.rule_event(cast.workspace, "visit", touchpoint=shop, person=cast.ana.person)

    operations.rule_event(cast.workspace, "heartbeat", touchpoint=None, person=cast.bogdan.person)

    assert queries.event_touchpoints(cast.workspace) == {"visit": shop}
    assert queries.ignored_events(cast.workspace) == {"heartbeat"}


def test_a_rule_goes_with_its_touchpoint(cast: Cast) -> None:
    shop = operations.create_touchpoint(cast.workspace, name="Shop", person=cast.ana.person)
    operations.rule_event(cast.workspace, "visit", touchpoint=shop, person=cast.ana.person)

    operations.remove_touchpoint(shop, person=cast.ana.person)

    assert queries.event_touchpoints(cast.workspace) == {}
    assert queries.ignored_events(cast.workspace) == set()
