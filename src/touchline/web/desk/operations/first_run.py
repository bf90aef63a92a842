"""The first minutes of an installation: the link that is printed, the account and workspace that come of it."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate, now

from touchline.engine.sample import SAMPLES
from touchline.web.desk.operations.samples import add_sample
from touchline.web.map.operations.maps import start_map
from touchline.web.workspace.models import OneTimeLink, Person, Workspace
from touchline.web.workspace.operations.one_time_links import LinkUsedError, make_sign_in_link, make_start_link, use
from touchline.web.workspace.operations.people import store_person
from touchline.web.workspace.operations.workspaces import create_workspace
from touchline.web.workspace.queries.people import has_two_factor
from touchline.web.workspace.queries.workspaces import first_administrator, is_empty


def first_run_link(address: str) -> str:
    """Return the link to print when the program starts at this address, such as http://127.0.0.1:8000.

    The first time it opens the page that sets everything up. Later it signs the administrator in, once, within an hour;
    with two-factor sign-in on, or without an administrator, it is the sign-in page.
    """
    address = address.rstrip("/")
    if is_empty():
        return address + reverse("start:start", kwargs={"token": make_start_link()})
    administrator = first_administrator()
    if administrator is None or has_two_factor(administrator):
        return address + reverse("account_login")
    return address + reverse("start:start", kwargs={"token": make_sign_in_link(administrator, at=now())})


@transaction.atomic
def set_up(
    link: OneTimeLink,
    *,
    person: Person,
    company: str,
    currency: str,
    time_zone: str,
    scheme: str,
    industry: str = "",
    samples: bool = False,
    at: datetime,
) -> Workspace:
    """Store the first person and their workspace with its stages; samples are filled in workspaces beside it, later.

    Raises LinkUsedError when somebody was quicker.
    """
    use(link, at=at)
    if not is_empty():
        raise LinkUsedError
    store_person(person)
    workspace = create_workspace(
        name=company,
        language=person.language,
        currency=currency,
        time_zone=time_zone,
        industry=industry,
        person=person,
    )
    start_map(workspace, scheme=scheme, person=person)
    for key in SAMPLES if samples else ():
        add_sample(key, person=person, time_zone=time_zone, today=localdate(at))
    return workspace
