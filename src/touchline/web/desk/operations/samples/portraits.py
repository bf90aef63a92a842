"""A persona for each segment, and the types of customers that they name."""

from datetime import date, datetime
from functools import partial
from typing import Any

from touchline.engine.sample.texts import texts_of
from touchline.web.desk.operations.samples.loading import Loading
from touchline.web.identify import queries as library
from touchline.web.identify.models import TypeKey
from touchline.web.identify.operations import add_persona, take_ready_types
from touchline.web.workspace.work import Step

TYPES = {"first_home": TypeKey.HESITANT, "families": TypeKey.HURRIED, "connoisseurs": TypeKey.CAREFUL}
ALSO = (TypeKey.SAVING, TypeKey.UPSET)
TALKED_TO = 12  # people that the one portrait with a source rests on


def draw_the_personas(work: Loading) -> Step:
    """Take a few ready types of customers, and draw a persona for each segment."""
    return Step(write=partial(draw, work), finished=True)


def draw(work: Loading) -> None:
    take_ready_types(work.workspace, keys=[*TYPES.values(), *ALSO], person=work.person)
    types = {row.key: row for row in library.customer_type_rows(work.workspace)}
    segments = {segment.name: segment for segment in library.segments(work.workspace)}
    for key, name in work.sample.segments.items():
        told = texts_of(work.sample.texts, f"persona.{key}")
        said: dict[str, Any] = {field: text.replace("|", "\n") for field, text in told.items()}
        if "source" in said:
            said |= {"source_date": last_day(work), "people": TALKED_TO}
        add_persona(work.workspace, person=work.person, segment=segments[name], type=types.get(TYPES[key]), **said)


def last_day(work: Loading) -> date:
    """Return the day of the newest answer."""
    newest: datetime = work.sample.answers["answered_at"].sort()[-1]
    return newest.date()
