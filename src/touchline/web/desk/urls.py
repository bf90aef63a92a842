"""Addresses of pages that compose several rooms."""

from django.urls import URLPattern, path, re_path

from touchline.web.desk.api import nothing_here, opened, v1
from touchline.web.desk.views import api as api_pages
from touchline.web.desk.views import counts, overview, report, start
from touchline.web.desk.views import samples as sample_pages

app_name = "desk"

# Outside any workspace: the link printed by the program.
first_run = [path("start/<str:token>/", start.start, name="start")]

# Within /samples/
samples = [
    path("", sample_pages.index, name="index"),
    path("<slug:sample>/add/", sample_pages.add, name="add"),
]

# Within /api/
api: list[URLPattern] = [
    path("v1/openapi.json", api_pages.openapi, name="openapi"),
    path("v1/docs", api_pages.docs, name="docs"),
    *(path(f"v1/{each.route}", opened(each.view, each.asked), name=each.name) for each in v1.addresses()),
    re_path("", nothing_here, name="nothing"),
]

# Within /w/<workspace>/
urlpatterns = [
    path("", overview.index, name="index"),
    path("waiting/", counts.waiting, name="counts"),
    path("samples/", overview.samples, name="samples"),
    path("report/", report.download, name="report"),
    path("sample/remove/", sample_pages.remove, name="remove_sample"),
]
