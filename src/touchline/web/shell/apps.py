from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "touchline.web.shell"
    label = "shell"
