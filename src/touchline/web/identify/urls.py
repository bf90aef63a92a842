from django.urls import path

from touchline.web.identify import views

app_name = "identify"
urlpatterns = [path("", views.index, name="index")]
