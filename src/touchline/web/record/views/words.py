"""Why a file is thought to be written in a certain way, in the reader's language."""

from django.utils.translation import gettext_lazy as _

from touchline.engine.record import Reason

WHY = {
    "named": _("its name says so"),
    "holds-moments": _("its cells are times"),
    "few-names": _("a few names that come again and again: %(names)s different ones"),
    "comes-back": _("names that come back: %(names)s different ones"),
    "delimiter-comma": _("Commas part its cells: they split the header into %(columns)s columns."),
    "delimiter-semicolon": _("Semicolons part its cells: they split the header into %(columns)s columns."),
    "delimiter-tab": _("Tabs part its cells: they split the header into %(columns)s columns."),
    "encoding": _("Its letters fit %(encoding)s."),
    "packed": _("It is compressed with gzip."),
    "xlsx": _("It is a workbook; the first sheet is read."),
    "parquet": _("It is a Parquet file: numbers and times have types of their own."),
    "times-zoned": _("Its times say their time zone."),
    "times-local": _("Its times say no time zone; they are taken as those of the zone below."),
    "times-epoch-s": _("Its times count seconds since 1970, such as %(example)s."),
    "times-epoch-ms": _("Its times count milliseconds since 1970, such as %(example)s."),
    "day-first": _("Its dates put the day first: %(count)s of those we looked at can't mean anything else."),
    "month-first": _("Its dates put the month first: %(count)s of those we looked at can't mean anything else."),
    "decimal-comma": _("A comma stands before the decimals, as in %(example)s."),
    "ask-day-first": _(
        "Dates such as %(example)s: in the %(rows)s rows we looked at, day or month could come first. Please say which."
    ),
}


def why(reason: Reason) -> str:
    """Say a reason; one without words is said in the engine's English."""
    return str(WHY[reason.code]) % reason.values if reason.code in WHY else reason.text
