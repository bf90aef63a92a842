"""Keys with which programs come in: made, listed, revoked. For administrators."""

from allauth.core.internal import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from touchline.web.shell.errors import TooMany
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.forms.api_keys import ApiKeyForm
from touchline.web.workspace.models import ApiKey, Scope
from touchline.web.workspace.operations import api_keys as operations
from touchline.web.workspace.queries import api_keys as queries

MADE_AT_MOST = {"make_api_key": "20/h/user"}


@allowed("administer")
@never_cache
def index(request: WorkspaceRequest) -> HttpResponse:
    """List the keys, and make one: it is shown on the page that answers, once."""
    form = ApiKeyForm(request.POST or None)
    if not form.is_valid():
        page = {"form": form, "keys": queries.api_keys(request.workspace)}
        return render(request, "workspace/api_keys.html", page, status=422 if form.is_bound else 200)
    if not ratelimit.consume(request, app="touchline", action="make_api_key", config=MADE_AT_MOST, user=request.user):
        raise TooMany("API keys")
    key, text = operations.make_api_key(
        request.workspace,
        name=form.cleaned_data["name"],
        scope=Scope(form.cleaned_data["scope"]),
        person=request.user,
    )
    return render(request, "workspace/api_key_made.html", {"key": key, "text": text})


@allowed("administer")
def revoke(request: WorkspaceRequest, api_key: str) -> HttpResponse:
    """Ask, then end a key: there is no way back."""
    key = of_this_workspace(request, api_key)
    if request.method != "POST":
        return render(request, "workspace/revoke_api_key.html", {"key": key})
    operations.revoke_api_key(key, person=request.user, at=now())
    page = redirect("workspace:api_keys", workspace=request.workspace.slug)
    return toast(request, page, gettext("The key “%(name)s” opens nothing any more.") % {"name": key})


def of_this_workspace(request: WorkspaceRequest, prefix: str) -> ApiKey:
    found = queries.api_key(request.workspace, prefix)
    if found is None:
        raise Http404
    return found
