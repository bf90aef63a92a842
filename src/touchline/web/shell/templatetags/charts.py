"""The chart tag, loaded in every template."""

from typing import Any

from django import template

from touchline.web.shell.chart import Figure

register = template.Library()


@register.inclusion_tag("shell/chart/figure.html")
def chart(figure: Figure) -> dict[str, Any]:
    """Draw a figure, wide and narrow, with its table behind it: {% chart figure %}."""
    return {"figure": figure, "wide": figure.draw(figure.wide), "narrow": figure.draw(figure.narrow)}
