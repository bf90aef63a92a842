"""What is wrong in map files, by the code of the fault: what was found and what to do; and what places ask for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

FAULTS: dict[str, tuple[Words, Words]] = {
    "map-file-conflict": (
        _("an open conflict at %(path)s"),
        _("Write the right value into the map, then take this entry out."),
    ),
    "map-file-missing": (_("%(path)s has no %(word)s"), _("Add %(word)s.")),
    "map-file-more": (
        _("faults that are not told here: %(count)s"),
        _("Correct these first, then bring the file again."),
    ),
    "map-file-too-large": (
        _("too much for one map file: %(value)s"),
        _("Split the map, or take out what is repeated."),
    ),
    "map-file-twice": (
        _("a second entry of %(group)s with the id “%(id)s”"),
        _("Give one of them an id of its own, or drop it."),
    ),
    "map-file-unknown-id": (
        _("%(path)s is “%(value)s”, which this file does not have"),
        _("Add it to the file, or name another."),
    ),
    "map-file-value": (_("%(path)s is “%(value)s”"), _("Correct this value.")),
    "map-file-word": (_("“%(word)s” is no word of a map file"), _("Use one of these words.")),
    "not-yaml": (_("this is no YAML"), _("Correct this line, or put the value in quotation marks.")),
}
NEAR, WHOLE_FILE = _("Did you mean “%(near)s”?"), _("the file")
INSTEAD: dict[str, Words] = {
    "map-file-too-large": _("a map file of up to 20 MB; in YAML up to 4 million characters"),
    "not-yaml": _("a map file in YAML"),
}

WANTED: dict[str, Words] = {
    "amount": _("an amount with at most 6 decimals"),
    "another": _("another value"),
    "between": _("a number from %(least)s to %(most)s"),
    "characters": _("at most %(limit)s characters"),
    "const": "%(limit)s",
    "date": _("a date, as 2026-11-30"),
    "day": _("a date, as 2026-11-30"),
    "each-once": _("each word once"),
    "entries": _("JSON with the entries of this field"),
    "explained-id": _("an id that this file explains"),
    "feeling": _("a face, or a whole number from -2 to 2"),
    "fields": _("fields, each as name: value"),
    "id": _("an id of up to 60 characters without spaces and slashes, as web-shop"),
    "json": "JSON",
    "kinds": _("communication, human, physical or sensory"),
    "least": _("a number of at least %(least)s"),
    "lines": _("lines of at most %(most)s characters"),
    "list": _("a list"),
    "maximum": _("at most %(limit)s"),
    "minimum": _("%(limit)s or more"),
    "no-faults": _("a file without faults"),
    "no-conflicts": _("no open conflicts"),
    "number": _("a number"),
    "once": _("each id once"),
    "one-of": _("one of %(words)s"),
    "some-text": _("some text"),
    "text": _("a text"),
    "true-or-false": _("true or false"),
    "usual": _("a number of usual size"),
    "whole": _("a whole number"),
    "word": "%(word)s",
    "yes-or-no": _("yes or no"),
}
OR = _("%(one)s, or %(other)s")
