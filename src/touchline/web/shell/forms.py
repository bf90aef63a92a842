"""How every form of the house is drawn: an error summary on top, the error also beside its field."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "shell/form.html"
    field_template_name = "shell/field.html"
