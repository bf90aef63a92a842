import ast
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override

from tests.conftest import Cast
from touchline.web.workspace.models import AuditEntry
from touchline.web.workspace.operations.audit import note
from touchline.web.workspace.sentences import sentence, title

WEB = Path(__file__).parents[3] / "src" / "touchline" / "web"


def actions_written() -> list[str]:
    """Return every action that some operation notes, read from the source."""
    calls = [
        node
        for file in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and len(node.args) >= 3
        if getattr(node.func, "attr", getattr(node.func, "id", "")) == "note"
    ]
    actions = {call.args[2].value for call in calls if isinstance(call.args[2], ast.Constant)}
    return sorted(action for action in actions if isinstance(action, str))


@pytest.mark.parametrize("action", actions_written())
def test_every_action_reads_as_a_sentence_of_its_own(action: str) -> None:
    with override("en"):
        assert title(action) != title("nothing.known")


def test_roles_are_named_in_the_readers_language(cast: Cast) -> None:
    entry = note(cast.workspace, cast.ana.person, "workspace.change_role", "Chi", role="editor", was="viewer")

    assert sentence(entry) == "Ana gave Chi the role Editor, which was Viewer."


def test_an_entry_of_the_program_itself_and_an_unknown_action_still_read(cast: Cast) -> None:
    entry = note(cast.workspace, None, "workspace.was_dropped_long_ago", "the map")

    assert sentence(entry) == "Touchline changed the map."


def test_the_history_is_paged_without_gaps(cast: Cast, ana: Client) -> None:
    for number in range(120):
        note(cast.workspace, cast.ana.person, "workspace.invite", f"guest {number}", role="viewer")
    AuditEntry.objects.update(at=cast.workspace.created_at)
    seen: list[int] = []

    after = ""
    while True:
        page = ana.get(f"/w/{cast.workspace.slug}/history/", {"after": after}).context["page"]
        seen += [entry.pk for entry in page.rows]
        after = page.next
        if not after:
            break

    assert len(seen) == len(set(seen)) == 120
    assert seen == sorted(seen, reverse=True)


def test_the_history_is_narrowed_to_a_person_and_an_action(cast: Cast, ana: Client) -> None:
    note(cast.workspace, cast.ana.person, "workspace.invite", "one", role="viewer")
    note(cast.workspace, cast.bogdan.person, "workspace.invite", "two", role="viewer")
    note(cast.workspace, cast.bogdan.person, "workspace.create", "three")

    narrowed = {"person": "bogdan@lavanda.example", "action": "workspace.invite"}
    page = ana.get(f"/w/{cast.workspace.slug}/history/", narrowed).context["page"]

    assert [entry.subject for entry in page.rows] == ["two"]


def test_another_workspaces_history_stays_there(cast: Cast, ana: Client) -> None:
    note(cast.elsewhere, cast.dario.person, "workspace.create", "Other Company")

    assert "Other Company" not in ana.get(f"/w/{cast.workspace.slug}/history/").text


@pytest.mark.parametrize(("tasks", "said"), [(1, "made 1 task of"), (4, "made 4 tasks of")])
def test_what_was_counted_is_said_in_its_plural(cast: Cast, tasks: int, said: str) -> None:
    entry = note(cast.workspace, cast.ana.person, "act.make_tasks", "spring", name="Spring", tasks=tasks)

    assert sentence(entry) == f"Ana {said} the plan “Spring”."
    assert title("act.make_tasks") == "… made … tasks of the plan “…”."
