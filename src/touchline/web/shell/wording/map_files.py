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
        _("a map file of up to 20 MB; in YAML up to 4 million characters"),
        _("Split the map, or take out what is repeated."),
    ),
    "map-format-unknown": ErrorWords(
        _("“%(value)s” is of no format that maps come in"),
        _("one of %(formats)s"),
        _("Choose the format, or save the map as one of these."),
    ),
    "not-utf-8": ErrorWords(
        _("“%(file)s” is no UTF-8: byte %(byte)s"),
        _("a map file in UTF-8"),
        _("Save it as UTF-8."),
    ),
}
