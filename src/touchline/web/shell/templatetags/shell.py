"""Tags and filters of the look, loaded in every template."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from touchline.web.shell import formats
from touchline.web.shell.icons import drawing
from touchline.web.shell.score import Bar, bar
from touchline.web.shell.sheets import SHEETS

register = template.Library()
EVIDENCE = {"tested": _("tested"), "observed": _("observed"), "guessed": _("guessed")}
SMALL, TOO_FEW = 30, 5


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the house: {% icon "human" %}."""
    return mark_safe(drawing(name))  # noqa: S308 own constant drawings


@register.simple_tag
def choices_of(groups: Iterable[tuple[str | None, list[dict[str, Any]], int]]) -> SafeString:
    """Write the choices of a select widget, as Django's own template would; most often each is a group by itself."""
    written = (
        f'<optgroup label="{conditional_escape(name)}">{options_of(options)}</optgroup>'
        if name
        else options_of(options)
        for name, options, _place in groups
    )
    return mark_safe("".join(written))  # noqa: S308 all of it is escaped


def options_of(options: Iterable[dict[str, Any]]) -> str:
    return "".join(
        f'<option value="{conditional_escape(one["value"])}"{flatatt(one["attrs"]) if one["attrs"] else ""}>'
        f"{conditional_escape(one['label'])}</option>"
        for one in options
    )


@register.simple_tag
def style_sheets() -> tuple[str, ...]:
    return SHEETS


@register.filter
def initials(name: object) -> str:
    """Return up to two letters that stand for a person: Ana Pop -> AP."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def number(value: float | Decimal | None, digits: int | None = None) -> str:
    return formats.number(value, digits)


@register.filter
def signed(value: float | Decimal | None, digits: int = 2) -> str:
    return formats.signed(value, digits)


@register.filter
def span(low: float | None, high: float | None) -> str:
    return formats.span(low, high)


@register.filter
def to(low: str, high: str) -> str:
    """Say both ends of an interval that are written already."""
    return formats.between(low, high)


@register.filter
def signed_span(low: float | None, high: float | None) -> str:
    return formats.signed_span(low, high)


@register.filter
def percent(share: float | Decimal | None, digits: int = 0) -> str:
    return formats.percent(share, digits)


@register.filter
def money(amount_minor: int | None, currency: str) -> str:
    return formats.money(amount_minor, currency)


@register.filter
def breakable(text: object) -> str:
    return formats.breakable(text)


@register.filter
def day(when: date | datetime | None) -> str:
    return formats.day(when)


@register.filter
def month(first: date | datetime | None) -> str:
    return formats.month(first)


@register.filter
def period(name: str) -> str:
    return formats.period(name)


@register.filter
def in_unit(value: float | None, unit: str) -> str:
    return formats.in_unit(value, unit)


@register.filter
def moment(at: datetime | None) -> str:
    return formats.moment(at)


@register.filter
def duration(seconds: float | None) -> str:
    return formats.duration(seconds)


@register.inclusion_tag("shell/_score.html")
def score(
    value: float | None,
    *,
    low: float | None = None,
    high: float | None = None,
    answers: int,
    lowest: float | None = None,
    highest: float | None = None,
    digits: int = 1,
    unit: str = "",
) -> dict[str, Any]:
    """Show a score with its interval and sample: {% score 4.2 low=4.0 high=4.4 answers=310 lowest=1 highest=5 %}.

    unit (share, points, rating) says how values are written, in place of digits.
    """
    drawn: Bar | None = None

    def write(of: float) -> str:
        return formats.in_unit(of, unit) if unit else formats.number(of, digits)

    if value is not None and lowest is not None and highest is not None:
        drawn = bar(value, low, high, lowest=lowest, highest=highest, write=write)
    return {
        "hidden": value is None or answers < TOO_FEW,
        "small": answers < SMALL,
        "written": "" if value is None else write(value),
        "answers": answers,
        "bar": drawn,
    }


@register.inclusion_tag("shell/_evidence.html")
def evidence(key: str) -> dict[str, Any]:
    """Say how sure a figure is: {% evidence "tested" %}, observed or guessed."""
    return {"key": key, "name": EVIDENCE.get(key, key)}
