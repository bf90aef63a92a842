"""Tags and filters of the look, loaded in every template."""

from django import template

register = template.Library()
