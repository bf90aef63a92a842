"""Words for errors in stages and on the map."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "readings-of-other-questions": ErrorWords(
        _("These two were asked in different surveys, or by different questions."),
        _("the same question on both sides"),
        _("Compare only what was asked and counted alike."),
    ),
    "different-metrics": ErrorWords(
        _("These two were counted differently: %(one)s and %(other)s."),
        _("the same measure on both sides"),
        _("Compare only what was asked and counted alike."),
    ),
    "readings-on-other-scales": ErrorWords(
        _("These two have different scales: %(one)s and %(other)s."),
        _("the same scale on both sides"),
        _("Compare only what was asked and counted alike."),
    ),
    "too-few-to-compare": ErrorWords(
        _("%(answers)s answers are too few to compare."),
        _("at least %(fewest)s answers on either side"),
        _("Wait for more answers, or look at a longer period."),
    ),
    "unknown-stage-scheme": ErrorWords(
        _("There is no set of stages called “%(scheme)s”."),
        _("one of the ready sets"),
        _("Choose one of them, and change its stages afterwards."),
    ),
    "unknown-importance": ErrorWords(
        _("“%(importance)s” says nothing about importance."),
        _("low, medium or high"),
        _("Use one of the three words, or give a percentage."),
    ),
    "importance-outside-percent": ErrorWords(
        _("An importance of %(percent)s percent does not fit."),
        _("a percentage from 0 to 100"),
        _("Write how much of the whole the stage counts."),
    ),
    "no-share-left": ErrorWords(
        _("The percentages sum to %(total)s, so nothing is left for the stages weighed in words."),
        _("percentages that sum to less than 100, or one for every stage"),
        _("Lower the percentages, or weigh every stage in percent."),
    ),
    "nothing-matters": ErrorWords(
        _("At least one stage must matter."),
        _("at least one stage with more than 0"),
        _("Give at least one stage more than 0."),
    ),
    "changed-since": ErrorWords(
        _("This was changed again since."),
        _("what the change wrote, untouched"),
        _("Take back the later changes first, the latest one first."),
    ),
    "branch-under-itself": ErrorWords(
        _("A touchpoint cannot stand under one of its own parts."),
        _("a place outside its own branch"),
        _("Move the lower one out first."),
    ),
    "unknown-branch": ErrorWords(
        _("This touchpoint is not in the tree."),
        _("a touchpoint of the tree"),
        _("Reload the page: somebody has removed it."),
    ),
    "card-already-here": ErrorWords(
        _("This card stands in this place already."), _("each card once in a place"), _("Move the card that is there.")
    ),
    "unknown-map-operation": ErrorWords(
        _("The map was changed in a way that this version does not know."),
        _("a change made by this version"),
        _("A newer version of Touchline made it. Ask your administrator to bring this one up to date."),
    ),
    "change-does-not-fit": ErrorWords(
        _("The history speaks of something that is not on the map: “%(subject)s”."),
        _("a change of the map as it stands"),
        _("Choose a later moment of the history, or a version that was kept."),
    ),
    "unusable-map-document": ErrorWords(
        _("This version of the map cannot be read: %(fault)s."),
        _("stages, segments, touchpoints and cards, each with its name"),
        _("Choose another version of the map."),
    ),
}
