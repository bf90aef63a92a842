from django.urls import path

from touchline.web.listen.views import bring, scores, sources

app_name = "listen"
urlpatterns = [
    path("", scores.index, name="index"),
    path("scores.csv", scores.scores_file, name="scores_file"),
    path("bring/", bring.bring, name="bring"),
    path("sources/", sources.index, name="sources"),
    path("sources/<slug:source>/", sources.source, name="source"),
    path("sources/<slug:source>/columns/", bring.columns, name="columns"),
    path("sources/<slug:source>/mapping.yaml", bring.mapping_file, name="mapping_file"),
    path("sources/<slug:source>/mapping/", bring.use_mapping_file, name="use_mapping_file"),
    path("sources/<slug:source>/check/", bring.check, name="check"),
    path("sources/<slug:source>/start/", bring.start, name="start"),
    path("sources/<slug:source>/cancel/", sources.cancel, name="cancel"),
    path("sources/<slug:source>/remove/", sources.remove, name="remove"),
    path("sources/<slug:source>/set-aside.csv", sources.set_aside_file, name="set_aside_file"),
]
