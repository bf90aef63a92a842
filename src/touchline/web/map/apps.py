from django.apps import AppConfig


class MapConfig(AppConfig):
    name = "touchline.web.map"
    label = "map"
