from django.urls import path

from touchline.web.map import views

app_name = "map"
urlpatterns = [
    path("", views.index, name="index"),
    path("start/", views.start, name="start"),
    path("fill/", views.fill, name="fill"),
    path("proposals/", views.proposals, name="proposals"),
    path("proposals/again/", views.propose_again, name="propose_again"),
    path("add/<slug:stage>/", views.add, name="add"),
    path("add/<slug:stage>/example/", views.add_example, name="add_example"),
    path("cards/<slug:card>/move/", views.move, name="move"),
    path("cards/<slug:card>/copy/", views.copy, name="copy"),
    path("cards/<slug:card>/take-off/", views.take_off, name="take_off"),
    path("touchpoints/<slug:slug>/", views.touchpoint, name="touchpoint"),
    path("touchpoints/<slug:slug>/change/", views.change, name="change"),
    path("touchpoints/<slug:slug>/place/", views.place, name="place"),
    path("touchpoints/<slug:slug>/describe/", views.describe, name="describe"),
    path("touchpoints/<slug:slug>/delete/", views.delete_touchpoint, name="delete_touchpoint"),
    path("stages/<slug:stage>/merge/", views.merge_stage, name="merge_stage"),
    path("segments/<slug:segment>/merge/", views.merge_segment, name="merge_segment"),
    path("stages/<slug:stage>/split/", views.split_stage, name="split_stage"),
    path("segments/<slug:segment>/split/", views.split_segment, name="split_segment"),
    path("stages/scheme/", views.change_scheme, name="change_scheme"),
    path("revisions/<slug:revision>/undo/", views.undo_revision, name="undo_revision"),
    path("undo/", views.undo, name="undo"),
    path("redo/", views.redo, name="redo"),
    path("history/", views.history, name="history"),
    path("history/<slug:slug>/undo/", views.undo_change, name="undo_change"),
    path("history/<slug:slug>/undo-step/", views.undo_step, name="undo_step"),
]
