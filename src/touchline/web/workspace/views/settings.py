"""A workspace's name, language, currency and time zone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.forms.workspaces import SettingsForm, settings_of
from touchline.web.workspace.operations.workspaces import change_workspace


@allowed("administer")
def settings(request: WorkspaceRequest) -> HttpResponse:
    workspace = request.workspace
    form = SettingsForm(request.POST or None, initial=settings_of(workspace))
    if not form.is_valid():
        return render(request, "workspace/settings.html", {"form": form})
    change_workspace(workspace, **form.cleaned_data, person=request.user)
    return toast(request, redirect("workspace:settings", workspace=workspace.slug), gettext("Saved."))
