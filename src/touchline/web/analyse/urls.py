from django.urls import path

from touchline.web.analyse import views

app_name = "analyse"
urlpatterns = [
    path("", views.index, name="index"),
    path("find/", views.find, name="find"),
    path("progress/", views.progress, name="progress"),
    path("touchpoints/<slug:touchpoint>/", views.touchpoint, name="touchpoint"),
    path("journeys/", views.journeys, name="journeys"),
    path("journeys/follow/", views.follow, name="follow"),
    path("journeys/progress/", views.follow_progress, name="follow_progress"),
    path("journeys/steps.csv", views.steps_file, name="steps_file"),
    path("effort/", views.effort, name="effort"),
]
