"""Words for errors in maps that come as tables."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "map-table-unknown": ErrorWords(
        _("“%(file)s”, row %(row)s, column %(column)s: no header of a map is found"),
        _("a header that names touchpoints, or stages side by side"),
        _("Put the stages into the first row, or name the columns stage and touchpoint."),
    ),
    "markdown-front-matter": ErrorWords(
        _("“%(file)s”, line %(row)s: what stands above the page is no YAML"),
        _("name: value on each line between the two rules"),
        _("Correct this line, or put the value in quotation marks."),
    ),
}
