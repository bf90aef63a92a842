"""Words for errors in files of answers and their mappings."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from touchline.web.shell.wording.entry import ErrorWords

AGAIN = _("Check that the export worked, and bring the file again.")
AS_TABLE = _("Save it as CSV or XLSX and bring that file.")
THIS_LINE = _("Correct this line of the mapping and bring the file again.")
COLUMNS = _("Go back and look at the columns, the scale and the codes.")

FILES = {
    "empty-file": ErrorWords(_("%(file)s is empty."), _("a header and at least one row"), AGAIN),
    "no-rows": ErrorWords(
        _("%(file)s has a header and no row below it."),
        _("at least one row below the header"),
        _("Check that the export was not cut off or filtered down to nothing, and bring the file again."),
    ),
    "not-a-table": ErrorWords(_("%(file)s is not a table."), _("a CSV or XLSX file"), AS_TABLE),
    "broken-gzip": ErrorWords(
        _("%(file)s is compressed, and breaks off or is damaged."), _("a whole gzip file"), _("Bring the file again.")
    ),
    "file-too-large": ErrorWords(
        _("%(file)s is larger than we can read."),
        _("fewer rows and columns"),
        _("Split the file, or leave out columns that are not needed."),
    ),
    "encrypted-workbook": ErrorWords(
        _("%(file)s is protected with a password."),
        _("a workbook that opens without one"),
        _("Save a copy without the password and bring that."),
    ),
    "no-header": ErrorWords(
        _("Row %(row)s of %(file)s holds only numbers."),
        _("the names of the columns in the first row"),
        _("Add a first row with a name above every column."),
    ),
    "blank-header": ErrorWords(
        _("Column %(column)s of %(file)s has no name in row %(row)s."),
        _("a name above every column"),
        _("Name the column, or remove it."),
    ),
    "duplicate-header": ErrorWords(
        _("Two columns of %(file)s are called “%(name)s”; the second is column %(column)s."),
        _("a name of its own above every column"),
        _("Rename one of them."),
    ),
    "no-such-sheet": ErrorWords(
        _("%(file)s has no sheet “%(sheet)s”."), _("a sheet of this workbook"), _("Choose one of its sheets.")
    ),
    "no-such-file": ErrorWords(_("%(file)s cannot be read."), _("a file that can be read"), _("Bring the file again.")),
    "unclosed-quote": ErrorWords(
        _("A quotation mark opened in row %(row)s of %(file)s is never closed."),
        _("quotation marks in pairs"),
        _("Correct that row, or save the file as XLSX."),
    ),
}
MAPPINGS = {
    "not-yaml": ErrorWords(_("Line %(line)s, column %(column)s is not YAML."), _("a mapping in YAML"), THIS_LINE),
    "mapping-word": ErrorWords(
        _("Line %(line)s, column %(column)s: “%(word)s” is not a word of a mapping."),
        _("one of the words of the reference, such as %(near)s"),
        THIS_LINE,
    ),
    "mapping-value": ErrorWords(
        _("Line %(line)s, column %(column)s: %(path)s can't be %(value)s."), _("a value of the reference"), THIS_LINE
    ),
    "mapping-role-twice": ErrorWords(
        _("%(first)s and %(second)s have the same role (line %(line)s)."), _("one column with this role"), THIS_LINE
    ),
}
ANSWERS = {
    "no-ratings-found": ErrorWords(
        _("No column of %(file)s looks like ratings."),
        _("columns of whole numbers, such as 1 to 5 or 0 to 10, one for each touchpoint"),
        _("Say yourself which columns hold ratings."),
    ),
    "cells-not-usable": ErrorWords(
        ngettext_lazy(
            "%(cells)s cell cannot be taken: row %(row)s, column %(column)s.",
            "%(cells)s cells cannot be taken; the first is in row %(row)s, column %(column)s.",
            "cells",
        ),
        _("numbers of the scale, codes, or nothing"),
        COLUMNS,
    ),
    "no-ratings": ErrorWords(_("No column is a rating."), _("at least one"), COLUMNS),
    "no-such-column": ErrorWords(
        _("There is no column “%(column)s” in the file."), _("names as in the file's header"), COLUMNS
    ),
    "column-twice": ErrorWords(_("Column “%(column)s” is named twice."), _("one role for each column"), COLUMNS),
    "code-twice": ErrorWords(
        _("In column “%(column)s”, %(twice)s means both left blank and not met."),
        _("one meaning for each code"),
        COLUMNS,
    ),
    "unclear-scale": ErrorWords(_("The scale is not clear."), _("a lowest rating below the highest"), COLUMNS),
    "turned-without-scale": ErrorWords(
        _("The lowest rating of “%(column)s” is the best, and its scale is not known."),
        _("a scale, to turn the ratings round"),
        COLUMNS,
    ),
    "not-long": ErrorWords(
        _("The file has a row for each rating, but a column is missing from the mapping."),
        _("one column that names the touchpoint, and one with its rating"),
        COLUMNS,
    ),
    "no-answer-key": ErrorWords(
        _("No column says which ratings belong to one answer."),
        _("a column with the response id, or with the customer"),
        COLUMNS,
    ),
    "mended-columns": ErrorWords(
        _("These are not the rows to mend of %(file)s."),
        _("the row's number, then the columns of that file"),
        _("Download the rows to mend, and change their cells only."),
    ),
    "mended-rows": ErrorWords(
        _("%(rows)s mended rows are too many at once."),
        _("at most %(most)s"),
        _("Bring them in parts."),
    ),
    "too-many-segments": ErrorWords(
        ngettext_lazy(
            "“%(column)s” names %(segments)s new segment.", "“%(column)s” names %(segments)s new segments.", "segments"
        ),
        _("at most %(most)s segments in all"),
        _("Go back and make this column a group of customers, or leave it out."),
    ),
    "no-answers": ErrorWords(
        ngettext_lazy(
            "No answer can be taken: the only row holds no rating.",
            "No answer can be taken: none of %(rows)s rows holds a rating.",
            "rows",
        ),
        _("at least one row with a rating"),
        COLUMNS,
    ),
}
WORDING: dict[str, ErrorWords] = {**FILES, **MAPPINGS, **ANSWERS}
