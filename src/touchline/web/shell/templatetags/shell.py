"""Tags and filters of the look, loaded in every template."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from touchline.web.shell.icons import drawing
from touchline.web.shell.sheets import SHEETS

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the house: {% icon "human" %}."""
    return mark_safe(drawing(name))  # noqa: S308 own constant drawings


@register.filter
def initials(name: str) -> str:
    """Return up to two letters that stand for a person: Ana Pop -> AP."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.simple_tag
def style_sheets() -> tuple[str, ...]:
    return SHEETS
