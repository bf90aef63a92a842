from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchline.web.shell.marks import public


@public
def keys(request: HttpRequest) -> HttpResponse:
    """Every key and how the pages work, for those who come without JavaScript."""
    return render(request, "shell/keys.html")
