from django.apps import AppConfig


class MonitorConfig(AppConfig):
    name = "touchline.web.monitor"
    label = "monitor"
