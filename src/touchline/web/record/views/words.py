"""Why a file is thought to be written in a certain way, in the reader's language."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from touchline.engine.record import Reason

WHY = {
    "named": _("its name says so"),
    "holds-moments": _("its cells are times"),
    "few-names": ngettext_lazy(
        "a single name that comes again and again",
        "a few names that come again and again: %(names)s different ones",
        "names",
    ),
    "comes-back": ngettext_lazy(
        "a single name that comes back", "names that come back: %(names)s different ones", "names"
    ),
    "delimiter-comma": ngettext_lazy(
        "Commas part its cells, but the header has only %(columns)s column.",
        "Commas part its cells: they split the header into %(columns)s columns.",
        "columns",
    ),
    "delimiter-semicolon": ngettext_lazy(
        "Semicolons part its cells, but the header has only %(columns)s column.",
        "Semicolons part its cells: they split the header into %(columns)s columns.",
        "columns",
    ),
    "delimiter-tab": ngettext_lazy(
        "Tabs part its cells, but the header has only %(columns)s column.",
        "Tabs part its cells: they split the header into %(columns)s columns.",
        "columns",
    ),
    "encoding": _("Its letters fit %(encoding)s."),
    "packed": _("It is compressed with gzip."),
    "xlsx": _("It is a workbook; the first sheet is read."),
    "parquet": _("It is a Parquet file: numbers and times have types of their own."),
    "times-zoned": _("Its times say their time zone."),
    "times-local": _("Its times say no time zone; they are taken as those of the zone below."),
    "times-epoch-s": _("Its times count seconds since 1970, such as %(example)s."),
    "times-epoch-ms": _("Its times count milliseconds since 1970, such as %(example)s."),
    "day-first": ngettext_lazy(
        "Its dates put the day first: %(count)s of them can't mean anything else.",
        "Its dates put the day first: %(count)s of those we looked at can't mean anything else.",
        "count",
    ),
    "month-first": ngettext_lazy(
        "Its dates put the month first: %(count)s of them can't mean anything else.",
        "Its dates put the month first: %(count)s of those we looked at can't mean anything else.",
        "count",
    ),
    "decimal-comma": _("A comma stands before the decimals, as in %(example)s."),
    "ask-day-first": ngettext_lazy(
        "A date such as %(example)s: day or month could come first. Please say which.",
        "Dates such as %(example)s: in the %(rows)s rows we looked at, day or month could come first. Please say "
        "which.",
        "rows",
    ),
}


def why(reason: Reason) -> str:
    """Say a reason; one without words is said in the engine's English."""
    said: Any = WHY.get(reason.code)
    return str(said % dict(reason.values)) if said else reason.text
