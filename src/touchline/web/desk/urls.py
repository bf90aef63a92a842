"""Addresses of pages that compose several rooms."""

from django.urls import path

from touchline.web.desk.views import counts, overview, report, start

app_name = "desk"

# Outside any workspace: the link printed by the program.
first_run = [path("start/<str:token>/", start.start, name="start")]

# Within /w/<workspace>/
urlpatterns = [
    path("", overview.index, name="index"),
    path("waiting/", counts.waiting, name="counts"),
    path("report/", report.download, name="report"),
]
