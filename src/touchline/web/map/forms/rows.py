"""A list of rows in one field: interactions, processes. A row whose first box is empty is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Column:
    """One box of a row. choices: what can be chosen, as (value, name); none is typed."""

    name: str
    label: str | Promise
    longest: int = 120
    choices: Sequence[tuple[Any, str]] | None = None


class RowsWidget(forms.Widget):
    """The rows that there are, each with its place, and an empty one."""

    template_name = "map/rows.html"
    columns: tuple[Column, ...] = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        entries = [*(value or ()), {}]
        context["rows"] = [
            {"place": place, "boxes": [(column, entry.get(column.name) or "") for column in self.columns]}
            for place, entry in enumerate(entries, 1)
        ]
        return context

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> list[dict[str, str]] | None:
        if not hasattr(data, "getlist") or f"{name}-{self.columns[0].name}" not in data:
            return None
        boxes = {column.name: data.getlist(f"{name}-{column.name}") for column in self.columns}
        places = data.getlist(f"{name}-place")
        rows = [dict(zip(boxes, told, strict=True)) for told in zip(*boxes.values(), strict=False)]
        ordered = sorted(enumerate(rows), key=lambda row: (place_of(places, row[0]), row[0]))
        return [row for _place, row in ordered]


def place_of(places: Sequence[str], number: int) -> int:
    """Return the place that a row was given, counted from 1; its own where none was."""
    told = places[number] if number < len(places) else ""
    return int(told) if told.isdecimal() and len(told) < 6 else number + 1


class RowsField(forms.Field):
    """Gives on one mapping a row, by the names of the columns."""

    widget = RowsWidget

    def __init__(self, columns: Sequence[Column], **settings: Any) -> None:
        super().__init__(required=False, **settings)
        self.show(columns)

    def show(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self.widget.columns = self.columns

    def clean(self, value: Any) -> list[dict[str, Any]]:
        first = self.columns[0].name
        rows = [self.clean_row(row) for row in value or () if str(row.get(first, "")).strip()]
        if len(rows) > MOST_ROWS:
            raise ValidationError(_("At most %(most)s rows."), params={"most": MOST_ROWS})
        return rows

    def clean_row(self, row: Mapping[str, str]) -> dict[str, Any]:
        cleaned: dict[str, Any] = {}
        for column in self.columns:
            text = " ".join(str(row.get(column.name, "")).split())
            if column.choices is not None:
                cleaned[column.name] = next((value for value, _name in column.choices if str(value) == text), None)
                continue
            if len(text) > column.longest:
                raise ValidationError(
                    _("“%(start)s…” is longer than %(most)s letters."),
                    params={"start": text[:30], "most": column.longest},
                )
            cleaned[column.name] = text
        return cleaned
