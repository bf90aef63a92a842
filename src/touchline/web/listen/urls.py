from django.urls import path

from touchline.web.listen.views import answering, bring, mending, scores, scores_file, sharing, sources, surveys

app_name = "listen"

# Open to the whole world, at /s/
answer_pages = [
    path("<slug:token>/", answering.answer, name="answer"),
    path("<slug:token>/comment/", answering.comment, name="comment"),
    path("<slug:token>/thanks/", answering.thanks, name="thanks"),
]

urlpatterns = [
    path("", scores.index, name="index"),
    path("scores.csv", scores_file.scores_file, name="scores_file"),
    path("bring/", bring.bring, name="bring"),
    path("surveys/", surveys.index, name="surveys"),
    path("surveys/new/", surveys.new, name="make_survey"),
    path("surveys/preview/", surveys.preview, name="preview_survey"),
    path("surveys/<slug:survey>/", surveys.survey, name="survey"),
    path("surveys/<slug:survey>/texts/", surveys.texts, name="word_survey"),
    path("surveys/<slug:survey>/close/", surveys.close, name="close_survey"),
    path("surveys/<slug:survey>/open/", surveys.reopen, name="open_survey"),
    path("surveys/<slug:survey>/remove/", surveys.remove, name="remove_survey"),
    path("surveys/<slug:survey>/sign/", sharing.sign, name="survey_sign"),
    path("surveys/<slug:survey>/qr.svg", sharing.qr_svg, name="survey_qr_svg"),
    path("surveys/<slug:survey>/qr.png", sharing.qr_png, name="survey_qr_png"),
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
    path("sources/<slug:source>/to-mend.csv", mending.rows_to_mend, name="rows_to_mend"),
    path("sources/<slug:source>/mend/", mending.mend, name="mend"),
]
