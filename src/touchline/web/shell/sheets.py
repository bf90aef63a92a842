"""The look's style sheets, in the order in which they count."""

from pathlib import Path

FOLDER = Path(__file__).parent / "static"
SHEETS = tuple(
    f"shell/css/{name}.css"
    for name in (
        "1-reset",
        "2-tokens",
        "3-type",
        "4-frame",
        "action",
        "card",
        "table",
        "form",
        "overlay",
        "state",
        "mark",
        "chart",
        "print",
    )
)


def standalone_styles() -> str:
    """Return all sheets as one text, for a document that must look right with no server behind it."""
    return "\n".join((FOLDER / sheet).read_text("utf-8") for sheet in SHEETS)
