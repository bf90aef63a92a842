from django.apps import AppConfig


class ActConfig(AppConfig):
    name = "touchline.web.act"
    label = "act"
