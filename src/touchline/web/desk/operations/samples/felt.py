"""What is felt and wished at the touchpoints, and statements with what they rest on."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import polars as pl

from touchline.engine.sample.journeys import month_after
from touchline.engine.sample.shape import Feeling
from touchline.web.desk.operations.samples.loading import Loading
from touchline.web.identify import queries as library
from touchline.web.map import queries
from touchline.web.map.models import EvidenceKind, Judge, Placement
from touchline.web.map.operations import Statement, change_experience, link_evidence
from touchline.web.workspace.work import Step

AT_ONCE = 5
INTERVIEWED = 8


def write_the_experiences(work: Loading) -> Step:
    """Write down a few experiences. The cursor is how many there are."""
    start, told = work.cursor or 0, work.sample.feelings
    end = min(start + AT_ONCE, len(told))
    write = partial(write_some, work, told[start:end])
    return Step(cursor=end, done=end, total=len(told), write=write, finished=end == len(told))


def write_some(work: Loading, told: Sequence[Feeling]) -> None:
    map, known = queries.first_map(work.workspace), library.touchpoints_by_name(work.workspace)
    for feeling in told:
        touchpoint = known.get(" ".join(work.sample.names[feeling.contact].split()).casefold())
        if map and touchpoint:
            for card in queries.touched_cards(map, touchpoint):
                write_experience(work, card, feeling)


def write_experience(work: Loading, card: Placement, feeling: Feeling) -> None:
    """Write what one card says, then what that rests on. Done twice, it is written once."""
    fields: dict[str, Any] = {"emotion_wish": feeling.wished, "emotion_felt": feeling.felt, **feeling.says}
    fields |= {"moment_of_truth": feeling.moment_of_truth}
    if feeling.met:
        fields |= {"expectations_met": feeling.met, "met_judged_by": Judge.CUSTOMERS}
    _experience, change = change_experience(card, person=work.person, **fields)
    if change is None:
        return
    for field, kind in feeling.rests_on.items():
        rest(work, card, feeling, field, kind)
    if feeling.felt is not None:
        rest(work, card, feeling, "emotion_felt", EvidenceKind.SURVEY)


def rest(work: Loading, card: Placement, feeling: Feeling, field: str, kind: str) -> None:
    """Put beside a statement what it rests on: the survey, people who were asked, a note in the diary."""
    told: dict[str, Any] = {"kind": kind, "date": last_month(work), "person": work.person}
    if kind == EvidenceKind.SURVEY:
        told |= {"answers": ratings(work, feeling.contact), "reliability": 3}
        told |= {"reference": work.sample.texts.get("survey.next", work.sample.texts["survey.name"])}
    if kind == EvidenceKind.INTERVIEW:
        told |= {"answers": INTERVIEWED}
    if kind == EvidenceKind.DIARY:
        notes = work.sample.notes.filter(touchpoint=feeling.contact)
        told |= {"date": notes["day"][0], "note": notes["text"][0], "answers": 1} if notes.height else {}
    link_evidence(card.map, Statement(card.touchpoint, field, card), **told)


def last_month(work: Loading) -> date:
    return month_after(work.sample.start, work.sample.months - 1)


def ratings(work: Loading, contact: str) -> int:
    """Return how many people rated a touchpoint in the sample's answers."""
    return work.sample.answers.filter(pl.col(contact).is_between(1, 5)).height
