"""Inviting people by link, and coming by one."""

from allauth.account.utils import perform_login
from allauth.core.internal import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from touchline.web.shell.errors import TooMany
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed, public
from touchline.web.workspace.forms.members import InviteForm, JoinForm
from touchline.web.workspace.models import JoinLink, Person, Role
from touchline.web.workspace.operations import invitations as operations
from touchline.web.workspace.operations.people import AddressTakenError, new_person
from touchline.web.workspace.queries import invitations as queries


@allowed("administer")
@require_POST
def invite(request: WorkspaceRequest) -> HttpResponse:
    """Make an invitation and show its link, once."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        return render(request, "workspace/invite.html", {"form": form}, status=422)
    role = Role(form.cleaned_data["role"])
    link, token = operations.invite(
        request.workspace, role=role, email=form.cleaned_data["email"], person=request.user, at=now()
    )
    address = request.build_absolute_uri(reverse("account:join", kwargs={"token": token}))
    return render(request, "workspace/invited.html", {"link": link, "address": address})


@allowed("administer")
@require_POST
def revoke(request: WorkspaceRequest, invitation: str) -> HttpResponse:
    link = queries.invitation(request.workspace, invitation)
    if link is None:
        raise Http404
    operations.revoke(request.workspace, link=link, person=request.user, at=now())
    page = redirect("workspace:members", workspace=request.workspace.slug)
    return toast(request, page, gettext("The link no longer works."))


@public
@never_cache
@sensitive_post_parameters("password")
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Come by an invitation, with the account one has or with a new one."""
    if not ratelimit.consume(request, app="allauth.account", action="signup"):
        raise TooMany("invitation")
    link = queries.invitation_of(token, now())
    if link is None:
        return render(request, "workspace/link_closed.html", status=410)
    if request.user.is_authenticated:
        return join_as(request, link, request.user)
    return join_anew(request, link)


def join_as(request: HttpRequest, link: JoinLink, person: Person) -> HttpResponse:
    if request.method != "POST":
        wrong = link.email and link.email != person.email
        return render(request, "workspace/join.html", {"link": link, "wrong_address": wrong})
    try:
        operations.join(link, person=person, at=now())
    except operations.OtherAddressError:
        return render(request, "workspace/join.html", {"link": link, "wrong_address": True}, status=403)
    except operations.LinkClosedError:
        return render(request, "workspace/link_closed.html", status=410)
    return redirect("desk:index", workspace=link.workspace.slug)


def join_anew(request: HttpRequest, link: JoinLink) -> HttpResponse:
    form = JoinForm(request.POST or None, link=link)
    if not form.is_valid():
        return render(request, "workspace/join_new.html", {"link": link, "form": form})
    person = new_person(**form.cleaned_data, language=get_language() or "en")
    try:
        operations.join(link, person=person, at=now())
    except operations.LinkClosedError:
        return render(request, "workspace/link_closed.html", status=410)
    except AddressTakenError:
        form.add_error("email", gettext("There is an account with this address. Sign in with it, and open the link."))
        return render(request, "workspace/join_new.html", {"link": link, "form": form})
    overview = reverse("desk:index", kwargs={"workspace": link.workspace.slug})
    response: HttpResponse = perform_login(request, person, redirect_url=overview)
    return response
