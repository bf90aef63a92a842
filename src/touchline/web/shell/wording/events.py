"""Words for errors in files of events and their mappings."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

COLUMNS = _("Go back and look at what each column is.")

WORDING: dict[str, ErrorWords] = {
    "ambiguous-day": ErrorWords(
        _("Dates such as %(example)s: day or month could come first."),
        _("to be told which of the two comes first"),
        _("Say so under “What 03/04/2026 means”."),
    ),
    "no-events": ErrorWords(
        _("No event can be taken: none of %(rows)s rows has all that an event needs."),
        _("at least one row with a customer, a time and a touchpoint"),
        COLUMNS,
    ),
    "no-role": ErrorWords(
        _("No column has the role “%(role)s”."), _("one column each for customer, time and touchpoint"), COLUMNS
    ),
    "not-plain-cells": ErrorWords(
        _("Column “%(column)s” of %(file)s holds something else than text, numbers or times."),
        _("text, numbers, dates or moments"),
        _("Write it as text or numbers, or leave the column out."),
    ),
    "row-too-large": ErrorWords(
        _("Row %(row)s of %(file)s does not end."),
        _("rows that end"),
        _("See whether a quotation mark is missing in that row."),
    ),
}
