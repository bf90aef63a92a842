from django.urls import path

from touchline.web.identify import views

app_name = "identify"
urlpatterns = [
    path("", views.index, name="index"),
    path("add/", views.add, name="add"),
    path("touchpoints/<slug:slug>/remove/", views.remove, name="remove"),
    path("stages/", views.stages, name="stages"),
    path("stages/start/", views.start, name="start"),
    path("stages/add/", views.add_stage, name="add_stage"),
    path("stages/importance/", views.weigh, name="weigh"),
    path("stages/<slug:slug>/", views.change_stage, name="change_stage"),
    path("stages/<slug:slug>/move/", views.move_stage, name="move_stage"),
    path("stages/<slug:slug>/remove/", views.remove_stage, name="remove_stage"),
]
