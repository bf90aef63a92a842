"""Words of listening for templates: {% load listen %}."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()
REASONS = {
    "not-a-number": _("not a number, and not a code"),
    "outside-scale": _("outside the scale"),
    "weight-not-a-number": _("the weight is not a number; the row does not count"),
    "weight-not-above-zero": _("the weight is not above 0; the row does not count"),
    "row-too-short": _("fewer cells than the header has"),
    "row-too-long": _("more cells than the header has"),
    "broken-quotes": _("quotation marks inside quoted text"),
}


@register.filter
def aside_reason(code: str) -> str:
    """Say why a row or cell was set aside."""
    return str(REASONS.get(code, code))
