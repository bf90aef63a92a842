from django.urls import path

from touchline.web.act import views

app_name = "act"
urlpatterns = [
    path("", views.index, name="index"),
    path("board/", views.board, name="board"),
    path("tasks/add/", views.add, name="add"),
    path("tasks/<slug:task>/", views.task, name="task"),
    path("tasks/<slug:task>/change/", views.change, name="change"),
    path("tasks/<slug:task>/state/", views.state, name="state"),
    path("tasks/<slug:task>/steps/add/", views.add_item, name="add_item"),
    path("tasks/<slug:task>/steps/<slug:item>/tick/", views.tick, name="tick"),
    path("tasks/<slug:task>/steps/<slug:item>/remove/", views.remove_item, name="remove_item"),
    path("undo/<str:way_back>/", views.undo, name="undo"),
]
