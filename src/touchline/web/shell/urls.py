from django.urls import path

from touchline.web.shell import views

app_name = "shell"
urlpatterns = [
    path("keys/", views.keys, name="keys"),
    path("components", views.show_components, name="components"),
    path("components/panel", views.show_panel, name="panel"),
    path("components/change", views.change_nothing, name="change"),
]
