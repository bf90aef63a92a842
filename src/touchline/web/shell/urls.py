from django.urls import path

from touchline.web.shell import views

app_name = "shell"
urlpatterns = [path("keys/", views.keys, name="keys")]
