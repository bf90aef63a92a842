from django.urls import path

from touchline.web.analyse import views

app_name = "analyse"
urlpatterns = [
    path("", views.index, name="index"),
    path("find/", views.find, name="find"),
    path("progress/", views.progress, name="progress"),
    path("touchpoints/<slug:touchpoint>/", views.touchpoint, name="touchpoint"),
]
