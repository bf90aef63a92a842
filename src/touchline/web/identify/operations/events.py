"""Rules that say which touchpoint the events of a name tell of."""

from collections.abc import Mapping

from django.db import transaction

from touchline.web.identify.models import EventRule, Touchpoint
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit


@transaction.atomic
def rule_event(workspace: Workspace, event: str, *, touchpoint: Touchpoint | None, person: Person | None) -> EventRule:
    """Say which touchpoint the events of a name tell of; None: of none, they are ignored. The latest word counts."""
    rule, _ = EventRule.objects.update_or_create(workspace=workspace, event=event, defaults={"touchpoint": touchpoint})
    told = {"event": event, "touchpoint": touchpoint.name if touchpoint else ""}
    audit.note(workspace, person, "identify.rule_event", touchpoint.slug if touchpoint else event, **told)
    return rule


@transaction.atomic
def rule_events(workspace: Workspace, rules: Mapping[str, Touchpoint], *, person: Person | None) -> None:
    """Say which touchpoint the events of each name tell of, in two queries."""
    EventRule.objects.bulk_create(
        [EventRule(workspace=workspace, event=event, touchpoint=touchpoint) for event, touchpoint in rules.items()],
        update_conflicts=True,
        update_fields=["touchpoint"],
        unique_fields=["workspace", "event"],
    )
    told = {event: {"event": event, "touchpoint": touchpoint.name} for event, touchpoint in rules.items()}
    audit.note_many(workspace, person, "identify.rule_event", told)


@transaction.atomic
def forget_event(workspace: Workspace, event: str, *, person: Person | None) -> None:
    """Take a rule back: the name is unknown again, and is proposed again."""
    EventRule.objects.filter(workspace=workspace, event=event).delete()
    audit.note(workspace, person, "identify.forget_event", event, event=event)
