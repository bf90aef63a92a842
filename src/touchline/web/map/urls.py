from django.urls import path

from touchline.web.map import views

app_name = "map"
urlpatterns = [path("", views.index, name="index")]
