from django.urls import path

from touchline.web.decide import views

app_name = "decide"
urlpatterns = [
    path("", views.index, name="index"),
    path("prepare/", views.prepare, name="prepare"),
    path("touchpoints/<slug:touchpoint>/", views.save, name="save"),
    path("touchpoints/<slug:touchpoint>/add/", views.add, name="add"),
    path("ideas/add/", views.add_idea, name="add_idea"),
    path("options/<slug:option>/remove/", views.remove, name="remove"),
    path("undo/<str:way_back>/", views.undo, name="undo"),
    path("file/", views.bring, name="bring"),
    path("file/options.csv", views.download, name="download"),
    path("front/", views.front, name="front"),
    path("front/find/", views.find, name="find"),
    path("front/finding/", views.finding, name="finding"),
    path("front/<int:cost>/", views.plan, name="plan"),
    path("front/<int:cost>/adopt/", views.adopt, name="adopt"),
    path("decisions/", views.decisions, name="decisions"),
    path("decisions/<slug:decision>/", views.decision, name="decision"),
]
