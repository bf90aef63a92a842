"""The language of a respondent: the one asked for in the address, else the browser's, else the company's."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from touchline.web.workspace.models import Workspace


def respondents_language(request: HttpRequest, workspace: Workspace) -> str:
    """Return the code of one of the languages offered."""
    asked = request.GET.get("lang", "")
    if asked in dict(settings.LANGUAGES):
        return asked
    for wish, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        try:
            return get_supported_language_variant(wish)
        except LookupError:
            continue
    return workspace.language


def offered(language: str) -> list[tuple[str, str]]:
    """Return the other languages to switch to, each by its own name."""
    return [(code, name) for code, name in settings.LANGUAGES if code != language]
