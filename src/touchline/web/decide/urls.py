from django.urls import path

from touchline.web.decide import views

app_name = "decide"
urlpatterns = [path("", views.index, name="index")]
