from django.urls import path

from touchline.web.desk import views

app_name = "desk"
urlpatterns = [path("", views.index, name="index")]
