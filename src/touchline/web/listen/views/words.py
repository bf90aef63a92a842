"""What the engine found in a file of answers, in words: why a column is read so, and what looks wrong."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchline.engine.record import Reason
from touchline.web.shell.formats import number

WHY = {
    "named-as-whole": gettext_lazy("its name says it rates the whole"),
    "named-as-weight": gettext_lazy("its name says it is a weight"),
    "named-as-group": gettext_lazy("its name says which customers answered"),
    "named-as-segment": gettext_lazy("its name says which segment answered"),
    "named-as-time": gettext_lazy("its name says when, and its cells are times"),
    "named-as-customer": gettext_lazy("its name says who answered"),
    "named-as-response": gettext_lazy("its name says which answer this is"),
    "named-as-comment": gettext_lazy("its name says that people wrote here"),
    "named-as-touchpoint": gettext_lazy("its name says what is rated"),
    "only-ratings": gettext_lazy("the only column of ratings"),
}


def why(reason: Reason | None) -> str:
    """Say why a column is read as it is; nothing where there is nothing to say."""
    if reason is None:
        return ""
    if reason.code == "rated-alike":
        others = int(str(reason.values["others"]))
        said = ngettext("rated like %(others)s other column", "rated like %(others)s other columns", others)
        return said % {"others": others}
    return str(WHY.get(reason.code, ""))


def doubt(reason: Reason) -> tuple[str, str]:
    """Say what looks wrong, and what to do about it."""
    said = dict(reason.values)
    if reason.code == "outside-scale":
        cells = int(str(said["cells"]))
        counted = ngettext(
            "%(cells)s rating in “%(column)s” lies outside the scale from %(low)s to %(high)s: %(such_as)s.",
            "%(cells)s ratings in “%(column)s” lie outside the scale from %(low)s to %(high)s, such as %(such_as)s.",
            cells,
        )
        shown = {name: rating(float(str(said[name]))) for name in ("cells", "low", "high", "such_as")}
        return counted % (said | shown), _("They would be set aside. Go back if the scale or a code is wrong.")
    if reason.code == "restates-whole":
        shown = {
            "correlation": number(float(str(said["correlation"])), 2),
            "answers": number(float(str(said["answers"])), 0),
        }
        return (
            ngettext(
                "“%(title)s” goes along with the rating of the whole almost exactly: correlation %(correlation)s, "
                "%(answers)s answer.",
                "“%(title)s” goes along with the rating of the whole almost exactly: correlation %(correlation)s, "
                "%(answers)s answers.",
                int(str(said["answers"])),
            )
            % (said | shown),
            _("It seems to ask the same question. Leave it out, or it would seem to drive everything."),
        )
    if reason.code == "day-or-month":
        text = (
            _("Dates such as %(example)s can be read in two ways. Here the day comes first.")
            if said["day_first"]
            else _("Dates such as %(example)s can be read in two ways. Here the month comes first.")
        )
        return text % said, _("Go back if it is the other way round.")
    text = ngettext(
        "“%(column)s” names %(segments)s segment. It becomes a row of the map.",
        "“%(column)s” names %(segments)s segments. Each becomes a row of the map.",
        int(str(said["segments"])),
    )
    return text % said, _("Go back if it is something else, such as a name.")


def rating(value: float) -> str:
    """Write a rating as people do: 5, or 4.5."""
    return number(value, 0 if value.is_integer() else 1)
