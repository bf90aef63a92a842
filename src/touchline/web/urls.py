from django.urls import include, path

from touchline.loop import Step
from touchline.web.desk import urls as desk
from touchline.web.listen import urls as listen
from touchline.web.map import urls as map
from touchline.web.record import urls as record
from touchline.web.workspace import urls as workspace

steps = [path(f"{step}/", include(f"touchline.web.{step}.urls")) for step in Step]
urlpatterns = [
    path("shell/", include("touchline.web.shell.urls")),
    path("api/", include((desk.api, "api"))),
    path("", include((desk.first_run, "start"))),
    path("samples/", include((desk.samples, "samples"))),
    path("", include((workspace.person, "account"))),
    path("schema/", include((map.schemas, "schema"))),
    path("s/", include((listen.answer_pages, "survey"))),
    path("account/", include(workspace.sign_in)),
    path(
        "w/<slug:workspace>/",
        include([path("", include(desk)), path("", include(workspace)), path("sources/", include(record)), *steps]),
    ),
]

handler400 = "touchline.web.shell.errors.bad_request"
handler403 = "touchline.web.shell.errors.forbidden"
handler404 = "touchline.web.shell.errors.not_found"
handler429 = "touchline.web.shell.errors.too_many"
handler500 = "touchline.web.shell.errors.failed"
