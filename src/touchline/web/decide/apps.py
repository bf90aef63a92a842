from django.apps import AppConfig


class DecideConfig(AppConfig):
    name = "touchline.web.decide"
    label = "decide"
