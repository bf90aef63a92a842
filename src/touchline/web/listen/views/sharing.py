"""How a survey reaches people: its address, as a QR code, as a sign to print."""

import io
import ipaddress

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from touchline.web.listen import queries
from touchline.web.listen.models import AnswerPage
from touchline.web.listen.views.found import page_or_404
from touchline.web.workspace.access import WorkspaceRequest, allowed

PNG_SCALE = 16  # pixels of a module: about 600 pixels in all, sharp on paper
QUIET_MODULES = 4  # white around the code, as the standard asks


@allowed("see")
def qr_svg(request: WorkspaceRequest, survey: str) -> HttpResponse:
    """Hand out the address as a QR code for print, at any size."""
    page = page_or_404(request, survey)
    drawn = io.BytesIO()
    options = {"border": QUIET_MODULES, "dark": "#000", "light": "#fff", "xmldecl": True, "omitsize": True}
    code_of(request, page).save(drawn, kind="svg", **options)
    return picture(page, drawn, "svg", "image/svg+xml")


@allowed("see")
def qr_png(request: WorkspaceRequest, survey: str) -> HttpResponse:
    """Hand out the address as a QR code for documents that take no SVG."""
    page = page_or_404(request, survey)
    drawn = io.BytesIO()
    code_of(request, page).save(drawn, kind="png", scale=PNG_SCALE, border=QUIET_MODULES)
    return picture(page, drawn, "png", "image/png")


@allowed("see")
def sign(request: WorkspaceRequest, survey: str) -> HttpResponse:
    """Show the sign to print, in a language of one's choice."""
    page = page_or_404(request, survey)
    asked = request.GET.get("lang", "")
    language = asked if asked in dict(settings.LANGUAGES) else request.workspace.language
    context = {
        "page": page,
        "texts": queries.texts(page, language),
        "invitation": queries.sign_words(language),
        "language": language,
        "languages": settings.LANGUAGES,
        "address": address_of(request, page).split("://", 1)[1].rstrip("/"),  # short, to be typed
        "works_only_here": works_only_here(request),
    }
    return render(request, "listen/sign.html", context)


def code_of(request: HttpRequest, page: AnswerPage) -> segno.QRCode:
    """Return the code of a survey's address; a tenth of it may be dirty or torn and it is still read."""
    return segno.make_qr(address_of(request, page), error="m")


def address_of(request: HttpRequest, page: AnswerPage) -> str:
    """Return the public address of a survey, under the name by which this page was asked for."""
    return request.build_absolute_uri(reverse("survey:answer", kwargs={"token": page.token}))


def works_only_here(request: HttpRequest) -> bool:
    """Say whether the address means this very computer, so that no phone finds it."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def picture(page: AnswerPage, drawn: io.BytesIO, ending: str, kind: str) -> HttpResponse:
    response = HttpResponse(drawn.getvalue(), content_type=kind)
    response.headers["Content-Disposition"] = f'inline; filename="{page.survey.slug}.{ending}"'
    return response
