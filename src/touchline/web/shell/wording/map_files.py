"""Words for errors in map files."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "map-file-unusable": ErrorWords(
        _("Line %(line)s, column %(column)s of the map file cannot be used: %(value)s"),
        _("a map file without faults"),
        _("Correct this line; touchline map check tells every fault."),
    ),
    "map-file-too-large": ErrorWords(
        _("The map file is too large: %(value)s"),
        _("a map file of up to 20 MB and a million values"),
        _("Split the map, or take out what is repeated."),
    ),
}
