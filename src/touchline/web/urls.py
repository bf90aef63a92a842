from django.urls import include, path

from touchline.loop import Step
from touchline.web.workspace import urls as workspace

steps = [path(f"{step}/", include(f"touchline.web.{step}.urls")) for step in Step]
urlpatterns = [
    path("shell/", include("touchline.web.shell.urls")),
    path("", include((workspace.person, "account"))),
    path("account/", include(workspace.sign_in)),
    path(
        "w/<slug:workspace>/",
        include([path("", include("touchline.web.desk.urls")), path("", include(workspace)), *steps]),
    ),
]
