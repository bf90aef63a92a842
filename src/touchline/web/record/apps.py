from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "touchline.web.record"
    label = "record"
