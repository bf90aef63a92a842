from django.urls import path

from touchline.web.act import views

app_name = "act"
urlpatterns = [
    path("", views.index, name="index"),
    path("tasks/add/", views.add, name="add"),
    path("tasks/<slug:task>/", views.task, name="task"),
    path("tasks/<slug:task>/state/", views.state, name="state"),
    path("undo/<str:way_back>/", views.undo, name="undo"),
]
