from django.urls import include, path

from touchline.loop import Step

steps = [path(f"{step}/", include(f"touchline.web.{step}.urls")) for step in Step]
urlpatterns = [
    path("account/", include("allauth.urls")),
    path("w/<slug:workspace>/", include([path("", include("touchline.web.desk.urls")), *steps])),
]
