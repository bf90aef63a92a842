from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "touchline.web.workspace"
    label = "workspace"
