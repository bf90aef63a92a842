"""What is said about map files that were read, by the code of the remark: what was found, and what was done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = tuple[str | Promise, str | Promise]

ASIDE, NO_PLACE = _("set aside"), _("set aside: a map has no place for it")
CUT, AFTER_FILE = _("cut there"), _("the map is named “%(name)s” after the file")
NOT_A_FIELD, LONG_NAME = _("“%(value)s” is no field of a map"), _("a name of %(count)s characters; %(most)s are held")
SIDE_BY_SIDE = _("%(count)s stages side by side: %(names)s")
QUOTED, LABELLED = "“%(value)s”", "%(word)s: “%(value)s”"

IN_TABLES: dict[str, Said] = {
    "card-id-unusable": (_("the id “%(id)s” of a card, wrong or used before"), _("it got another")),
    "cell-unreadable": (_("“%(value)s”, where this is expected: %(wanted)s"), ASIDE),
    "column-in-notes": (NOT_A_FIELD, _("kept in the notes")),
    "column-unknown": (NOT_A_FIELD, _("not read")),
    "commas-kept": (_("“%(value)s” with a comma"), _("read as one touchpoint")),
    "commas-part": (_("commas between %(names)s"), _("taken apart at them")),
    "cost-in-whole-units": (_("a cost of %(value)s"), _("read as %(units)s of the smallest unit")),
    "evidence-unclear": (_("evidence that lacks: %(missing)s"), ASIDE),
    "evidence-without-card": (_("no card “%(id)s”"), _("it belongs to the touchpoint")),
    "experience-without-card": (_("an experience where no card stands"), ASIDE),
    "fault-of-formula": (_("a fault of a formula"), ASIDE),
    "front-matter-unknown": (LABELLED, ASIDE),
    "front-matter-unreadable": (_("%(word)s: “%(value)s”, where this is expected: %(wanted)s"), ASIDE),
    "heading-set-aside": (_("the heading “%(value)s”"), ASIDE),
    "id-unusable": (_("the id “%(id)s” (%(of)s)"), _("another was made of its name")),
    "kept-in-note": (QUOTED, _("kept in the note")),
    "lane-text-without-stage": (_("a text in no stage"), ASIDE),
    "marks-as-feelings": (_("“%(value)s” holds marks from 1 to 5"), _("read as feelings; 3 became 0")),
    "name-in-note": (LONG_NAME, _("cut there; it stands whole in the note")),
    "name-too-long": (LONG_NAME, CUT),
    "no-stage": (_("%(name)s has no stage"), _("it is in the list, and not on the map")),
    "no-stage-above": (_("“%(value)s” below no stage"), ASIDE),
    "no-touchpoints": (_("no row of touchpoints"), _("every row became a lane")),
    "no-value": (_("a formula without a value"), ASIDE),
    "phases-as-lane": (_("phases: %(names)s"), _("read as a lane")),
    "row-above-header": (QUOTED, ASIDE),
    "row-not-understood": (_("a row that is not understood: %(value)s"), ASIDE),
    "row-unreadable": (_("a row whose cells cannot be told apart"), ASIDE),
    "row-without-touchpoint": (_("a row that names no touchpoint: %(value)s"), ASIDE),
    "said-twice": (
        _("%(field)s (%(of)s %(id)s) is “%(value)s” here, and “%(first)s” further up"),
        _("the first stands"),
    ),
    "said-twice-of-map": (
        _("%(field)s of the map is “%(value)s” here, and “%(first)s” further up"),
        _("the first stands"),
    ),
    "sheet-not-read": (_("rows: %(count)s"), _("not read: the map is on %(sheet)s")),
    "stage-from-above": (_("no stage"), _("taken as in the row above")),
    "stage-twice": (_("a second stage “%(value)s”"), _("read as the same stage")),
    "stands-there": (_("%(name)s stands in that cell already"), _("read as one card")),
    "table-not-read": (_("a table that is no map"), ASIDE),
    "taken-as-lanes": (SIDE_BY_SIDE, _("the rows below are read as lanes")),
    "taken-as-rows": (_("a header of fields: %(names)s"), _("read as a row for each touchpoint")),
    "taken-as-stages": (SIDE_BY_SIDE, _("the rows below are read as segments")),
    "text-set-aside": (QUOTED, ASIDE),
    "text-too-long": (_("a text of %(count)s characters; %(most)s are held"), CUT),
    "text-twice": (_("a second text “%(id)s”"), _("the first stands")),
    "title-above": (_("“%(value)s” above the header"), _("read as the name of the map")),
    "two-names": (_("“%(value)s” as another name (%(of)s %(id)s)"), _("it stays “%(known)s”")),
}

IN_MERMAID: dict[str, Said] = {
    "mermaid-actor": (_("an actor without a name, whom Mermaid draws"), ASIDE),
    "mermaid-actor-twice": (_("an actor named twice"), _("taken once")),
    "mermaid-colon": (
        _("a third colon: “%(value)s”"),
        _("read as the task “%(name)s” with the score “%(score)s”, as Mermaid does; a colon in a name is written #58;"),
    ),
    "mermaid-cut": (QUOTED, _("set aside: a cell of a lane holds 2,000 characters")),
    "mermaid-empty-score": (_("an empty score, which Mermaid draws as 0"), _("read as no score")),
    "mermaid-front": (_("what stands above the journey besides the title"), NO_PLACE),
    "mermaid-long": (
        _("a name of %(count)s characters: “%(value)s”"),
        _("shortened where a map allows only 80 characters, or 120 for a touchpoint and the map"),
    ),
    "mermaid-no-section": (_("a task before any section"), _("put into a stage “%(stage)s”")),
    "mermaid-no-title": (_("no title"), AFTER_FILE),
    "mermaid-other": (_("another journey"), _("only the first of the file was read")),
    "mermaid-scale": (
        _("scores from %(least)s to %(most)s, not all whole and from 1 to 5"),
        _("kept as they stand in the lane “%(lane)s”, not as feelings"),
    ),
    "mermaid-score": (_("“%(value)s” as a score, which Mermaid reads as no number"), _("read as no score")),
    "mermaid-section": (_("the section “%(value)s” again"), _("kept as a stage of its own")),
    "mermaid-set-aside": (LABELLED, NO_PLACE),
    "mermaid-settings": (_("settings of the drawing"), NO_PLACE),
    "mermaid-title": (
        QUOTED,
        _("read as the title of the map, as Mermaid does; a task so named begins with #84;"),
    ),
}

IN_CJML: dict[str, Said] = {
    "cjml-action": (_("the action “%(name)s”, which is no touchpoint"), _("a line of the lane “%(lane)s”")),
    "cjml-actor": (_("an actor “%(id)s” whom the journey does not have"), _("taken as a company")),
    "cjml-another": (_("another journey, “%(value)s”"), _("put into the map “%(name)s”")),
    "cjml-compliance": (_("the compliance “%(value)s”"), _("kept as it stands")),
    "cjml-cut": (QUOTED, _("set aside: a cell of a lane holds 2,000 characters")),
    "cjml-empty": (_("a point that says nothing"), ASIDE),
    "cjml-empty-action": (_("an action that says nothing"), ASIDE),
    "cjml-expected": (_("an experience of a planned journey"), _("kept as what is expected")),
    "cjml-long": (_("a name of %(count)s characters: “%(value)s”"), _("cut at 120")),
    "cjml-long-description": (_("a description of over 1,000 characters"), CUT),
    "cjml-long-words": (_("words of over 4,000 characters"), CUT),
    "cjml-no-phase": (_("a step without a phase"), _("put into a stage “%(stage)s”")),
    "cjml-no-title": (_("no title"), AFTER_FILE),
    "cjml-phase": (_("a phase “%(id)s” that the journey does not have"), _("put into a stage “%(stage)s”")),
    "cjml-planned": (_("a planned journey"), _("not read: the file has actual ones")),
    "cjml-rating": (
        _("ratings such as “%(value)s”, not all whole and from 1 to 5"),
        _("kept as they stand in the lane “%(lane)s”, not as feelings"),
    ),
    "cjml-set-aside": (LABELLED, NO_PLACE),
}

REMARKS: dict[str, Said] = {**IN_TABLES, **IN_MERMAID, **IN_CJML}
