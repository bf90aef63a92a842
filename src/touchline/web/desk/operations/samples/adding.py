"""A workspace made for a sample, and the job that fills it asked for."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_noop

from touchline.engine.sample import SAMPLES
from touchline.web.desk.queries.samples import LOAD
from touchline.web.map.operations.maps import start_map
from touchline.web.workspace.models import Job, Person, Workspace
from touchline.web.workspace.operations.jobs import enqueue
from touchline.web.workspace.operations.workspaces import create_workspace

SCHEME = "lifecycle"
CURRENCY = "EUR"
MONTHS = 18
INDUSTRIES = {"casa-lavanda": "retail", "green-broom": "services"}


class NoSuchSampleError(Exception):
    """No sample has this key."""


@transaction.atomic
def add_sample(key: str, *, person: Person, time_zone: str, today: date) -> Job:
    """Make a workspace for a sample, in the person's language, and have it filled. Returns the job that does it.

    Its 18 months end with the month before today. Raises NoSuchSampleError.
    """
    if key not in SAMPLES:
        raise NoSuchSampleError(key)
    name = Workspace(sample=key).sample_name
    workspace = create_workspace(
        name=name,
        language=person.language,
        currency=CURRENCY,
        time_zone=time_zone,
        industry=INDUSTRIES.get(key, ""),
        person=person,
        sample=key,
    )
    start_map(workspace, scheme=SCHEME, person=person)
    return enqueue(
        workspace,
        LOAD,
        {"start": first_month(today).isoformat()},
        title=gettext_noop("Fill %(name)s with sample data"),
        named={"name": name},
        asked_by=person,
    )


def first_month(today: date) -> date:
    """Return the first day of the months that end before the month of today."""
    year, month = divmod(today.year * 12 + today.month - 1 - MONTHS, 12)
    return date(year, month + 1, 1)
