from django.urls import path

from touchline.web.identify import views

app_name = "identify"
urlpatterns = [
    path("", views.index, name="index"),
    path("add/", views.add, name="add"),
    path("touchpoints/<slug:slug>/remove/", views.remove, name="remove"),
    path("tree/", views.tree, name="tree"),
    path("touchpoints/<slug:slug>/plant/", views.plant, name="plant"),
    path("touchpoints/<slug:slug>/add/", views.add_child, name="add_child"),
    path("files/<slug:attachment>/", views.attachment, name="attachment"),
    path("files/<slug:attachment>/small/", views.thumbnail, name="thumbnail"),
    path("segments/", views.segments, name="segments"),
    path("segments/add/", views.add_segment, name="add_segment"),
    path("segments/<slug:slug>/", views.rename_segment, name="rename_segment"),
    path("segments/<slug:slug>/rule/", views.segment_rule, name="segment_rule"),
    path("segments/<slug:slug>/rule/count/", views.count_rule, name="count_rule"),
    path("segments/<slug:slug>/rule/keep/", views.keep_rule, name="keep_rule"),
    path("segments/<slug:slug>/move/", views.move_segment, name="move_segment"),
    path("segments/<slug:slug>/remove/", views.remove_segment, name="remove_segment"),
    path("personas/", views.personas, name="personas"),
    path("personas/add/", views.add_persona, name="add_persona"),
    path("personas/<slug:slug>/", views.change_persona, name="change_persona"),
    path("personas/<slug:slug>/remove/", views.remove_persona, name="remove_persona"),
    path("types/", views.types, name="types"),
    path("types/take/", views.take_types, name="take_types"),
    path("types/add/", views.add_type, name="add_type"),
    path("types/<slug:slug>/", views.change_type, name="change_type"),
    path("types/<slug:slug>/remove/", views.remove_type, name="remove_type"),
    path("stages/", views.stages, name="stages"),
    path("stages/start/", views.start, name="start"),
    path("stages/add/", views.add_stage, name="add_stage"),
    path("stages/importance/", views.weigh, name="weigh"),
    path("stages/<slug:slug>/", views.change_stage, name="change_stage"),
    path("stages/<slug:slug>/move/", views.move_stage, name="move_stage"),
    path("stages/<slug:slug>/remove/", views.remove_stage, name="remove_stage"),
]
