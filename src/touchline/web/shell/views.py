from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from touchline.web.shell import components
from touchline.web.shell.marks import public
from touchline.web.shell.reply import toast


@public
def keys(request: HttpRequest) -> HttpResponse:
    """Every key and how the pages work, for those who come without JavaScript."""
    return render(request, "shell/keys.html")


@public
def show_components(request: HttpRequest) -> HttpResponse:
    """Every component in all its states, with how to call it."""
    return render(request, "shell/components.html", components.shown())


@public
def show_panel(request: HttpRequest) -> HttpResponse:
    """The same page with the side panel open, at an address of its own."""
    return render(request, "shell/components.html", {**components.shown(), "with_panel": True})


@public
@require_POST
def change_nothing(request: HttpRequest) -> HttpResponse:
    """Answer as a change does: with a toast and a way back."""
    page = redirect("shell:components")
    if "undo" in request.GET:
        return toast(request, page, gettext("The card is back."))
    fragment = HttpResponse(status=204) if request.headers.get("HX-Request") else page
    return toast(request, fragment, gettext("The card was moved."), undo_url=f"{request.path}?undo")
