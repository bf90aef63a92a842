from django.urls import path

from touchline.web.monitor import views

app_name = "monitor"
urlpatterns = [path("", views.index, name="index")]
