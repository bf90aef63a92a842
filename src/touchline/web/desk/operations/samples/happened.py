"""Events, brought as a file with their mapping, and taken in by the same chunks as anybody's."""

from functools import partial

from touchline.engine.record import write_event_mapping
from touchline.engine.sample.files import csv
from touchline.web.analyse.operations import ask_for_journeys
from touchline.web.analyse.queries.slices import Slice
from touchline.web.desk.operations.samples.loading import Loading
from touchline.web.identify import queries as library
from touchline.web.identify.operations.events import rule_event
from touchline.web.record.jobs import HANDLERS
from touchline.web.record.models import Source
from touchline.web.record.operations import BroughtBeforeError
from touchline.web.record.operations.import_events import IMPORT, bring_events, use_event_mapping_text
from touchline.web.workspace.work import Step


def bring_the_events(work: Loading) -> Step:
    """Bring the file, then take in its events. The cursor is [the file's name in URLs, how far it is read]."""
    if work.cursor is None:
        return Step(cursor=[brought(work).slug, None])
    slug, cursor = work.cursor
    step = HANDLERS[IMPORT](work.inner({"source": slug}, cursor))
    return Step(cursor=[slug, step.cursor], done=step.done, total=step.total, write=step.write, finished=step.finished)


def brought(work: Loading) -> Source:
    """Keep the file and say how it is read. Done twice, it is kept once."""
    sample = work.sample
    assert sample.events is not None and sample.event_mapping is not None  # noqa: S101, PT018 asked where there are
    try:
        source = bring_events(
            work.workspace, chunks=[csv(sample.events)], name=f"{sample.key}-events.csv", person=work.person
        )
    except BroughtBeforeError as known:
        source = known.source
    return use_event_mapping_text(source, text=write_event_mapping(sample.event_mapping))


def rule_the_events(work: Loading) -> Step:
    """Say of every name in the events which touchpoint it tells of."""
    return Step(write=partial(rule_all, work), finished=True)


def rule_all(work: Loading) -> None:
    known = library.touchpoints_by_name(work.workspace)
    for contact in work.sample.contacts:
        name = work.sample.names[contact.key]
        rule_event(work.workspace, name, touchpoint=known[name.casefold()], person=work.person)


def follow_the_journeys(work: Loading) -> Step:
    """Ask for what customers do one after the other: that is a job of its own."""
    return Step(write=partial(ask, work), finished=True)


def ask(work: Loading) -> None:
    ask_for_journeys(work.workspace, Slice(), person=work.person)
