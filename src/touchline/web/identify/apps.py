from django.apps import AppConfig


class IdentifyConfig(AppConfig):
    name = "touchline.web.identify"
    label = "identify"
