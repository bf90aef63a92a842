"""Maps as journeys in CJML 2.0."""

from touchline.engine.map.document import Document
from touchline.engine.map.formats.cjml import xml
from touchline.engine.map.formats.cjml.journey import Point, Row, journey_of, keeps
from touchline.engine.map.formats.exchange import Written, losses

CUSTOMER, COMPANY = "customer", "provider"  # ids of actors of whom nothing more is known


def write(map: Document) -> Written:
    """Write a map as one journey: planned if the map is a plan (to-be, ideal), else actual. Raises nothing."""
    journey, _ = journey_of(map)
    kind = "planned" if journey.planned else "actual"
    actors: dict[tuple[bool, str], str] = {}
    points = [
        point_xml(kind, number, step, actors) for number, step in enumerate(journey.steps, 1) if isinstance(step, Point)
    ]
    phases = [
        xml.element(
            "journeyPhase", xml.leaf("phaseName", name), xml.leaf("phaseDescription", says), phaseID=f"PH{place}"
        )
        for place, (name, says) in enumerate(journey.phases, 1)
    ]
    whole = xml.element(
        f"{kind}Journey",
        xml.leaf("journeyID", "PJ1" if journey.planned else "AJ1"),
        xml.leaf("journeyTitle", journey.title),
        xml.element("journeyPhases", *phases),
        xml.element("actors", *(actor_xml(*who, id) for who, id in sorted(actors.items(), reverse=True))),
        xml.element("touchpoints", *points),
    )
    content = '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.element("CJML", whole, version="2.0") + "\n"
    return Written(content.encode(), losses(map, keeps(map)))


def actor_xml(customer: bool, name: str, id: str) -> str:
    if customer:
        return xml.element("endUser", xml.leaf("actorName", name), actorID=id)
    return xml.element("serviceProvider", xml.leaf("companyName", name), actorID=id)


def point_xml(kind: str, number: int, point: Point, actors: dict[tuple[bool, str], str]) -> str:
    """Write a communication point, and note who takes part in it."""
    first, second = point.rows if len(point.rows) == 2 else (Row(point.name), Row(""))
    alone = len(point.rows) < 2
    ends = []
    for which, row in (("initiator", first), ("receiver", second)):
        customer = not row.role and not (alone and which == "receiver")
        id = actor_id(actors, customer, point.segment if customer else row.role)
        ends.append(xml.element(which, xml.element("refersTo", actorIDref=id), xml.leaf(f"{which}Label", row.does)))
    rating = "" if point.feeling is None else xml.leaf("experienceRating", str(point.feeling + 3))
    return xml.element(
        f"{kind}CommunicationPoint",
        xml.leaf("touchpointID", f"T{number}"),
        xml.element("belongsTo", phaseIDref=f"PH{point.phase + 1}"),
        *ends,
        xml.element("channel", xml.leaf("channelName", point.spelled)) if point.spelled else "",
        xml.leaf("comment", point.note),
        xml.element("touchpointExperience", rating) if rating else "",
    )


def actor_id(actors: dict[tuple[bool, str], str], customer: bool, name: str) -> str:
    """Return the id of an actor, made when it is met first."""
    if (customer, name) not in actors:
        number = sum(one == customer and bool(known) for one, known in actors) + 1
        unknown = CUSTOMER if customer else COMPANY
        actors[customer, name] = f"{'E' if customer else 'P'}{number}" if name else unknown
    return actors[customer, name]
