"""A persona's sheet: the portrait, how many customers it stands for, and what they meet, each number with its n."""

from datetime import date

from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Persona, Segment, Stage
from touchline.web.map import operations
from touchline.web.map.models import Map
from touchline.web.map.operations import NewReading, post_readings
from touchline.web.map.operations.evidence import Statement, link_evidence
from touchline.web.map.queries import met_by
from touchline.web.record.operations import bring_customers, start_customer_import

CUSTOMERS = b"customer,country\na,RO\nb,IT\nc,RO\nd,RO\n"


def families(cast: Cast) -> Segment:
    return identify.segment_named(cast.workspace, "Families", person=cast.ana.person)


def drawn(cast: Cast, segment: Segment | None, **more: object) -> Persona:
    return identify.add_persona(cast.workspace, person=cast.ana.person, name="Maria", segment=segment, **more)


def laid_out(cast: Cast) -> tuple[Map, Stage]:
    stage = identify.lay_out_stages(cast.workspace, scheme="three-phases")[0]
    return operations.open_map(cast.workspace, person=cast.ana.person), stage


def sheet(client: Client, cast: Cast, persona: Persona) -> str:
    return " ".join(client.get(f"/w/{cast.workspace.slug}/map/personas/{persona.slug}/").content.decode().split())


def test_the_sheet_says_how_many_customers_the_persona_stands_for(cast: Cast, chi: Client) -> None:
    segment = families(cast)
    persona = drawn(cast, segment)
    before = sheet(chi, cast, persona)

    file = bring_customers(cast.workspace, chunks=[CUSTOMERS], name="customers.csv", person=cast.ana.person)
    start_customer_import(file, person=cast.ana.person)
    run_jobs()
    rule = {"match": "all", "conditions": [{"trait": "country", "asks": "is", "values": ["RO"]}]}
    identify.rule_segment(segment, rule=rule, person=cast.ana.person)

    assert "Maria stands for Families. How many customers that is, no rule says yet." in before
    assert "Maria stands for Families: 3 of 4 customers (75.0%)." in sheet(chi, cast, persona)


def test_a_segment_meets_its_own_touchpoints_and_those_of_all_but_not_those_of_others(cast: Cast) -> None:
    map, stage = laid_out(cast)
    firms = identify.segment_named(cast.workspace, "Firms", person=cast.ana.person)
    for name, segment in (("Shop window", None), ("Play corner", families(cast)), ("Tender", firms)):
        operations.add_touchpoint(map, name=name, stage=stage, segment=segment, person=cast.ana.person)

    [(shown, met)] = met_by(cast.workspace, families(cast))

    assert shown == map
    assert [one.row.touchpoint.name for one in met] == ["Shop window", "Play corner"]


def test_touchpoints_that_are_only_planned_are_not_met(cast: Cast) -> None:
    map, stage = laid_out(cast)
    card = operations.add_touchpoint(map, name="Play corner", stage=stage, person=cast.ana.person)
    identify.change_touchpoint(card.touchpoint, status="planned", person=cast.ana.person)

    assert met_by(cast.workspace, None) == []


def test_a_score_of_the_segment_stands_before_that_of_all_unless_too_few_answered(cast: Cast, chi: Client) -> None:
    map, stage = laid_out(cast)
    segment = families(cast)
    cards = [
        operations.add_touchpoint(map, name=name, stage=stage, person=cast.ana.person) for name in ("Window", "Till")
    ]
    for card, answers in zip(cards, (12, 4), strict=True):
        told = {"touchpoint": card.touchpoint, "measure": "score", "unit": "points 1-5", "method": "mean"}
        post_readings(
            [
                NewReading(value=4.0, answers=90, low=3.8, high=4.2, **told),
                NewReading(value=2.5, answers=answers, low=2.0, high=3.0, segment=segment, **told),
            ]
        )

    page = sheet(chi, cast, drawn(cast, segment))

    assert (
        'Window</a></th> <td data-label="Score"><span>2.50 <small class="faint">2.00 – 3.00, n 12</small></span>'
        in page
    )
    assert '4.00 <small class="faint">3.80 – 4.20, n 90</small> <small class="faint sheet-all">all customers<' in page
    assert "n 4<" not in page


def test_what_is_felt_says_what_it_rests_on_or_that_it_is_assumed(cast: Cast, chi: Client) -> None:
    map, stage = laid_out(cast)
    cards = [
        operations.add_touchpoint(map, name=name, stage=stage, person=cast.ana.person) for name in ("Window", "Till")
    ]
    for card in cards:
        operations.change_experience(card, emotion_felt=-1, customer_value=4, person=cast.ana.person)
    statement = Statement(cards[1].touchpoint, "emotion_felt", cards[1])
    link_evidence(map, statement, kind="interview", date=date(2026, 3, 4), answers=6, person=cast.ana.person)

    page = sheet(chi, cast, drawn(cast, None))

    assert '−1 · bad <small class="faint">assumed</small>' in page
    assert '−1 · bad <small class="faint">Interview, Mar 4, 2026, n 6</small>' in page
    assert '4 of 5 <small class="faint">stated by the team</small>' in page


def test_the_sheet_tells_how_to_serve_the_persona(cast: Cast, chi: Client) -> None:
    [slug] = identify.take_ready_types(cast.workspace, keys=["hurried"], person=cast.ana.person)
    hurried = cast.workspace.customer_types.get(slug=slug)

    page = sheet(chi, cast, drawn(cast, None, type=hurried))

    assert "How to serve them: In a hurry" in page
    assert "Say how long it takes." in page
    assert "Nothing stands on a map for them yet." in page
