"""Where the effort goes: touchpoints, contacts and cost over the stages, beside what the stages matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchline.engine.analyse import Distribution, Load
from touchline.web.analyse import queries
from touchline.web.analyse.queries import Effort
from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.shell.chart import Axis, Group, Groups
from touchline.web.shell.formats import percent
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.models import Workspace

AMOUNTS: dict[str, str | Promise] = {"touchpoints": _("Touchpoints"), "contacts": _("Contacts"), "cost": _("Cost")}
LOADS: dict[str, str | Promise] = {Load.HEAVY: _("heavy"), Load.EVEN: _("even"), Load.THIN: _("thin")}
TELLING = ("cost", "contacts", "touchpoints")  # what the sentence on top prefers to speak of


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a stage: its share, and whether that is much or little beside the importance."""

    key: str
    name: str
    total: float | None
    share: float | None
    load: str
    load_name: str

    @property
    def total_minor(self) -> int | None:
        return None if self.total is None else round(self.total)


@dataclass(frozen=True, slots=True)
class Row:
    stage: Stage
    importance_share: float
    amounts: Sequence[Amount]


@allowed("see")
def effort(request: WorkspaceRequest) -> HttpResponse:
    """Where the effort goes, or what is needed to see it."""
    found = queries.effort(request.workspace)
    shown: dict[str, Any] = {"effort": found, "lead": lead(found)}
    if found.found and not found.is_empty:
        rows = rows_of(found, found.found)
        shown |= {"rows": rows, "picture": picture(rows), "spreads": spreads(found.found)}
        shown |= idle(request.workspace, found.found)
    return render(request, "analyse/effort.html", shown)


def rows_of(effort: Effort, found: Distribution) -> list[Row]:
    """Return the stages with their shares in words."""
    return [
        Row(
            stage,
            row["importance_share"],
            [
                Amount(
                    key,
                    str(name),
                    row[key],
                    row[f"{key}_share"],
                    row[f"{key}_load"] or "",
                    str(LOADS.get(row[f"{key}_load"], "")),
                )
                for key, name in AMOUNTS.items()
            ],
        )
        for stage, row in zip(effort.stages, found.table.rows(named=True), strict=True)
    ]


def picture(rows: Sequence[Row]) -> Groups:
    """Return importance, touchpoints, contacts and cost of each stage, one under the other."""
    return Groups(
        title=gettext("Importance and effort, stage by stage"),
        says=gettext(
            "All bars of one kind together make the whole. Where effort is longer than importance, you do much."
        ),
        axis=Axis(gettext("Share of all"), write=percent, low=0.0),
        amounts=[gettext("Importance"), *(str(name) for name in AMOUNTS.values())],
        groups=[
            Group(str(row.stage), [row.importance_share, *(amount.share for amount in row.amounts)]) for row in rows
        ],
        subject=gettext("Stage"),
        key="effort",
    )


def spreads(found: Distribution) -> list[dict[str, Any]]:
    """Return, for each amount that is known, how far it stands from the importance."""
    return [
        {"name": str(AMOUNTS[key]), "key": key, "spread": spread}
        for key, spread in found.spreads.items()
        if spread.mismatch is not None
    ]


def idle(workspace: Workspace, found: Distribution) -> dict[str, Any]:
    """Return what costs money with no sign of benefit, and what nobody looked at."""
    touchpoints = {touchpoint.slug: touchpoint for touchpoint in library.touchpoints(workspace)}

    def named(slugs: Sequence[str]) -> list[Touchpoint]:
        return [touchpoints[slug] for slug in slugs]

    return {
        "idle_minor": round(found.cost_without_sign),
        "idle": named(found.touchpoints_without_sign),
        "unseen_minor": round(found.cost_unmeasured),
        "unseen": named(found.touchpoints_unmeasured),
    }


def lead(effort: Effort) -> str:
    """Name the stage where effort and importance are farthest apart."""
    found = effort.found
    if found is None or effort.is_empty:
        return gettext("Touchpoints, contacts and cost over the stages, beside what each stage matters to you.")
    for key in TELLING:
        rows = [row for row in found.table.rows(named=True) if row[f"{key}_load"] in {Load.HEAVY, Load.THIN}]
        if rows:
            slug = max(rows, key=lambda row: abs(row[f"{key}_share"] - row["importance_share"]))
            stage = next(stage for stage in effort.stages if stage.slug == slug["stage"])
            return said_of(key) % {
                "stage": stage,
                "share": percent(slug[f"{key}_share"]),
                "importance": percent(slug["importance_share"]),
            }
    return gettext("The effort stands where the importance is: no stage differs by 5 points or more.")


def said_of(key: str) -> str:
    return {
        "cost": gettext("%(stage)s carries %(share)s of the cost and %(importance)s of the importance."),
        "contacts": gettext("%(stage)s carries %(share)s of the contacts and %(importance)s of the importance."),
        "touchpoints": gettext("%(stage)s carries %(share)s of the touchpoints and %(importance)s of the importance."),
    }[key]
