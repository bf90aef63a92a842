"""Numbers, money and days as the reader's language writes them."""

from decimal import Decimal
from typing import Any

from babel.numbers import NumberFormatError, format_decimal, parse_decimal
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from touchline.engine.decide import decimal_number, decimal_places, minor_units
from touchline.web.shell.formats import reader

LARGEST = 1_000_000
LARGEST_AMOUNT = 10**15
ISO = "%Y-%m-%d"
TYPED = {"inputmode": "decimal", "autocomplete": "off"}


class DayField(forms.DateField):
    """A day, in the browser's own field for days, which wants it as 2026-11-21 in every language."""

    def __init__(self, **settings: Any) -> None:
        widget = forms.DateInput(format=ISO, attrs={"type": "date"})
        super().__init__(**{"widget": widget, "input_formats": [ISO], **settings})


class TextField(forms.CharField):
    """A text of several lines, each ended as we keep them, however the browser ends them."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n")


class NumberField(forms.CharField):
    """A number with the decimal mark of the reader's language; a clear one of another language is understood too."""

    def __init__(self, *, least: float = -LARGEST, most: float = LARGEST, **settings: Any) -> None:
        super().__init__(**{"max_length": 40, "widget": forms.TextInput(attrs=dict(TYPED)), **settings})
        self.least, self.most = least, most

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return self.told(number_in(text)) if text else None

    def told(self, number: Decimal) -> Any:
        """Return what the form gives on: here a float."""
        self.check(number)
        return float(number)

    def check(self, number: Decimal) -> None:
        if not self.least <= number <= self.most:
            raise ValidationError(
                _("Write a number from %(least)s to %(most)s."),
                params={"least": written(Decimal(str(self.least))), "most": written(Decimal(str(self.most)))},
            )

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else written(Decimal(repr(value)))


class MoneyField(NumberField):
    """An amount of a currency, given on in minor units. Set the currency before use."""

    currency = "EUR"

    def __init__(self, **settings: Any) -> None:
        super().__init__(least=0, most=LARGEST_AMOUNT, **settings)

    def told(self, number: Decimal) -> int:
        self.check(number)
        minor = minor_units(number, self.currency)
        if minor is None:
            raise ValidationError(_("Write at most %(places)s decimals."), params={"places": self.places})
        return minor

    @property
    def places(self) -> int:
        return decimal_places(self.currency)

    def prepare_value(self, value: Any) -> Any:
        return written(Decimal(value).scaleb(-self.places)) if isinstance(value, int) else value


def number_in(text: str) -> Decimal:
    """Read a number as the active language writes it. Raises ValidationError."""
    try:
        return parse_decimal(text, locale=reader(), strict=True)
    except NumberFormatError:
        number = decimal_number(text)
    if number is None:
        raise ValidationError(_("Write a number, such as %(example)s."), params={"example": written(Decimal("12.5"))})
    return number


def written(number: Decimal) -> str:
    """Write a number for a field: no thousands marks, no noughts at the end."""
    return str(format_decimal(number, format="0.#########", locale=reader()))
