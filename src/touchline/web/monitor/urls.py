from django.urls import path

from touchline.web.monitor import views

app_name = "monitor"
urlpatterns = [
    path("", views.index, name="index"),
    path("alerts/<slug:alert>/", views.alert, name="alert"),
    path("alerts/<slug:alert>/back/", views.bring_back, name="bring_back"),
    path("decisions/", views.outcomes, name="outcomes"),
    path("decisions/<slug:decision>/", views.outcome, name="outcome"),
]
