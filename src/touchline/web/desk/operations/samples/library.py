"""Segments, touchpoints and their cards, as somebody would add them one by one."""

from collections.abc import Sequence
from functools import partial

from touchline.engine.sample import Contact
from touchline.web.desk.operations.samples.loading import Loading
from touchline.web.identify import queries as library
from touchline.web.identify.models import Control, Segment
from touchline.web.identify.operations import create_touchpoint
from touchline.web.identify.operations.segments import segment_named
from touchline.web.map.operations.maps import open_map
from touchline.web.map.operations.placements import place
from touchline.web.workspace.work import Step

AT_ONCE = 5
CENTS = 100


def add_library(work: Loading) -> Step:
    """Add a few touchpoints with their cards; the segments before the first. The cursor is how many there are."""
    start = work.cursor or 0
    contacts = work.sample.contacts
    end = min(start + AT_ONCE, len(contacts))
    write = partial(write_some, work, contacts[start:end], first=start == 0)
    return Step(cursor=end, done=end, total=len(contacts), write=write, finished=end == len(contacts))


def write_some(work: Loading, contacts: Sequence[Contact], *, first: bool) -> None:
    if first:
        for name in work.sample.segments.values():
            segment_named(work.workspace, name, person=work.person)
    for contact in contacts:
        add_contact(work, contact)


def add_contact(work: Loading, contact: Contact) -> None:
    """Add one touchpoint with all that is known of it, and its cards: for all customers, or for each segment."""
    touchpoint = create_touchpoint(
        work.workspace,
        name=work.sample.names[contact.key],
        kinds=contact.kinds,
        channel=contact.channel,
        direct=contact.direct,
        control=Control.OURS if contact.direct else Control.SHARED,
        protected=contact.protected,
        monthly_cost_minor=contact.cost * CENTS,
        note="\n".join(work.sample.notes.filter(touchpoint=contact.key)["text"]),
        responsible=work.member if contact.cost else None,
        person=work.person,
    )
    map = open_map(work.workspace, person=work.person)
    stage = next(stage for stage in library.stages(work.workspace) if stage.key == contact.stage)
    segments = {segment.name: segment for segment in library.segments(work.workspace)}
    rows: list[Segment | None] = [segments[work.sample.segments[key]] for key in contact.segments]
    for segment in rows or [None]:
        place(map, touchpoint=touchpoint, stage=stage, segment=segment, person=work.person)
