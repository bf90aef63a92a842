"""Words for errors in stages and on the map."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
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
