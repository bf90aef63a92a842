"""Customers and what is known of them, brought as a file; then the rules by which they fall into segments."""

from functools import partial

from touchline.engine.sample.files import csv
from touchline.web.desk.operations.samples.loading import Loading
from touchline.web.identify import queries as library
from touchline.web.identify.operations import rule_segment
from touchline.web.record import queries as record
from touchline.web.record.jobs import HANDLERS
from touchline.web.record.models import Source
from touchline.web.record.operations import BroughtBeforeError, bring_customers
from touchline.web.record.operations.customers import IMPORT
from touchline.web.workspace.work import Step

TRAIT = "segment"  # the column of the sample's file of customers that names their segment


def bring_the_customers(work: Loading) -> Step:
    """Bring the file, then take in its customers. The cursor is [the file's name in URLs, how far it is read]."""
    if work.cursor is None:
        return Step(cursor=[brought(work).slug, None])
    slug, cursor = work.cursor
    step = HANDLERS[IMPORT](work.inner({"source": slug}, cursor))
    return Step(cursor=[slug, step.cursor], done=step.done, total=step.total, write=step.write, finished=step.finished)


def brought(work: Loading) -> Source:
    """Keep the file. Done twice, it is kept once."""
    sample = work.sample
    try:
        return bring_customers(
            work.workspace, chunks=[csv(sample.customers)], name=f"{sample.key}-customers.csv", person=work.person
        )
    except BroughtBeforeError as known:
        return known.source


def rule_the_segments(work: Loading) -> Step:
    """Say of every segment which customers fall in."""
    return Step(write=partial(rule_all, work), finished=True)


def rule_all(work: Loading) -> None:
    if TRAIT not in {trait.key for trait in record.traits(work.workspace)}:
        return
    for segment in library.segments(work.workspace):
        condition = {"trait": TRAIT, "asks": "is", "values": [segment.name]}
        rule_segment(segment, rule={"match": "all", "conditions": [condition]}, person=work.person)
