"""Events sealed in slabs: which of them count, in which order, under which names."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from pytest_django import Settings

from tests.conftest import Cast
from tests.factories import make_events
from touchline.web.record import operations, queries
from touchline.web.record.models import Slab, SourceKind, SourceState

MORNING, NOON = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def slabs(tmp_path: Path, settings: Settings) -> Path:
    settings.SLABS = tmp_path / "slabs"
    return tmp_path / "slabs"


def frame(*rows: tuple[Any, ...], columns: str = "customer touchpoint at sequence") -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=columns.split(), orient="row")


def test_only_published_events_of_this_workspace_count(cast: Cast) -> None:
    make_events(cast.workspace, frame(("ana", "door", NOON, 1)), frame(("ana", "till", NOON, 2)))
    make_events(cast.workspace, frame(("bo", "door", NOON, 1)), state=SourceState.STAGED)
    make_events(cast.elsewhere, frame(("dario", "door", NOON, 1)))

    found = queries.events(cast.workspace).collect()

    assert found.schema == queries.EVENT_COLUMNS
    assert found.sort("sequence").rows() == [
        ("ana", "door", NOON, 1, None, None, None),
        ("ana", "till", NOON, 2, None, None, None),
    ]


def test_without_events_there_is_an_empty_table_of_the_same_columns(cast: Cast) -> None:
    assert queries.events(cast.workspace).collect_schema() == queries.EVENT_COLUMNS
    assert queries.event_names(cast.workspace) == []


def test_at_one_moment_events_of_an_earlier_source_come_first(cast: Cast) -> None:
    make_events(cast.workspace, frame(("ana", "door", NOON, 7), ("ana", "shelf", NOON, 8)))
    make_events(cast.workspace, frame(("ana", "till", NOON, 1), ("ana", "street", MORNING, 2)))

    found = queries.events(cast.workspace).sort("customer", "at", "sequence").collect()

    assert found["touchpoint"].to_list() == ["street", "door", "shelf", "till"]
    assert found.select("customer", "at", "sequence").is_unique().all()


def test_names_are_counted_with_customers_channel_and_moments(cast: Cast) -> None:
    columns = "customer touchpoint at sequence channel"
    make_events(
        cast.workspace,
        frame(("ana", "door", NOON, 1, "shop"), ("ana", "door", MORNING, 2, "web"), columns=columns),
        frame(("bo", "door", NOON, 3, "web"), ("bo", "till", NOON, 4, None), columns=columns),
    )

    found = queries.event_names(cast.workspace)

    assert found == [
        queries.EventName("door", events=3, customers=2, channel="web", first_at=MORNING, last_at=NOON),
        queries.EventName("till", events=1, customers=1, channel="", first_at=NOON, last_at=NOON),
    ]


def test_names_are_counted_anew_when_a_source_comes_or_goes(cast: Cast) -> None:
    first = make_events(cast.workspace, frame(("ana", "door", NOON, 1)))
    assert [name.events for name in queries.event_names(cast.workspace)] == [1]

    make_events(cast.workspace, frame(("bo", "door", NOON, 1)))
    assert [name.events for name in queries.event_names(cast.workspace)] == [2]

    operations.remove_file(first, person=cast.ana.person)
    assert [name.customers for name in queries.event_names(cast.workspace)] == [1]


@pytest.mark.django_db(transaction=True)
def test_slabs_go_with_their_source(cast: Cast, slabs: Path) -> None:
    source = make_events(cast.workspace, frame(("ana", "door", NOON, 1)))
    kept = make_events(cast.workspace, frame(("bo", "door", NOON, 1)))

    operations.remove_file(source, person=cast.ana.person)

    assert [slab.source for slab in Slab.objects.all()] == [kept]
    assert [file.name for file in slabs.iterdir()] == queries.kept_slabs()


def test_a_moment_without_zone_is_one_of_utc(cast: Cast) -> None:
    make_events(cast.workspace, frame(("ana", "door", datetime(2026, 3, 1, 12), 1)))

    assert queries.events(cast.workspace).collect()["at"].to_list() == [NOON]


def test_a_sequence_out_of_bounds_is_refused(cast: Cast) -> None:
    with pytest.raises(ValueError, match="between 0 and"):
        make_events(cast.workspace, frame(("ana", "door", NOON, -1)))


def test_a_mapping_is_kept_under_its_name_and_offered_for_the_same_header(cast: Cast) -> None:
    kept = {"kind": SourceKind.EVENTS, "person": cast.ana.person}
    first = operations.save_mapping(cast.workspace, name="Shop  log", yaml="a: 1", header=["who", "when"], **kept)
    operations.save_mapping(cast.elsewhere, name="Theirs", yaml="b: 1", header=["who", "when"], **kept)

    again = operations.save_mapping(cast.workspace, name="Shop log", yaml="a: 2", header=["when", "who"], **kept)

    assert (again.pk, again.slug, again.yaml) == (first.pk, first.slug, "a: 2")
    assert queries.fitting_mappings(cast.workspace, SourceKind.EVENTS, ["who", "when"]) == [again]
    assert queries.fitting_mappings(cast.workspace, SourceKind.EVENTS, ["who"]) == []
    assert queries.fitting_mappings(cast.workspace, SourceKind.ANSWERS, ["who", "when"]) == []
