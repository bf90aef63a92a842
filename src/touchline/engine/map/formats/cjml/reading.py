"""Journeys in CJML 2.0, the Customer Journey Modelling Language: planned and actual, read in any order of elements."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.formats.cjml import xml
from touchline.engine.map.formats.cjml.journey import DEFINITION, Action, Journey, Point, Row, map_of, readable
from touchline.engine.map.formats.cjml.writing import COMPANY, CUSTOMER
from touchline.engine.map.formats.cjml.xml import Element
from touchline.engine.map.formats.exchange import Brought
from touchline.engine.map.formats.gathering import NOTE
from touchline.engine.map.formats.remarks import Place, Remark
from touchline.engine.map.formats.texts import LONGEST, one_line, shortened

BEGINS = re.compile(r"<(?:\w+:)?(?:CJML|plannedJourney|actualJourney)\b", re.IGNORECASE)
STATUSES = ("completed", "adhoc", "failing", "missing")
DEVIATES = re.compile(r"D\W?\d", re.IGNORECASE)
TIMES = ("timeOriginated", "timeReceived", "timeConsumed", "timeStarted", "timeCompleted")
RATING = re.compile(r"[+-]?\d+")
WITHOUT_PHASE = "Start"
ACTIONS, STATUS, TIME, FELT = "Actions", "Compliance", "Times", "Experience"
CHANNEL = 80
Step = Point | Action


def looks_like(start: str) -> bool:
    """True for XML that begins as CJML."""
    return bool(BEGINS.search(start))


def read(content: bytes, name: str) -> Brought:
    """Read the journeys of a file as one map: its actual ones, or, where it has none, its planned ones.

    Phases become stages, communication points touchpoints, end users segments, a rating from 1 to 5 a feeling from -2
    to 2; actions, compliance, times and experiences become lines of lanes. Raises UnusableInputError: cjml-not-xml,
    cjml-doctype, cjml-no-journey, map-file-too-large.
    """
    root = xml.parsed(content, name)
    everyone = [root, *root.children]
    actual, planned = ([one for one in everyone if one.tag == f"{kind}journey"] for kind in ("actual", "planned"))
    if not actual and not planned:
        raise UnusableInputError(
            "cjml-no-journey",
            f"{name} holds <{root.tag}>, and no journey",
            expected="plannedJourney or actualJourney inside CJML",
            fix="Bring a file of the Customer Journey Modelling Language.",
            file=name,
            value=root.tag,
        )
    reading = Reading(PurePath(name).stem, planned=not actual)
    for other in (one for one in everyone[1:] if not one.tag.endswith("journey") and (one.text or one.children)):
        reading.set_aside(other)
    for journey in actual or planned:
        reading.journey(journey)
    for journey in planned if actual else ():
        reading.remark("cjml-planned", journey.line)
    return reading.brought()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part: a customer, or the company and whoever else. Without a name, nothing is known."""

    name: str
    customer: bool


class Reading:
    """The journeys of one file on their way to a map, and what is to be said about them."""

    def __init__(self, name: str, *, planned: bool) -> None:
        self.name, self.planned = name, planned
        self.remarks: list[Remark] = []
        self.title = ""
        self.phases: dict[tuple[str, int], tuple[str, str]] = {}  # by name, and which of that name in a journey
        self.places: dict[tuple[str, int], int] = {}
        self.refs: dict[str, tuple[str, int]] = {}
        self.actors: dict[str, Actor] = {}
        self.steps: list[tuple[int, Step, str]] = []  # line, step, rating as it stands

    def remark(self, code: str, line: int, **values: object) -> None:
        self.remarks.append(Remark(code, Place(line=line), values))

    def set_aside(self, left: Element) -> None:
        self.remark("cjml-set-aside", left.line, word=left.tag, value=shown(left))

    def journey(self, journey: Element) -> None:
        """Read one journey; several of a file share phases and touchpoints by their names."""
        journey.seen = True
        title = one_line(journey.says("journeytitle"))
        self.title = self.title or title
        if title and title != self.title:
            self.remark("cjml-another", journey.line, value=title, name=self.title)
        self.refs, self.actors = {}, {}
        same: Counter[str] = Counter()
        for phase in journey.one("journeyphases").all("journeyphase"):
            id = phase.attribute("phaseid", "phaseidref")
            name = one_line(phase.says("phasename")) or one_line(id) or WITHOUT_PHASE
            which = same[name.casefold()]
            same[name.casefold()] += 1
            self.refs[id.casefold() or str(which)] = self.phase(name, phase.says("phasedescription"), phase.line, which)
        for who in journey.one("actors").children:
            self.actor(who)
        for step in journey.one("touchpoints").children:
            self.step(step)
        journey.one("journeyid")
        for left in journey.unread():
            self.set_aside(left)

    def phase(self, name: str, definition: str, line: int, which: int = 0) -> tuple[str, int]:
        key = (name.casefold(), which)
        if key not in self.phases:
            if len(definition) > DEFINITION:
                self.remark("cjml-long-description", line)
            self.places[key] = len(self.phases)
            self.phases[key] = (shortened(name, LONGEST["stage"]), definition[:DEFINITION].strip())
        return key

    def actor(self, who: Element) -> None:
        who.seen = True
        id = who.attribute("actorid", "actoridref")
        customer = who.tag == "enduser"
        name = one_line(who.says("actorname") or who.says("companyname"))
        unknown = not name and id == (CUSTOMER if customer else COMPANY)
        self.actors[id.casefold()] = Actor("" if unknown else name or one_line(id), customer)

    def step(self, step: Element) -> None:
        """Read a communication point or an action."""
        known = step.tag in {
            f"{kind}{what}" for kind in ("planned", "actual") for what in ("communicationpoint", "action")
        }
        if not known:
            return
        step.seen = True
        phase = self.phase_of(step)
        place = self.places[phase]
        ends = [self.end(step, "initiator"), self.end(step, "receiver")]
        if step.tag.endswith("action"):
            self.action(step, place, *ends[0])
        else:
            self.point(step, place, *ends)

    def phase_of(self, step: Element) -> tuple[str, int]:
        ref = step.one("belongsto").attribute("phaseidref", "phaseid")
        if ref.casefold() in self.refs:
            return self.refs[ref.casefold()]
        name = one_line(ref) or WITHOUT_PHASE
        if (name.casefold(), 0) not in self.phases:
            self.remark("cjml-phase" if ref else "cjml-no-phase", step.line, id=ref, stage=name)
        return self.phase(name, "", step.line)

    def end(self, step: Element, which: str) -> tuple[Actor | None, str]:
        """Return who is at one end of a step, and what it is called there."""
        side = step.one(which)
        label = one_line(side.says(f"{which}label"))
        id = side.one("refersto").attribute("actoridref", "actorid")
        if not id:
            return None, label
        if id.casefold() not in self.actors:
            self.remark("cjml-actor", side.line, id=id)
            self.actors[id.casefold()] = Actor(one_line(id), customer=False)
        return self.actors[id.casefold()], label

    def point(
        self, step: Element, phase: int, first: tuple[Actor | None, str], second: tuple[Actor | None, str]
    ) -> None:
        """Read a communication point. It has the name of what the customer does, or else of what the other does."""
        mine, other = (first, second) if first[0] and first[0].customer else (second, first)
        customer = mine[0] if mine[0] and mine[0].customer else None
        spelled = one_line(step.one("channel").says("channelname"))
        labels = [mine[1], other[1]] if customer else [first[1], second[1]]
        id = step.says("touchpointid")
        name = next((one for one in (*labels, one_line(step.says("message")), spelled, id) if one), "")
        if not name:
            self.remark("cjml-empty", step.line)
            return
        if len(name) > LONGEST["touchpoint"]:
            self.remark("cjml-long", step.line, count=len(name), value=name[:40])
            name = shortened(name, LONGEST["touchpoint"])
        rows = rows_of(name, customer is not None, [first, second], mine_first=mine is first)
        note, expects = self.note(step), ""
        rating, words = self.experience(step)
        told = self.told(step, name, id)
        if words and self.planned:
            expects = words[:NOTE]
        elif words:
            told = (*told, (FELT, f"{name}: {one_line(words)}"))
        segment = customer.name if customer else ""
        point = Point(
            phase, name, segment, shortened(readable(spelled), CHANNEL), spelled, rows, note, None, expects, told
        )
        self.steps.append((step.line, point, rating))

    def action(self, step: Element, phase: int, actor: Actor | None, label: str) -> None:
        """Read an action: a line in the lane of actions, with all that is said about it."""
        id = step.says("touchpointid")
        name = label or one_line(id)
        if not name:
            self.remark("cjml-empty-action", step.line)
            return
        self.remark("cjml-action", step.line, name=name, lane=ACTIONS)
        who = "" if actor is None or actor.customer else f"{actor.name}: "
        note = one_line(self.note(step))
        told = ((ACTIONS, f"{who}{name}" + (f" ({note})" if note else "")), *self.told(step, name, id))
        rating, words = self.experience(step)
        if rating or words:
            told = (*told, (FELT, f"{name}: {one_line(' '.join(filter(None, [rating, words])))}"))
        self.steps.append((step.line, Action(phase, actor.name if actor and actor.customer else "", told), ""))

    def note(self, step: Element) -> str:
        """Return what is said about a step in words: its comment, then what has no field of its own."""
        lines = [step.says("comment")]
        for tag, word in (("message", "Message"), ("category", "Category"), ("touchpointduration", "Duration")):
            if says := step.says(tag):
                lines.append(f"{word}: {says}")
        if says := step.says("deltatime"):
            lines.append(f"Time since the step before: {says}")
        note = "\n".join(filter(None, lines))
        if len(note) > NOTE:
            self.remark("cjml-long-words", step.line)
        return note[:NOTE].strip()

    def experience(self, step: Element) -> tuple[str, str]:
        """Return rating and description of an experience; a planned journey has none, so that is told."""
        felt = step.one("touchpointexperience")
        rating, words = felt.says("experiencerating"), felt.says("experiencedescription")
        if self.planned and (rating or words):
            self.remark("cjml-expected", felt.line)
        return rating, words

    def told(self, step: Element, name: str, id: str) -> tuple[tuple[str, str], ...]:
        """Return what lanes say of a step: a compliance other than completed, and its times."""
        found = re.sub(r"[\W_]", "", step.says("compliance")).lower()
        if found and found not in STATUSES:
            self.remark("cjml-compliance", step.line, value=step.says("compliance"))
            found = one_line(step.says("compliance"))
        status = found or ("adhoc" if DEVIATES.match(id) and not self.planned else "")
        lines = [(STATUS, f"{name}: {status}")] if status not in {"", "completed"} else []
        if times := times_of(step):
            lines.append((TIME, f"{name}: {times}"))
        return tuple(lines)

    def brought(self) -> Brought:
        title = shortened(self.title or one_line(self.name) or "Journey", LONGEST["map"])
        if not self.title:
            self.remark("cjml-no-title", 1, name=title)
        phases, steps = tuple(self.phases.values()), self.rated()
        map, cut = map_of(Journey(title, self.planned, phases, tuple(steps)))
        lines = {id(step): line for step, (line, _, _) in zip(steps, self.steps, strict=True)}
        for step, text in cut:
            self.remark("cjml-cut", lines[id(step)], value=text[:80])
        return Brought(map, "cjml", tuple(sorted(self.remarks, key=lambda one: one.place.line)))

    def rated(self) -> list[Step]:
        """Turn ratings into feelings where all of the file are whole and from 1 to 5; else keep them as they stand."""
        ratings = [rating for _, _, rating in self.steps if rating]
        faces = all(RATING.fullmatch(one) and 1 <= int(one) <= 5 for one in ratings)
        if not faces:
            line = next(line for line, _, rating in self.steps if rating)
            self.remark("cjml-rating", line, value=min(ratings)[:20], lane=FELT)
        return [self.with_rating(step, rating, faces) for _, step, rating in self.steps]

    @staticmethod
    def with_rating(step: Step, rating: str, faces: bool) -> Step:
        if not rating or not isinstance(step, Point):
            return step
        if faces:
            return replace(step, feeling=int(rating) - 3)
        return replace(step, told=(*step.told, (FELT, f"{step.name}: {one_line(rating)}")))


def rows_of(
    name: str, customer: bool, ends: Sequence[tuple[Actor | None, str]], *, mine_first: bool
) -> tuple[Row, ...]:
    """Return who does what at a point, where more is known than that the customer does it."""
    if not customer:
        known = [(actor, label) for actor, label in ends if (actor and actor.name) or label]
        return tuple(Row(cut(label or name), cut(actor.name if actor else "")) for actor, label in known)
    other, label = ends[1] if mine_first else ends[0]
    if (other is None or not other.name) and not (label and label != name):
        return ()
    company = Row(cut(label or name), cut(other.name if other else ""))
    return (Row(name), company) if mine_first else (company, Row(name))


def cut(text: str) -> str:
    return shortened(text, 120)


def times_of(step: Element) -> str:
    """Return the times of a step in words, and how long a message waited to be read."""
    stamps = step.one("timestamps")
    found = {time: stamps.says(time.lower()) or step.says(time.lower()) for time in TIMES}
    words = [f"{time.removeprefix('time').lower()} {one_line(says)}" for time, says in found.items() if says]
    try:
        began, read_at = (datetime.fromisoformat(found[time]) for time in ("timeOriginated", "timeConsumed"))
        words.append(f"read after {(read_at - began).total_seconds():g} s")
    except (ValueError, TypeError, OverflowError):
        pass  # one of them is missing, or is no moment
    return ", ".join(words)


def shown(left: Element) -> str:
    says = left.text or " ".join(child.text for child in left.children)
    return one_line(says)[:80]
