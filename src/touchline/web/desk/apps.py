from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "touchline.web.desk"
    label = "desk"
