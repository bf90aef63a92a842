"""Who falls into a segment: customers brought from a file, a rule over their traits, a count while it is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.web.identify import operations, queries
from touchline.web.identify.models import Segment
from touchline.web.map import operations as map_operations
from touchline.web.record import queries as record
from touchline.web.record.models import Customer, Source

FILE = b"customer,country,orders,since\na,RO,3,2025-03-01\nb,IT,1,2026-01-01\nc,IT,7,\n,IT,2,\n"


def url(cast: Cast, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, *parts, ""])


def bring(cast: Cast, client: Client) -> Source:
    sent = {"file": SimpleUploadedFile("customers.csv", FILE)}
    client.post(url(cast, "sources", "customers", "bring"), sent)
    source = Source.objects.get(workspace=cast.workspace)
    kinds = {"kind-0": "ignore", "kind-1": "text", "kind-2": "number", "kind-3": "date"}
    client.post(url(cast, "sources", "customers", source.slug, "columns"), {"id": "customer", "start": "1", **kinds})
    run_jobs()
    source.refresh_from_db()
    return source


def families(cast: Cast) -> Segment:
    return operations.segment_named(cast.workspace, "Italians", person=cast.ana.person)


SAID = {"match": "all", "trait-0": "country", "asks-0": "is", "first-0": "it"}


def test_customers_come_in_with_their_traits_and_the_rest_is_set_aside(cast: Cast, bogdan: Client) -> None:
    source = bring(cast, bogdan)

    assert (source.rows_read, source.rows_taken, source.rows_set_aside) == (4, 3, 1)
    assert [(trait.key, trait.kind) for trait in record.traits(cast.workspace)] == [
        ("country", "text"),
        ("orders", "number"),
        ("since", "date"),
    ]
    assert Customer.objects.get(key="c").traits == {"country": "IT", "orders": 7.0}


@pytest.mark.slow
def test_a_rule_counts_while_it_is_written_and_is_kept_when_saved(cast: Cast, bogdan: Client) -> None:
    bring(cast, bogdan)
    segment = families(cast)
    said = SAID | {"trait-1": "orders", "asks-1": "at-least", "first-1": "5"}

    count = bogdan.post(
        url(cast, "identify", "segments", segment.slug, "rule", "count"), said, headers={"HX-Request": "true"}
    ).content.decode()
    unsaved = queries.segment(cast.workspace, segment.slug).rule
    bogdan.post(url(cast, "identify", "segments", segment.slug, "rule", "keep"), SAID)

    assert "<b>1</b> of 3 customers fall in (33.3%)." in count
    assert unsaved == {}
    assert "2 customers" in bogdan.get(url(cast, "identify", "segments")).content.decode()


@pytest.mark.slow
def test_what_is_no_rule_is_said_and_nothing_is_kept(cast: Cast, bogdan: Client) -> None:
    bring(cast, bogdan)
    segment = families(cast)

    reply = bogdan.post(
        url(cast, "identify", "segments", segment.slug, "rule", "keep"), SAID | {"trait-0": "orders", "first-0": "many"}
    )

    assert reply.status_code == 422
    assert "“many” does not fit “orders”." in reply.content.decode()
    assert queries.segment(cast.workspace, segment.slug).rule == {}


def test_without_customers_the_page_says_so(cast: Cast, chi: Client) -> None:
    segment = families(cast)

    page = chi.get(url(cast, "identify", "segments", segment.slug, "rule")).content.decode()

    assert "No customers are known yet" in page


def test_a_saved_rule_is_taken_back(cast: Cast, bogdan: Client) -> None:
    bring(cast, bogdan)
    segment = families(cast)
    bogdan.post(url(cast, "identify", "segments", segment.slug, "rule", "keep"), SAID)
    revision = queries.last_revision(cast.workspace, "segments", cast.bogdan.person)
    assert revision

    map_operations.undo_revision(revision, person=cast.bogdan.person)

    assert queries.segment(cast.workspace, segment.slug).rule == {}


def test_a_second_file_adds_to_what_is_known_and_removing_one_takes_its_customers(cast: Cast, bogdan: Client) -> None:
    source = bring(cast, bogdan)

    bogdan.post(url(cast, "sources", "customers", source.slug, "remove"))

    assert Customer.objects.count() == 0
    assert not Source.objects.filter(pk=source.pk).exists()


def test_only_who_may_import_brings_customers(cast: Cast, chi: Client, dario: Client) -> None:
    address = url(cast, "sources", "customers", "bring")

    assert chi.post(address).status_code == 403
    assert dario.post(address).status_code == 404
