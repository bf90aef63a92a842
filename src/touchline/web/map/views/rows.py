"""Rows of proposed touchpoints: as a page shows them, and as they come back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from touchline.web.identify import queries as library
from touchline.web.map.forms import ProposedForm
from touchline.web.map.forms.proposals import Choices
from touchline.web.workspace.access import WorkspaceRequest
from touchline.web.workspace.models import Workspace

MOST_ROWS = 600


@dataclass(frozen=True, slots=True)
class Row:
    """One proposed touchpoint with what is said beside it."""

    form: ProposedForm
    why: str = ""
    notes: list[str] = field(default_factory=list)
    seen: str = ""


def choices_of(workspace: Workspace, *, with_touchpoints: bool = False) -> Choices:
    known = library.touchpoints(workspace) if with_touchpoints else []
    return Choices(library.stages(workspace), library.members(workspace), known)


def sent(request: WorkspaceRequest, choices: Choices) -> list[ProposedForm]:
    """Return the rows that came back, as they were filled in."""
    count = request.POST.get("rows", "")
    rows = min(int(count), MOST_ROWS) if count.isascii() and count.isdigit() else 0
    return [ProposedForm(request.POST, number=number, choices=choices) for number in range(rows)]


def faulty(forms: Iterable[ProposedForm]) -> bool:
    """Check every row, so that each shows what is wrong with it; say whether any is."""
    return bool([form for form in forms if not form.is_valid()])


def as_rows(forms: Sequence[ProposedForm]) -> list[Row]:
    return [Row(form) for form in forms]
