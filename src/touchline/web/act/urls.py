from django.urls import path

from touchline.web.act import views

app_name = "act"
urlpatterns = [path("", views.index, name="index")]
