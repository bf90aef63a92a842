"""Words for errors in maps that are brought out of files."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "map-values-unusable": ErrorWords(
        _("A value of the file that no map can hold: %(value)s"),
        _("what can be said of a map: %(wanted)s"),
        _("Correct it in the file, then bring it again."),
    ),
    "map-moved-on": ErrorWords(
        _("The map is no longer as it was when the import was looked at. Nothing was written."),
        _("the map that was shown"),
        _("Bring the file again, and look at what would change now."),
    ),
    "too-many-of-a-map": ErrorWords(
        _("Too many stages, segments or lanes with those of the file: %(count)s"),
        _("at most %(most)s"),
        _("Merge some in the file, or in the workspace."),
    ),
}
