from django.urls import include, path

from touchline.web.map import views

app_name = "map"

# What belongs to one map stands under its slug, which ends in a random tail and so is none of the words below.
of_one_map = [
    path("", views.index, name="index"),
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
    path("undo/", views.undo, name="undo"),
    path("redo/", views.redo, name="redo"),
    path("history/", views.history, name="history"),
    path("history/<slug:slug>/undo/", views.undo_change, name="undo_change"),
    path("history/<slug:slug>/undo-step/", views.undo_step, name="undo_step"),
    path("history/<slug:slug>/why/", views.why, name="why"),
    path("touchpoints/<slug:slug>/history/", views.touchpoint_history, name="touchpoint_history"),
    path("versions/", views.versions, name="versions"),
    path("versions/name/", views.name_version, name="name_version"),
    path("versions/<slug:slug>/", views.version, name="version"),
    path("versions/<slug:slug>/delete/", views.delete_version, name="delete_version"),
    path("compare/", views.compare, name="compare"),
    path("restore/", views.restore, name="restore"),
]
urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.start, name="start"),
    path("fill/", views.home, {"page": "fill"}, name="any_fill"),
    path("proposals/", views.home, {"page": "proposals"}, name="any_proposals"),
    path("history/", views.home, {"page": "history"}, name="any_history"),
    path("touchpoints/<slug:slug>/", views.any_touchpoint, name="any_touchpoint"),
    path("touchpoints/<slug:slug>/describe/", views.describe, name="describe"),
    path("touchpoints/<slug:slug>/delete/", views.delete_touchpoint, name="delete_touchpoint"),
    path("stages/<slug:stage>/merge/", views.merge_stage, name="merge_stage"),
    path("segments/<slug:segment>/merge/", views.merge_segment, name="merge_segment"),
    path("stages/<slug:stage>/split/", views.split_stage, name="split_stage"),
    path("segments/<slug:segment>/split/", views.split_segment, name="split_segment"),
    path("stages/scheme/", views.change_scheme, name="change_scheme"),
    path("revisions/<slug:revision>/undo/", views.undo_revision, name="undo_revision"),
    path("<slug:map>/", include(of_one_map)),
]
