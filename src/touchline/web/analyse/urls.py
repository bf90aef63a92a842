from django.urls import path

from touchline.web.analyse import views

app_name = "analyse"
urlpatterns = [path("", views.index, name="index")]
