"""Making and changing workspaces."""

from django.db import transaction
from django.db.models import F

from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Member, Person, Role, Workspace
from touchline.web.workspace.operations.audit import note


@transaction.atomic
def create_workspace(
    *, name: str, language: str, currency: str, time_zone: str, person: Person, sample: str = "", industry: str = ""
) -> Workspace:
    """Make a workspace with this person as its administrator; sample says which made-up company it is."""
    workspace = Workspace.objects.create(
        slug=new_slug(name),
        name=name,
        language=language,
        currency=currency,
        time_zone=time_zone,
        sample=sample,
        industry=industry,
    )
    Member.objects.create(workspace=workspace, person=person, role=Role.ADMINISTRATOR)
    note(workspace, person, "workspace.create", name)
    return workspace


@transaction.atomic
def change_workspace(
    workspace: Workspace,
    *,
    name: str,
    language: str,
    currency: str,
    time_zone: str,
    evidence_half_life_days: int,
    version: int,
    person: Person,
    industry: str = "",
) -> None:
    """Store a workspace's settings. Raises StaleEdit when version is not the stored one."""
    fresh = Workspace.objects.filter(pk=workspace.pk, version=version)
    said: dict[str, str | int] = {
        "name": name,
        "language": language,
        "currency": currency,
        "time_zone": time_zone,
        "industry": industry,
    }
    said |= {"evidence_half_life_days": evidence_half_life_days}
    if not fresh.update(**said, version=F("version") + 1):
        raise StaleEdit
    note(workspace, person, "workspace.change_settings", name, currency=currency, time_zone=time_zone)
