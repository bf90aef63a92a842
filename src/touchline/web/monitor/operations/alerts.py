"""Alerts raised, dismissed with a reason, and brought back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from touchline.web.monitor.models import Alert, Watch
from touchline.web.monitor.queries import Comparison, TouchpointChange
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

NUMBERS = ("before", "after", "difference", "low", "high", "p_adjusted", "answers_before", "answers_after")


@transaction.atomic
def raise_alerts(workspace: Workspace, *, found: Comparison | None, state: Sequence[Any], at: datetime) -> None:
    """Write an alert for each touchpoint that got better or worse, once however often it is seen.

    The state is kept, so that the same answers are not looked at again.
    """
    changed = [*found.worse, *found.better] if found else []
    made = [alert_of(workspace, found, row, at) for row in changed if found]
    known = Alert.objects.filter(workspace=workspace).count()
    Alert.objects.bulk_create(made, ignore_conflicts=True)
    Watch.objects.update_or_create(workspace=workspace, defaults={"state": list(state), "looked_at": at})
    new = Alert.objects.filter(workspace=workspace).count() - known
    if new:
        audit.note(workspace, None, "monitor.raise_alerts", workspace.slug, alerts=new)


def alert_of(workspace: Workspace, found: Comparison, row: TouchpointChange, at: datetime) -> Alert:
    assert row.touchpoint is not None  # noqa: S101 rows of a comparison have one
    return Alert(
        workspace=workspace,
        slug=new_slug(row.touchpoint.name),
        touchpoint=row.touchpoint,
        responsible_id=row.touchpoint.responsible_id,
        survey=found.after.survey,
        before_key=found.before.key,
        after_key=found.after.key,
        verdict=row.verdict,
        raised_at=at,
        **{name: getattr(row, name) for name in NUMBERS},
    )


@transaction.atomic
def dismiss(alert: Alert, *, reason: str, person: Person, at: datetime) -> bool:
    """Put an alert to rest with a reason; False if somebody did already."""
    waiting = Alert.objects.filter(pk=alert.pk, dismissed_at=None)
    if not waiting.update(dismissed_at=at, dismissed_by=person, reason=reason):
        return False
    audit.note(alert.workspace, person, "monitor.dismiss", alert.slug, name=alert.touchpoint.name, reason=reason)
    return True


@transaction.atomic
def bring_back(alert: Alert, *, person: Person) -> None:
    """Let an alert wait again."""
    done = Alert.objects.filter(pk=alert.pk).exclude(dismissed_at=None)
    if done.update(dismissed_at=None, dismissed_by=None, reason=""):
        audit.note(alert.workspace, person, "monitor.bring_back", alert.slug, name=alert.touchpoint.name)
