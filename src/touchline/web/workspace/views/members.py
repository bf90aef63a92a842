"""Who belongs to a workspace."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.forms.members import InviteForm, RoleForm
from touchline.web.workspace.models import Member, Role
from touchline.web.workspace.operations import members as operations
from touchline.web.workspace.operations.people import NotYoursToHelpError, make_reset_link
from touchline.web.workspace.queries import invitations, members


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    """List the members; administrators also see the open invitations."""
    people = members.members(request.workspace)
    page = {"members": people, "roles": Role.choices}
    if request.member.role == Role.ADMINISTRATOR:
        page |= {"invitations": invitations.open_invitations(request.workspace, now()), "form": InviteForm()}
    return render(request, "workspace/members.html", page)


@allowed("administer")
@require_POST
def change_role(request: WorkspaceRequest, member: str) -> HttpResponse:
    whose = of_this_workspace(request, member)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return render(request, "workspace/role_unknown.html", status=422)
    role = Role(form.cleaned_data["role"])
    try:
        operations.change_role(request.workspace, member=whose, role=role, person=request.user)
    except operations.LastAdministratorError:
        return render(request, "workspace/last_administrator.html", {"whose": whose}, status=409)
    text = gettext("%(name)s now has the role %(role)s.") % {"name": whose, "role": role.label}
    return toast(request, redirect("workspace:members", workspace=request.workspace.slug), text)


@allowed("administer")
def remove(request: WorkspaceRequest, member: str) -> HttpResponse:
    """Ask, then end the membership."""
    whose = of_this_workspace(request, member)
    if request.method != "POST":
        return render(request, "workspace/remove_member.html", {"whose": whose})
    try:
        operations.remove_member(request.workspace, member=whose, person=request.user)
    except operations.LastAdministratorError:
        return render(request, "workspace/last_administrator.html", {"whose": whose}, status=409)
    text = gettext("%(name)s is no longer a member.") % {"name": whose}
    if whose.person == request.user:
        return toast(request, redirect("account:home"), text)
    return toast(request, redirect("workspace:members", workspace=request.workspace.slug), text)


@allowed("administer")
@require_POST
def reset_link(request: WorkspaceRequest, member: str) -> HttpResponse:
    """Show a link, once, with which the member sets a new password."""
    whose = of_this_workspace(request, member)
    try:
        path = make_reset_link(request.workspace, member=whose, person=request.user)
    except NotYoursToHelpError:
        return render(request, "workspace/reset_link.html", {"whose": whose, "refused": True}, status=403)
    return render(request, "workspace/reset_link.html", {"whose": whose, "link": request.build_absolute_uri(path)})


def of_this_workspace(request: WorkspaceRequest, slug: str) -> Member:
    found = members.member(request.workspace, slug)
    if found is None:
        raise Http404
    return found
