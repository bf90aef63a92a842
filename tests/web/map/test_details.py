"""Details of a touchpoint and the experience of a card, written field by field."""

from datetime import date
from decimal import Decimal
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from tests import factories
from tests.conftest import Cast
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.identify.operations import FieldConflictError
from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Evidence, Experience, Map, Placement
from touchline.web.map.operations import Statement
from touchline.web.workspace.models import Role

CALL = {"type": "Call", "channel": "Phone", "role": "Adviser", "outcome": "A date"}
MAIL = {"type": "Mail", "channel": "", "role": "", "outcome": ""}


@pytest.fixture
def card(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Follow-up call", stage=stages[0], person=cast.ana.person)


def again(row: Touchpoint) -> Touchpoint:
    return Touchpoint.objects.get(pk=row.pk)


def test_two_people_who_change_different_fields_lose_nothing(cast: Cast, map: Map, card: Placement) -> None:
    call, ana, bogdan = card.touchpoint, cast.ana.person, cast.bogdan.person

    operations.change_touchpoint(map, call, seen={"note": 1}, person=ana, note="Within a day")
    operations.change_touchpoint(map, call, seen={"tone": 1}, person=bogdan, tone="Calm")

    now = again(call)
    assert (now.note, now.tone, now.version) == ("Within a day", "Calm", 3)
    assert (now.version_of("note"), now.version_of("tone"), now.version_of("name")) == (2, 2, 1)


def test_the_same_field_changed_meanwhile_is_not_written_over(cast: Cast, map: Map, card: Placement) -> None:
    call, ana, bogdan = card.touchpoint, cast.ana.person, cast.bogdan.person
    operations.change_touchpoint(map, call, seen={"note": 1}, person=ana, note="Within a day")

    with pytest.raises(FieldConflictError) as refused:
        operations.change_touchpoint(map, call, seen={"note": 1, "tone": 1}, person=bogdan, note="Soon", tone="Calm")

    assert refused.value.fields == ("note",)
    assert (again(call).note, again(call).tone) == ("Within a day", "")
    operations.change_touchpoint(map, call, seen={"note": 1}, person=bogdan, note="Within a day")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", [True, False])
def test_of_two_at_once_the_same_field_is_written_once_and_different_fields_both(same: bool) -> None:
    workspace, person = factories.make_workspace(), factories.make_person("Ana")
    factories.make_member(workspace, person, Role.ADMINISTRATOR)
    stage = identify.lay_out_stages(workspace, scheme="three-phases")[0]
    map = operations.open_map(workspace, person=person)
    card = operations.add_touchpoint(map, name="Shop", stage=stage, person=person)
    both, outcomes = Barrier(2), []

    def write(field: str, value: str) -> None:
        both.wait()
        try:
            operations.change_experience(card, seen={field: 1}, person=person, **{field: value})
            outcomes.append("written")
        except FieldConflictError:
            outcomes.append("refused")
        finally:
            connection.close()

    fields = ["wants", "wants"] if same else ["wants", "feel"]
    writers = [Thread(target=write, args=(field, f"{field} {n}")) for n, field in enumerate(fields)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(outcomes) == (["refused", "written"] if same else ["written", "written"])
    now = Experience.objects.get(placement=card)
    assert now.version == (2 if same else 3)
    assert same or (now.wants, now.feel) == ("wants 0", "feel 1")


def test_interactions_are_one_field_with_an_order_that_can_be_taken_back(cast: Cast, map: Map, card: Placement) -> None:
    call, ana = card.touchpoint, cast.ana.person
    operations.change_touchpoint(map, call, person=ana, interactions=[CALL, MAIL])
    operations.change_touchpoint(map, call, person=ana, interactions=[MAIL])

    operations.undo(map, person=ana)

    assert [row.type for row in call.interactions.all()] == ["Call", "Mail"]
    assert queries.last_change(map, call.slug).after == {"interactions": [CALL, MAIL]}


def test_an_exact_cost_and_a_process_with_its_person_come_back(cast: Cast, map: Map, card: Placement) -> None:
    call, ana = card.touchpoint, cast.ana.person
    behind = [{"name": "Planning", "people": "Two planners", "responsible": cast.bogdan.pk}]
    operations.change_touchpoint(map, call, person=ana, cost_per_contact=Decimal("0.350000"), processes=behind)
    change = queries.last_change(map, call.slug)
    operations.change_touchpoint(map, call, person=ana, cost_per_contact=None, processes=[])

    operations.undo(map, person=ana)

    assert change.after == {"cost_per_contact": "0.35", "processes": behind}
    assert again(call).cost_per_contact == Decimal("0.35")
    assert [row.responsible for row in call.processes.all()] == [cast.bogdan]


def test_a_text_in_another_language_stands_beside_its_source(cast: Cast, map: Map, card: Placement) -> None:
    call, ana = card.touchpoint, cast.ana.person

    operations.change_touchpoint(map, call, person=ana, **{"name@ro": "Apel de verificare"})

    assert (again(call).name, again(call).text_in("name", "ro")) == ("Follow-up call", "Apel de verificare")
    with pytest.raises(TypeError):
        operations.change_touchpoint(map, call, person=ana, **{"name@xx": "?"})
    operations.undo(map, person=ana)
    assert again(call).texts == {}


def link(cast: Cast, map: Map, card: Placement, **more: Any) -> Evidence:
    told: dict[str, Any] = {"kind": "interview", "date": date(2026, 11, 3), "answers": 6, **more}
    statement = Statement(card.touchpoint, "wants", card)
    return operations.link_evidence(map, statement, person=cast.ana.person, **told)


def test_evidence_is_linked_and_unlinked_and_both_can_be_taken_back(cast: Cast, map: Map, card: Placement) -> None:
    piece = link(cast, map, card, reference="Interview 4")
    operations.unlink_evidence(piece, person=cast.ana.person)

    operations.undo(map, person=cast.ana.person)

    back = Evidence.objects.get(slug=piece.slug)
    assert (back.reference, back.date, back.answers, back.placement) == ("Interview 4", date(2026, 11, 3), 6, card)
    operations.undo(map, person=cast.ana.person)
    assert not Evidence.objects.exists()


def test_a_card_that_was_taken_off_comes_back_with_its_experience_and_evidence(
    cast: Cast, map: Map, card: Placement
) -> None:
    operations.change_experience(
        card, person=cast.ana.person, wants="A table", emotion_felt=-1, **{"wants@it": "Un tavolo"}
    )
    link(cast, map, card)
    operations.take_off(card, person=cast.ana.person)

    operations.undo(map, person=cast.ana.person)

    now = Experience.objects.get(placement__slug=card.slug)
    assert (now.wants, now.emotion_felt, now.text_in("wants", "it")) == ("A table", -1, "Un tavolo")
    assert Evidence.objects.get().placement == now.placement


def test_an_edited_experience_is_told_in_the_history_and_taken_back(cast: Cast, map: Map, card: Placement) -> None:
    operations.change_experience(card, person=cast.ana.person, moment_of_truth=True, think="They care")

    operations.undo(map, person=cast.ana.person)

    now = Experience.objects.get(placement=card)
    assert (now.moment_of_truth, now.think) == (False, "")
    assert [change.operation for change in Change.objects.order_by("pk")] == [
        "add",
        "edit-experience",
        "edit-experience",
    ]
    assert len(queries.history_of(map, card.touchpoint)) == 3


def test_a_field_set_to_a_third_value_since_is_not_taken_back(cast: Cast, map: Map, card: Placement) -> None:
    _now, change = operations.change_experience(card, person=cast.ana.person, feel="At ease")
    operations.change_experience(card, person=cast.bogdan.person, feel="Proud")

    assert change is not None
    with pytest.raises(operations.UndoRefusedError):
        operations.undo_change(change, person=cast.ana.person)
