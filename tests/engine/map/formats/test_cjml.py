import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.engine.map.formats.maps import maps
from tests.engine.map.formats.mutating import damaged_files_are_read_or_refused, mutated, read_or_refused
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document, Placement, Record, aligned, formats
from touchline.engine.map.formats import Loss, cjml

PARCEL = (Path(__file__).parents[4] / "docs/examples/parcel.cjml").read_text("utf-8")
SIGNS = [
    "", "<", ">", "&", "&amp;", "&x;", "</actors>", "<a>", "\x00", "]]>", "<![CDATA[", "<!--", "<?x?>", '"', "T1",
    "Ana", "<!DOCTYPE a>", "<journeyPhase>", "é", "\ufffe", "&#0;", "&#10;", "planned", "5", "-1", "phaseIDref", "\n",
]  # fmt: skip
PLANNED = """\
<CJML version="2.0"><plannedJourney><journeyID>PJ1</journeyID><journeyTitle>Plan</journeyTitle>
<actors><endUser actorID="c"><actorName>Customer</actorName></endUser></actors>
<touchpoints><plannedCommunicationPoint><touchpointID>T1</touchpointID>
<initiator><refersTo actorIDref="c"/><initiatorLabel>Orders</initiatorLabel></initiator>
<channel><channelName>ShopCounter</channelName></channel><message>Hello</message><touchpointDuration>PT5M</touchpointDuration>
<touchpointExperience><experienceDescription>Quick</experienceDescription><experienceRating>5</experienceRating>
</touchpointExperience></plannedCommunicationPoint></touchpoints></plannedJourney></CJML>
"""


def read(text: str) -> formats.Brought:
    return formats.read_file(text.encode(), "journey.cjml", "cjml")


def lanes(map: Document) -> dict[str, str]:
    names = {one.id: one.fields["name"] for one in map.lanes}
    return {names[cell["lane"]]: cell["text"] for cell in map.cells.values()}


def test_an_actual_journey_becomes_a_map_as_it_is() -> None:
    brought = formats.read_file(PARCEL.encode(), "parcel.xml")

    map = brought.map
    assert brought.format == "cjml"
    assert map.map == {"name": "A parcel comes late", "state": "as-is"}
    assert [one.fields for one in map.stages] == [{"name": "Order"}, {"name": "Delivery"}]
    assert [one.fields for one in map.segments] == [{"name": "Ana"}]
    assert list(map.touchpoints.values()) == [
        {
            "name": "Gets word of the parcel",
            "channel": "email",
            "interactions": [{"type": "Says when it comes", "role": "The post"}, {"type": "Gets word of the parcel"}],
        },
        {
            "name": "Calls the post",
            "channel": "phone",
            "interactions": [
                {"type": "Calls the post", "channel": "Telephone"},
                {"type": "Calls the post", "role": "The post", "channel": "Telephone"},
            ],
        },
    ]
    assert [(card.stage, card.segment, card.experience) for card in map.placements.values()] == [
        ("order", "ana", {"emotion_felt": 1}),
        ("delivery", "ana", {"emotion_felt": -2}),
    ]


def test_actions_compliance_times_and_experiences_become_lines_of_lanes() -> None:
    brought = read(PARCEL)

    assert lanes(brought.map) == {
        "Times": "Gets word of the parcel: originated 2026-03-02T08:00:00, consumed 2026-03-02T09:30:00,"
        " read after 5400 s",
        "Actions": "Waits at home",
        "Compliance": "Calls the post: adhoc",
        "Experience": "Calls the post: Nobody knew anything",
    }
    assert [(one.code, str(one.place)) for one in brought.remarks] == [("cjml-action", "line 27")]


@pytest.mark.parametrize(
    ("compliance", "line"),
    [
        ("<compliance>completed</compliance>", None),
        ("<compliance> Failing </compliance>", "Calls the post: failing"),
        ("<compliance>missing</compliance>", "Calls the post: missing"),
        ("<compliance>ad-hoc</compliance>", "Calls the post: adhoc"),
        ("<compliance/>", "Calls the post: adhoc"),
        ("<compliance>late</compliance>", "Calls the post: late"),
    ],
)
def test_each_compliance_is_known_and_a_deviation_is_one_by_its_id(compliance: str, line: str | None) -> None:
    text = PARCEL.replace("<touchpointID>D1</touchpointID>", f"<touchpointID>D1</touchpointID>{compliance}")

    assert lanes(read(text).map).get("Compliance") == line


def test_a_planned_journey_becomes_a_plan_and_its_experience_what_is_expected() -> None:
    brought = read(PLANNED)

    assert brought.map.map == {"name": "Plan", "state": "to-be"}
    assert list(brought.map.touchpoints.values()) == [
        {
            "name": "Orders",
            "channel": "shop counter",
            "interactions": [{"type": "Orders", "channel": "ShopCounter"}],
            "note": "Message: Hello\nDuration: PT5M",
        }
    ]
    assert [card.experience for card in brought.map.placements.values()] == [
        {"emotion_wish": 2, "expectations": "Quick"}
    ]
    assert [(one.code, str(one.place)) for one in brought.remarks] == [
        ("cjml-no-phase", "line 3"),
        ("cjml-expected", "line 6"),
    ]


def test_of_planned_and_actual_journeys_the_actual_ones_are_read_and_the_others_told() -> None:
    planned = PLANNED.split(">", 1)[1].replace("</CJML>", "")

    brought = read(PARCEL.replace("</CJML>", f"{planned}</CJML>"))

    assert brought.map.map["state"] == "as-is"
    assert [one.code for one in brought.remarks] == ["cjml-action", "cjml-planned"]


def test_journeys_of_several_people_share_stages_and_touchpoints() -> None:
    journey = PARCEL[PARCEL.index("<actualJourney>") : PARCEL.index("</CJML>")]

    map = read(PARCEL.replace("</CJML>", journey.replace('"Ana"', '"Zoe"') + "</CJML>")).map

    assert [one.fields["name"] for one in map.segments] == ["Ana", "Zoe"]
    assert len(map.stages) == len(map.touchpoints) == 2
    assert len(map.placements) == 4


def test_what_a_map_has_no_place_for_is_told_with_its_line() -> None:
    text = PARCEL.replace("<journeyID>AJ1</journeyID>", "<journeyID>AJ1</journeyID><journeyStatus>done</journeyStatus>")
    text = text.replace("</companyName>", "</companyName><providerType>post</providerType>")
    text = text.replace("<experienceRating>4<", "<experienceRating>8.5<").replace('"delivery"/>', '"shed"/>', 1)

    found = {(one.code, str(one.place)) for one in read(text).remarks}

    assert found == {
        ("cjml-set-aside", "line 4"),
        ("cjml-set-aside", "line 12"),
        ("cjml-rating", "line 15"),
        ("cjml-action", "line 27"),
        ("cjml-phase", "line 27"),
    }
    assert "Gets word of the parcel: 8.5" in "".join(cell["text"] for cell in read(text).map.cells.values())


def test_a_bare_file_of_a_converter_is_read() -> None:
    text = (
        '<CJML version="2.0"><actualJourney><journeyID>AJ1</journeyID><actors><endUser actorIDref ="Eva"></endUser>'
        '<serviceProvider actorID ="Bank"/></actors><touchpoints><actualCommunicationPoint><touchpointID>0'
        '</touchpointID><belongsTo phaseIDref ="Loan"></belongsTo><receiver><refersTo actorIDref="Bank"/>'
        "<receiverLabel>Receiving"
        '</receiverLabel></receiver><initiator><refersTo actorIDref="Eva"/><initiatorLabel>Sending</initiatorLabel>'
        "</initiator></actualCommunicationPoint></touchpoints></actualJourney></CJML>"
    )

    brought = read(text)

    assert [(one.id, one.fields["name"]) for one in brought.map.stages] == [("loan", "Loan")]
    assert [says["name"] for says in brought.map.touchpoints.values()] == ["Sending"]
    assert {one.code for one in brought.remarks} == {"cjml-phase", "cjml-no-title"}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("<CJML>\n<actors>\n<endUser actorID=1/>", "cjml-not-xml", (3, 18)),
        ("<CJML>\n<actors></CJML>", "cjml-not-xml", (2, 11)),
        ("<CJML>&nbsp;</CJML>", "cjml-not-xml", (1, 7)),
        ("", "cjml-not-xml", (1, 1)),
        ("<CJML/>", "cjml-no-journey", (None, None)),
        ("<svg/>", "cjml-no-journey", (None, None)),
        ('<!DOCTYPE a [<!ENTITY b "c">]><CJML/>', "cjml-doctype", (1, None)),
        ('<?xml version="1.0" encoding="x-none"?><CJML/>', "cjml-not-xml", (1, 1)),
    ],
)
def test_what_is_no_cjml_is_refused_with_its_place(text: str, code: str, place: tuple[int | None, int | None]) -> None:
    with pytest.raises(UnusableInputError) as refused:
        read(text)

    values = refused.value.values
    assert (refused.value.code, (values.get("line"), values.get("column"))) == (code, place)


def test_no_entity_is_expanded_and_no_file_is_opened() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    for doctype in (f'<!DOCTYPE a [<!ENTITY a0 "x">{bomb}]>', '<!DOCTYPE a SYSTEM "file:///etc/passwd">'):
        with pytest.raises(UnusableInputError) as refused:
            read(f"{doctype}<CJML><actualJourney>&a9;</actualJourney></CJML>")
        assert refused.value.code == "cjml-doctype"


def test_a_map_is_written_with_its_customers_and_its_company() -> None:
    says = {"name": "Call & chat", "channel": "face to face", "kinds": ["human"], "note": "Line 1\n<2>"}
    rows = [{"type": "Asks how it went", "role": "Desk", "outcome": "A note"}, {"type": "Answers"}]
    shop = Document(
        {"name": "Shop", "state": "as-is"},
        (Record("a", {"name": "After", "definition": "When it is paid", "phase": "after"}),),
        (Record("f", {"name": "Families"}),),
        {"t": {**says, "interactions": rows}},
        {"1": Placement("1", "t", "a", "f", 0, {"emotion_felt": 1, "feel": "Heard"})},
    )

    written = formats.write_file(shop, "cjml")

    text = written.content.decode()
    assert '<belongsTo phaseIDref="PH1"/>' in text
    assert "<channelName>faceToFace</channelName>" in text
    assert "<comment>Line 1\n&lt;2&gt;</comment>" in text
    assert "<experienceRating>4</experienceRating>" in text
    assert text.index("<initiatorLabel>Asks how it went") < text.index("<receiverLabel>Call &amp; chat")
    assert written.losses == (
        Loss("stage", "a", "After", "phase", "after"),
        Loss("touchpoint", "t", "Call & chat", "kinds", ["human"]),
        Loss("touchpoint", "t", "Call & chat", "interactions", rows),
        Loss("card", "1", "Call & chat", "feel", "Heard"),
    )


def test_a_plan_is_written_as_a_planned_journey_without_experience() -> None:
    plan = Document(
        {"name": "Plan", "state": "ideal"},
        (Record("a", {"key": "loyalty"}),),
        touchpoints={"t": {"name": "T"}},
        placements={"c": Placement("c", "t", "a", None, 0, {"emotion_wish": 2})},
    )

    written = formats.write_file(plan, "cjml")

    assert b"<plannedCommunicationPoint>" in written.content
    assert b"experience" not in written.content
    assert ("card", "emotion_wish") in {(one.kind, one.field) for one in written.losses}


def comes_back_but_for_the_losses(map: Document) -> None:
    written = formats.write_file(map, "cjml")
    kept = cjml.keeps(map)
    brought = formats.read_file(written.content, "map.cjml")
    assert aligned(kept, formats.by_names(kept, brought.map)) == kept
    assert written.losses == formats.losses(map, kept)
    assert brought.remarks == ()


@pytest.mark.slow
@given(maps())
@settings(max_examples=30, deadline=None)
def test_a_map_comes_back_but_for_the_losses(map: Document) -> None:
    comes_back_but_for_the_losses(map)


@pytest.mark.soak
@given(maps())
@settings(max_examples=1000, deadline=None)
def test_a_thousand_maps_come_back_but_for_the_losses(map: Document) -> None:
    comes_back_but_for_the_losses(map)


def reworded(text: str, chance: random.Random) -> bytes:
    """Put other words, names of elements and values into a file that stays well-formed, or turn its elements round."""
    words = sorted(set(re.findall(r"\w{2,}", text)))
    for _ in range(chance.randint(1, 10)):
        text = re.sub(rf"\b{chance.choice(words)}\b", chance.choice([*words, "x", "9", "-3", "D7"]), text)
    parts = re.findall(r"<(\w+)>[^<]*</\1>", text)
    if parts:
        part = chance.choice(parts)
        text = re.sub(rf"<{part}>[^<]*</{part}>", chance.choice(["", r"\g<0>\g<0>", f"<{part}/>"]), text)
    return text.encode()


def damaged(chance: random.Random, number: int) -> bytes:
    text = chance.choice([PARCEL, PLANNED])
    return mutated(text, chance, SIGNS) if number % 2 else reworded(text, chance)


@pytest.mark.slow
def test_damaged_files_are_read_or_refused() -> None:
    damaged_files_are_read_or_refused(damaged, 200, "journey.cjml", "cjml")


@pytest.mark.soak
def test_2000_damaged_files_are_read_or_refused() -> None:
    damaged_files_are_read_or_refused(damaged, 2000, "journey.cjml", "cjml")


@pytest.mark.slow
@pytest.mark.parametrize(
    "inside",
    [
        "<a>" * 100_000,
        "<journeyPhases>"
        + "<journeyPhase phaseID='a'><phaseName>a</phaseName></journeyPhase>" * 40_000
        + "</journeyPhases>",
        "<x>a</x>" * 190_000,
        "<journeyTitle>" + "a" * 4_000_000 + "</journeyTitle>",
        "<actors " + " ".join(f"a{n}='b'" for n in range(100_000)) + "/>",
    ],
    ids=range(5),
)
def test_what_would_take_long_does_not(inside: str) -> None:
    read_or_refused([f"<CJML><actualJourney>{inside}</actualJourney></CJML>".encode()], "journey.cjml", "cjml")
