from django.apps import AppConfig


class AnalyseConfig(AppConfig):
    name = "touchline.web.analyse"
    label = "analyse"
