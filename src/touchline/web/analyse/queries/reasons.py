"""Each reason of a verdict as a sentence with its numbers."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from touchline.engine.analyse import Reason
from touchline.web.shell.formats import number, percent

SENTENCES: Mapping[str, str | Promise] = {
    "score-low": _(
        "Customers rate it %(value)s (between %(low)s and %(high)s, %(answers)s answers). "
        "That is below %(target)s, the average of all touchpoints."
    ),
    "score-high": _(
        "Customers rate it %(value)s (between %(low)s and %(high)s, %(answers)s answers). "
        "That is above %(target)s, the average of all touchpoints."
    ),
    "score-near": _(
        "Customers rate it %(value)s (between %(low)s and %(high)s, %(answers)s answers). "
        "That is about %(target)s, the average of all touchpoints."
    ),
    "score-open": _(
        "Customers rate it %(value)s (between %(low)s and %(high)s, %(answers)s answers). "
        "That may be above or well below %(target)s, the average of all touchpoints: more answers will tell."
    ),
    "basic": _(
        "People who rate it low rate the whole %(loss)s points lower than those in the middle; "
        "people who rate it high, only %(gain)s higher (%(low_answers)s low and %(high_answers)s high ratings)."
    ),
    "performance": _(
        "People who rate it low rate the whole %(loss)s points lower than those in the middle; "
        "people who rate it high, %(gain)s higher (%(low_answers)s low and %(high_answers)s high ratings)."
    ),
    "delighter": _(
        "People who rate it high rate the whole %(gain)s points higher than those in the middle; "
        "people who rate it low, only %(loss)s lower (%(low_answers)s low and %(high_answers)s high ratings)."
    ),
    "importance-high": _(
        "It matters more than most: %(importance_share)s of the importance "
        "(between %(importance_low)s and %(importance_high)s), where an even share is %(even_share)s."
    ),
    "importance-low": _(
        "It matters less than most: %(importance_share)s of the importance "
        "(between %(importance_low)s and %(importance_high)s), where an even share is %(even_share)s."
    ),
    "importance-open": _(
        "It matters about as much as others: %(importance_share)s of the importance "
        "(between %(importance_low)s and %(importance_high)s), where an even share is %(even_share)s."
    ),
    "no-driver-found": _("How much it matters is not known: ratings explain the whole no better than chance would."),
    "no-importance": _("How much it matters could not be computed."),
    "opposite-signs": _(
        "Alone, better ratings of it go with the whole one way; beside the other touchpoints, the other way. "
        "Do not read it as something to strengthen."
    ),
    "negative": _("People who rate it higher rate the whole lower. Do not read it as something to strengthen."),
    "importance-below-contacts": _(
        "It takes %(contact_share)s of all contacts with touchpoints and has %(importance_share)s of the importance "
        "(between %(importance_low)s and %(importance_high)s)."
    ),
    "importance-above-contacts": _(
        "It takes only %(contact_share)s of all contacts with touchpoints and has %(importance_share)s of the "
        "importance (between %(importance_low)s and %(importance_high)s)."
    ),
    "impact-small": _(
        "Between those who rate it low and those who rate it high, the rating of the whole differs by %(impact)s "
        "points (between %(impact_low)s and %(impact_high)s): less than %(margin)s, too little to notice."
    ),
    "cost-unknown": _(
        "Not every touchpoint has its monthly cost written down, so its share of the cost is not known and this is a "
        "guess. Write the costs down before you cut it: then it is judged again."
    ),
    "cost-above-importance": _(
        "It takes %(cost_share)s of the running cost and has %(importance_share)s of the importance "
        "(between %(importance_low)s and %(importance_high)s)."
    ),
    "cost-below-importance": _(
        "It takes only %(cost_share)s of the running cost and has %(importance_share)s of the importance "
        "(between %(importance_low)s and %(importance_high)s)."
    ),
}


def sentence(reason: Reason) -> str:
    """Say a reason in the reader's language."""
    if reason.code == "few-answers":
        return few_answers(reason.values["answers"], reason.values["least"])
    return str(SENTENCES[reason.code]) % written(reason.values)


def few_answers(answers: int, least: int) -> str:
    said = ngettext(
        "Only %(answers)s person rated it; a verdict needs %(least)s.",
        "Only %(answers)s people rated it; a verdict needs %(least)s.",
        answers,
    )
    return said % {"answers": number(answers), "least": number(least)}


def written(values: Mapping[str, Any]) -> dict[str, str]:
    """Write each value as its name says: shares and importance as percentages, counts whole, points to two digits."""
    said = {name: write(name, value) for name, value in values.items()}
    if "penalty" in values:
        said["loss"], said["gain"] = (number(abs(values[name]), 2) for name in ("penalty", "reward"))
    return said


def write(name: str, value: float | int | None) -> str:
    if name.endswith("_share") or name.startswith("importance_"):
        return percent(value)
    if isinstance(value, int):
        return number(value)
    return number(value, 2)
