"""Words for errors in files of the Customer Journey Modelling Language."""

from django.utils.translation import gettext_lazy as _

from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {
    "cjml-not-xml": ErrorWords(
        _("Line %(line)s, column %(column)s of “%(file)s” is not XML: %(value)s"),
        _("well-formed XML"),
        _("Correct it there: attributes in quotation marks, & as &amp;, each element closed."),
    ),
    "cjml-doctype": ErrorWords(
        _("Line %(line)s of the file declares a document type, “%(value)s”, which can hold anything"),
        _("a file without <!DOCTYPE"),
        _("Take that declaration out."),
    ),
    "cjml-no-journey": ErrorWords(
        _("“%(file)s” holds “%(value)s”, and no journey"),
        _("plannedJourney or actualJourney inside CJML"),
        _("Bring a file of the Customer Journey Modelling Language."),
    ),
}
