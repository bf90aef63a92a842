from django.urls import path

from touchline.web.listen import views

app_name = "listen"
urlpatterns = [path("", views.index, name="index")]
