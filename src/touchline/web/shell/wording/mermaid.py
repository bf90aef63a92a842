"""Words for errors in Mermaid journeys."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "mermaid-no-journey": ErrorWords(
        _("Line %(line)s of the file begins no journey: “%(value)s”"),
        _("the word journey in small letters, on a line of its own, at the head"),
        _("Bring a journey; other Mermaid diagrams are not maps."),
    ),
    "mermaid-no-score": ErrorWords(
        _("Line %(line)s of the file: “%(value)s” has no score"),
        _("a task as Name: 4: Who"),
        _("Write a colon and a score behind the name; a # in it as #35;."),
    ),
    "mermaid-sign": ErrorWords(
        _("Line %(line)s of the file: Mermaid stops at the sign %(value)s"),
        _("names without : ; and #, and a line for each task"),
        _("Write #%(number)s; for the sign."),
    ),
    "mermaid-word": ErrorWords(
        _("Line %(line)s of the file: a task begins with the word “%(value)s”"),
        _("this word once, at the head"),
        _("Write #%(number)s; for its first letter."),
    ),
    "mermaid-unclosed": ErrorWords(
        _("Line %(line)s of the file: a description begins and never ends, at “%(value)s”"),
        _("accDescr { and, further down, }"),
        _("Write } where the description ends."),
    ),
    "mermaid-front-matter": ErrorWords(
        _("The lines above line %(line)s of the file cannot be read: %(value)s"),
        _("lines as title: My journey between two lines of ---"),
        _("Correct them, or take them out."),
    ),
}
