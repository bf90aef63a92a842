"""Words for errors in maps that come as tables."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "map-table-unknown": ErrorWords(
        _("“%(file)s”, row %(row)s, column %(column)s: no header of a map is found"),
        _("a header that names touchpoints, or stages side by side"),
        _("Put the stages into the first row, or name the columns stage and touchpoint."),
    ),
}
