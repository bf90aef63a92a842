from django.apps import AppConfig


class ListenConfig(AppConfig):
    name = "touchline.web.listen"
    label = "listen"
