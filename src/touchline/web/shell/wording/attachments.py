"""What is wrong with a file that should be put beside a touchpoint, in the reader's language."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "attachment-empty": ErrorWords(
        found=_("The file %(name)s is empty."),
        expected=_("a file that holds something"),
        fix=_("Look whether it was saved, then choose it again."),
    ),
    "unknown-attachment-kind": ErrorWords(
        found=_("The file %(name)s is of a kind that is not taken."),
        expected=_("a picture (PNG, JPEG, WebP, GIF), a PDF or plain text (.txt, .md, .csv)"),
        fix=_("Save it as one of these, or as a PDF."),
    ),
    "attachment-not-as-named": ErrorWords(
        found=_("The file %(name)s ends in %(ending)s, but by its content it is %(kind)s."),
        expected=_("a file that is what its name says"),
        fix=_("Save it again in the program that made it, or give it the right ending."),
    ),
    "attachment-not-readable": ErrorWords(
        found=_("The file %(name)s begins as %(kind)s, but the rest cannot be read."),
        expected=_("a whole file"),
        fix=_("Open it on your computer; if it looks right there, save it again and choose that."),
    ),
    "picture-too-large": ErrorWords(
        found=_("The picture %(name)s has too many pixels."),
        expected=_("at most 25 megapixels, moving pictures at most 300 frames and 100 megapixels together"),
        fix=_("Make it smaller, then choose it again."),
    ),
    "too-many-attachments": ErrorWords(
        found=_("There are %(count)s files here already."),
        expected=_("at most %(most)s files beside a touchpoint"),
        fix=_("Take one away that is no longer needed, then add this one."),
    ),
    "attachments-fill-the-workspace": ErrorWords(
        found=_("The files of this workspace fill the room that there is for them."),
        expected=_("at most %(most)s megabytes in all"),
        fix=_("Take files away that are no longer needed, or add a smaller one."),
    ),
}
