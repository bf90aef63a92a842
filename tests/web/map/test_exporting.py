"""A map taken along: the formats, what each leaves out, the file."""

import json
from datetime import date

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.engine.map import Document, formats
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Stage
from touchline.web.map import operations
from touchline.web.map.models import Map
from touchline.web.map.views.format_words import GOOD_FOR, NAMES


@pytest.fixture
def drawn(cast: Cast, map: Map, stages: list[Stage]) -> Map:
    """A map with one of everything that a file tells."""
    person = cast.ana.person
    identify.segment_named(cast.workspace, "Families")
    card = operations.add_touchpoint(map, name="Till", stage=stages[1], person=person)
    told = {"responsible": cast.bogdan, "monthly_cost_minor": 1200, "note@ro": "La casă", "review_by": date(2027, 1, 2)}
    processes = [{"name": "Count", "people": "two", "responsible": cast.ana.pk}]
    operations.change_touchpoint(map, card.touchpoint, person=person, processes=processes, **told)
    operations.change_experience(card, person=person, think="Is it far?", emotion_felt=-1)
    statement = operations.Statement(card.touchpoint, "think", card)
    operations.link_evidence(map, statement, kind="interview", date=date(2026, 3, 1), answers=6, person=person)
    lane = operations.add_lane(map, name="Risks", person=person)
    operations.write_cell(lane, stage=stages[0], segment=None, text="Nobody answers", person=person)
    return map


def read_back(client: Client, cast: Cast) -> Document:
    return formats.read_file(client.get(url(cast, "export", "yaml", "file")).content, "m.yaml").map


def test_every_format_has_a_name_and_says_what_it_is_good_for() -> None:
    assert [key for key in formats.exportable() if key not in NAMES or key not in GOOD_FOR] == []


def test_a_reader_takes_a_map_along_and_it_reads_back_as_it_stands(chi: Client, cast: Cast, drawn: Map) -> None:
    reply = chi.get(url(cast, "export", "yaml", "file"))

    assert reply.headers["Content-Type"] == "application/yaml"
    assert "attachment" in reply.headers["Content-Disposition"]
    assert formats.read_map(reply.content.decode()) == operations.portable(drawn)
    assert formats.map_faults(reply.content.decode()) == ()


def test_people_are_told_by_their_address_and_by_no_number(chi: Client, cast: Cast, drawn: Map) -> None:
    [till] = read_back(chi, cast).touchpoints.values()

    assert till["responsible"] == cast.bogdan.person.email
    assert till["processes"] == [{"name": "Count", "people": "two", "responsible": cast.ana.person.email}]


def test_what_is_only_looked_at_tells_people_by_their_names(chi: Client, cast: Cast, drawn: Map) -> None:
    page = chi.get(url(cast, "export", "html", "file")).content.decode()

    assert cast.bogdan.person.name in page
    assert cast.bogdan.person.email not in page


@pytest.mark.slow
def test_the_page_of_formats_offers_each_with_what_it_leaves_out(chi: Client, cast: Cast, drawn: Map) -> None:
    page = chi.get(url(cast, "export")).content.decode()

    assert [key for key in formats.exportable() if url(cast, "export", key, "file") not in page] == []


def test_what_a_format_leaves_out_is_told_before_the_file_is_taken(
    chi: Client, cast: Cast, drawn: Map, monkeypatch: pytest.MonkeyPatch
) -> None:
    from touchline.engine.map.formats import yaml_file

    monkeypatch.setattr(yaml_file, "keeps", lambda it: Document(it.map, it.stages, it.segments, it.touchpoints))

    page = chi.get(url(cast, "export", "yaml")).content.decode()
    rows = json.loads(chi.get(url(cast, "export", "yaml", "left-out") + "?as=json").content)
    text = chi.get(url(cast, "export", "yaml", "left-out")).content.decode()

    assert "4 values of the map have no place in this format." in page
    assert [(row["kind"], row["name"], row["field"]) for row in rows] == [
        ("lane", "Risks", ""),
        ("card", "Till", ""),
        ("cell", rows[2]["name"], ""),
        ("evidence", "Till", ""),
    ]
    assert text.splitlines()[1] == "card Till: all of it"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Shop / Café: 2026", "Shop Café 2026.yaml"), ("../../etc/passwd", "etc passwd.yaml"), ("\r\n?", "map.yaml")],
)
def test_no_name_of_a_map_makes_a_dangerous_name_of_a_file(
    chi: Client, cast: Cast, drawn: Map, name: str, expected: str
) -> None:
    Map.objects.filter(pk=drawn.pk).update(name=name)

    told = chi.get(url(cast, "export", "yaml", "file")).headers["Content-Disposition"]

    assert expected in told or "caf%c3%a9" in told.lower()
    assert not set("\r\n/\\") & set(told.partition("filename")[2])


def test_a_format_that_is_not_there_has_no_page(chi: Client, cast: Cast, drawn: Map) -> None:
    assert [chi.get(url(cast, "export", "docx", *more)).status_code for more in ((), ("file",), ("left-out",))] == [
        404
    ] * 3


def test_the_schema_of_map_files_is_open_to_everybody_and_names_its_own_address(client: Client) -> None:
    reply = client.get("/schema/touchline-map-1.json")

    told = reply.json()
    assert (told.pop("$id"), reply.headers["Cache-Control"]) == (
        "http://testserver/schema/touchline-map-1.json",
        "public, max-age=86400",
    )
    assert told == {key: value for key, value in formats.map_schema().items() if key != "$id"}
