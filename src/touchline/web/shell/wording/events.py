"""Words for errors in files of events and their mappings."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from touchline.web.shell.wording.entry import ErrorWords

COLUMNS = _("Go back and look at what each column is.")

WORDING: dict[str, ErrorWords] = {
    "ambiguous-day": ErrorWords(
        _("Dates such as %(example)s: day or month could come first."),
        _("to be told which of the two comes first"),
        _("Say so under “What 03/04/2026 means”."),
    ),
    "no-events": ErrorWords(
        ngettext_lazy(
            "No event can be taken: the only row lacks something that an event needs.",
            "No event can be taken: none of %(rows)s rows has all that an event needs.",
            "rows",
        ),
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
    "no-row-numbers": ErrorWords(
        _("%(file)s does not say in the column %(column)s which rows it mends."),
        _("the file of rows to mend, as it was downloaded"),
        _("Download the rows again, mend their cells and leave the first column as it is."),
    ),
    "mended-twice": ErrorWords(
        _("Row %(row)s stands more than once in %(file)s."), _("each row once"), _("Leave out all but one of them.")
    ),
    "rows-not-awaited": ErrorWords(
        _("Row %(row)s of %(file)s is not set aside."),
        _("rows that are set aside now"),
        _("Download the rows that are set aside, and mend those."),
    ),
}
