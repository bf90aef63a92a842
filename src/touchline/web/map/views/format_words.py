"""What the formats of map files are called, and what each is good for, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from touchline.engine.map import formats


@dataclass(frozen=True, slots=True)
class FormatWords:
    """A format: by what key it is asked for, what it is called, what it is good for."""

    key: str
    name: str
    good_for: str
    comes_back: bool


NAMES: Mapping[str, str | Promise] = {
    "yaml": gettext_lazy("Map file (YAML)"),
    "csv": "CSV",
    "xlsx": "Excel (XLSX)",
    "markdown": "Markdown",
    "mermaid": "Mermaid",
    "cjml": "CJML 2.0",
    "svg": gettext_lazy("Picture (SVG)"),
    "png": gettext_lazy("Picture (PNG)"),
    "pdf": "PDF",
    "pptx": "PowerPoint (PPTX)",
    "html": gettext_lazy("Web page (HTML)"),
}
GOOD_FOR: Mapping[str, Promise] = {
    "yaml": gettext_lazy("To keep the whole map, under version control if you like, and to bring it back as it is."),
    "csv": gettext_lazy("For any spreadsheet or database: a row for each card."),
    "xlsx": gettext_lazy("To go on with it in Excel."),
    "markdown": gettext_lazy("For wikis, notes and README files: readable as text."),
    "mermaid": gettext_lazy("For documents that draw Mermaid diagrams, such as those on GitHub."),
    "cjml": gettext_lazy("For tools that speak the Customer Journey Modelling Language."),
    "svg": gettext_lazy("A drawing that stays sharp at any size, for documents and web pages."),
    "png": gettext_lazy("A picture for chats, mails and slides."),
    "pdf": gettext_lazy("To print the map and hang it up, or to send it."),
    "pptx": gettext_lazy("Slides whose shapes you can change."),
    "html": gettext_lazy("One file that shows the map in any browser, without a connection."),
}


def format_words(key: str) -> FormatWords:
    """Word one format; one without words is called by its key."""
    comes_back = formats.FORMATS[key].reads
    return FormatWords(key, str(NAMES.get(key, key.upper())), str(GOOD_FOR.get(key, "")), comes_back)


def endings() -> str:
    """Return the endings of all files that can be brought, as a file field asks for them."""
    return ",".join(ending for key in formats.importable() for ending in formats.FORMATS[key].endings)


def brought_names() -> str:
    """Name the formats that can be brought, in one line."""
    return ", ".join(format_words(key).name for key in formats.importable())
