"""Many cards that were brought go back at once, and leave what going one by one leaves."""

from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.web.map.test_importing_later import large
from touchline.engine.map import formats
from touchline.web.identify.models import Touchpoint
from touchline.web.map import operations
from touchline.web.map.models import Change, Evidence, Experience, Map, Placement
from touchline.web.map.operations import history
from touchline.web.workspace.models import AuditEntry


def brought(cast: Cast, count: int, into: Map | None = None) -> Map:
    """A map out of a file, with this many cards of new touchpoints."""
    file = formats.read_file(large(count).encode(), "large.yaml")
    choice = operations.Choice(into, "" if into else "Large", keep=False)
    seen = operations.plan(cast.workspace, file, choice).fingerprint
    map, _count = operations.import_map(cast.workspace, file, choice, seen=seen, person=cast.bogdan.person)
    return map


def grown(cast: Cast, count: int) -> tuple[Map, Change]:
    """A map to which cards were brought, and one of the changes of that step."""
    map = brought(cast, count, into=brought(cast, 3))
    return map, Change.objects.filter(map=map).order_by("pk")[5]


def lived_in(cast: Cast, map: Map) -> None:
    """Let others go on: a card of their own between those that were brought, evidence, parts, a second map."""
    ana = cast.ana.person
    cards = {card.slug: card for card in Placement.objects.filter(map=map).select_related("touchpoint", "stage")}
    operations.add_touchpoint(map, name="Own", stage=cards["c0"].stage, position=1, person=ana)
    operations.change_experience(cards["c3"], person=ana, think="Is it far?", emotion_felt=-1)
    statement = operations.Statement(cards["c3"].touchpoint, "think", cards["c3"])
    operations.link_evidence(map, statement, kind="interview", date=date(2026, 3, 1), person=ana)
    beside = operations.Statement(cards["c4"].touchpoint, "note", None)
    operations.link_evidence(map, beside, kind="diary", date=date(2026, 3, 1), person=ana)
    Touchpoint.objects.filter(slug=cards["c6"].touchpoint.slug).update(parent=cards["c5"].touchpoint)
    Touchpoint.objects.filter(slug=cards["c7"].touchpoint.slug).update(parent=cards["c8"].touchpoint)
    other = operations.create_map(cast.workspace, name="Other", person=ana)
    operations.place(other, touchpoint=cards["c9"].touchpoint, stage=cards["c9"].stage, person=ana)


def left(cast: Cast, map: Map, since: int) -> dict[str, Any]:
    """What is there: cards, touchpoints, what is felt, what it rests on, the changes and the trail."""
    changes = Change.objects.filter(map=map, pk__gt=since).order_by("pk")
    return {
        "cards": sorted(Placement.objects.filter(map=map).values_list("slug", "stage__key", "position")),
        "touchpoints": sorted(Touchpoint.objects.filter(workspace=cast.workspace).values_list("slug", flat=True)),
        "felt": Experience.objects.count(),
        "evidence": Evidence.objects.count(),
        "changes": list(changes.values_list("operation", "subject", "before", "after", "undoes", "person")),
        "trail": sorted(
            AuditEntry.objects.filter(action="identify.remove_touchpoint").values_list("subject", flat=True)
        ),
    }


def taken_back(cast: Cast, change: Change) -> dict[str, Any]:
    """Take the import back, and return what is left; then let it be as if nobody had."""
    since = Change.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with transaction.atomic():
        operations.undo_step(change, person=cast.bogdan.person)
        found = left(cast, change.map, since)
        transaction.set_rollback(True)
    return found


@pytest.mark.slow
def test_cards_go_back_at_once_as_they_go_one_by_one(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    map, change = grown(cast, 12)
    lived_in(cast, map)

    together = taken_back(cast, change)
    monkeypatch.setattr(history, "AT_ONCE", {})
    alone = taken_back(cast, change)

    assert together == alone
    assert len(together["cards"]) == 3 + 1  # those that stood there before, and the one that is somebody's own
    assert {"t4", "t9"} <= set(together["touchpoints"])  # something rests on one, the other stands on another map
    assert {"t3", "t10", "t11"}.isdisjoint(together["touchpoints"])
    assert [change[0] for change in together["changes"]] == ["remove"] * 9


@pytest.mark.slow
@pytest.mark.any_database
def test_a_hundred_cards_more_take_hardly_a_query_more(cast: Cast) -> None:
    counts = []
    for count in (20, 120):
        with transaction.atomic():
            _map, change = grown(cast, count)
            with CaptureQueriesContext(connection) as asked:
                operations.undo_step(change, person=cast.bogdan.person)
            transaction.set_rollback(True)
        counts.append(len(asked))

    assert counts[1] - counts[0] < 10
