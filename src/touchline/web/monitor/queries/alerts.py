"""Changes that wait for somebody to look at them."""

from typing import Any

from touchline.web.listen.queries.surveys import state_of
from touchline.web.monitor.models import Alert, Watch
from touchline.web.monitor.queries.samples import surveys, this_month
from touchline.web.workspace.models import Workspace

LOOK = "monitor.look_for_changes"
SURVEYS_WATCHED = 6


def open_alerts(workspace: Workspace) -> list[Alert]:
    """Return the alerts that nobody has dismissed: what got worse first, then the latest."""
    found = workspace.alerts.filter(dismissed_at=None)
    related = ("touchpoint", "responsible__person", "survey__workspace")
    return sorted(found.select_related(*related), key=lambda alert: alert.verdict != "worse")


def dismissed(workspace: Workspace, *, most: int = 20) -> list[Alert]:
    """Return the alerts dismissed last."""
    found = Alert.objects.filter(workspace=workspace).exclude(dismissed_at=None)
    return list(
        found.select_related("touchpoint", "dismissed_by", "survey__workspace").order_by("-dismissed_at")[:most]
    )


def alert(workspace: Workspace, slug: str) -> Alert:
    """Return one alert by its URL name. Raises Alert.DoesNotExist."""
    related = ("touchpoint", "responsible__person", "survey__workspace")
    return workspace.alerts.select_related(*related).get(slug=slug)


def state_now(workspace: Workspace) -> list[Any]:
    """Return what tells one state of a workspace's answers from another: the newest surveys' answers, and the month."""
    newest = surveys(workspace)[:SURVEYS_WATCHED]
    return [this_month(workspace), *([survey.pk, *state_of(survey)] for survey in newest)]


def is_seen(workspace: Workspace, state: list[Any]) -> bool:
    """Say whether the answers were looked at as they are."""
    return Watch.objects.filter(workspace=workspace, state=state).exists()


def workspace_after(pk: int) -> Workspace | None:
    """Return the next workspace, in the order of their keys."""
    return Workspace.objects.filter(pk__gt=pk).order_by("pk").first()


def workspaces() -> int:
    return Workspace.objects.count()


def waiting(workspace: Workspace) -> int:
    """Return how many changes wait for somebody to look at them."""
    return Alert.objects.filter(workspace=workspace, dismissed_at=None).count()
