"""What is wrong with a place in a file of options, in the reader's language."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from touchline.engine.decide import Problem

WORDS = {
    "added-but-lives": _("%(found)s exists already, so it can be kept, optimised or eliminated, but not added."),
    "amount-too-fine": _("%(found)s has more decimals than the currency."),
    "cell-empty": _("Nothing is written here."),
    "column-missing": _("This column is missing."),
    "column-unknown": _("Nobody knows this column."),
    "cost-negative": _("%(found)s is below zero. Write what it costs after the move, not what it saves."),
    "file-too-large": _("The file is too large."),
    "keep-changes": _("Keeping changes nothing, so its effect is 0, not %(found)s."),
    "kept-and-added": _("The file keeps this touchpoint and adds it too."),
    "kept-but-idea": _("%(found)s does not exist yet, so it can only be added."),
    "no-baseline": _("No row keeps this touchpoint as it is and says what it costs today."),
    "no-options": _("There is no row with an option."),
    "nothing-that-does-something": _("An option that does nothing can't cost or change something."),
    "number-outside": _("%(found)s is far outside what can be meant."),
    "number-unclear": _("%(found)s is no clear number. Write 1200 or 1200.50, without marks for thousands."),
    "option-twice": _("This touchpoint has two options with the same text."),
    "protected-eliminated": _("This touchpoint is protected, so it can't be eliminated."),
    "range-crossed": _("The effect lies outside its range: %(found)s."),
    "range-half": _("Only one end of the range is given. Write both, or none."),
    "row-crooked": _("The row does not fit the header: %(found)s."),
    "said-twice": _("The file says %(found)s, but this workspace has %(expected)s."),
    "stage-unknown": _("There is no stage called %(found)s."),
    "too-many-options": _("The file has %(found)s options; at most %(expected)s can be taken at once."),
    "touchpoint-unknown": _("There is no touchpoint called %(found)s. Only options to add may name a new one."),
    "two-baselines": _("Two rows keep this touchpoint as it is."),
    "word-unknown": _("%(found)s is not one of: %(expected)s."),
    "yaml-broken": _("This can't be read as YAML: %(found)s."),
    "yaml-shape": _("Something else is expected here: %(expected)s."),
}


def worded(problem: Problem) -> dict[str, Any]:
    """Return a problem as a table shows it."""
    said = WORDS.get(problem.code)
    values = {"found": problem.found, "expected": problem.expected}
    text = said % values if said else str(problem)
    return {"place": problem.place, "column": problem.column, "nearest": problem.nearest, "words": text}
