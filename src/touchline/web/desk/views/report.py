"""The report: one file to send, print or keep, that opens anywhere without Touchline."""

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from touchline.web.analyse.queries import FoundDrivers
from touchline.web.decide.queries import BestPlans
from touchline.web.desk.queries.report import Report, report
from touchline.web.shell import chart
from touchline.web.shell.formats import money, number, percent
from touchline.web.shell.sheets import standalone_styles
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
@require_safe
def download(request: WorkspaceRequest) -> HttpResponse:
    found = report(request.workspace)
    shown = {"report": found, "overview": found.overview, "made_at": now(), "styles": standalone_styles()}
    page = render_to_string("desk/report.html", {**shown, **pictures(request, found)}, request)
    name = f"{request.workspace.slug}-{localdate(timezone=request.workspace.zone)}.html"
    response = HttpResponse(page, content_type="text/html; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def pictures(request: WorkspaceRequest, found: Report) -> dict[str, Any]:
    """Draw front and drivers without links: there is no server behind the file."""
    drawn: dict[str, Any] = {}
    if found.best:
        drawn["front_picture"] = front_picture(found.best, request.workspace.currency)
    if found.drivers and found.drivers.found:
        drawn["drivers_picture"] = drivers_picture(found.drivers)
    return drawn


def front_picture(best: BestPlans, currency: str) -> chart.Front:
    front = best.front
    return chart.Front(
        title=_("Every plan that no other beats"),
        says=_("Further right costs more, further up satisfies more."),
        x=chart.Axis(_("Cost a month"), write=lambda minor: money(round(minor), currency)),
        y=chart.Axis(_("Points against today"), write=lambda points: number(points, 2)),
        plans=[chart.Plan(float(plan.cost_minor), plan.satisfaction) for plan in front.plans],
        today=chart.Position(float(front.today.cost_minor), front.today.satisfaction, _("today")),
        complete=front.complete,
        key="front",
    )


def drivers_picture(found: FoundDrivers) -> chart.Bars:
    return chart.Bars(
        title=_("How much each touchpoint matters"),
        says=_("Share of what all touchpoints together say about the rating of the whole, with 95 % intervals."),
        axis=chart.Axis(_("Importance"), write=lambda share: percent(share, 1), low=0.0),
        bars=[
            chart.Bar(
                row.touchpoint.name,
                row.importance_share,
                row.importance_low,
                row.importance_high,
                faint=row.small,
            )
            for row in found.rows
        ],
        subject=_("Touchpoint"),
        key="drivers",
    )
