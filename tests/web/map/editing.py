"""A map in the database that two people edit at random, by the same operations as the pages."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Phase, Touchpoint
from touchline.web.map import operations
from touchline.web.map.models import Evidence, Lane, Map, Placement
from touchline.web.workspace.models import Person

MOST_CARDS = 40
REFUSALS = (operations.AlreadyPlacedError, operations.NothingToUndoError, operations.UndoRefusedError)


@dataclass
class Editors:
    """People who change one map without pause."""

    map: Map
    people: list[Person]
    seed: int

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)

    def edit(self, times: int) -> None:
        for _ in range(times):
            with suppress(*REFUSALS):
                self.draw.choice(OPERATIONS)(self)

    @property
    def person(self) -> Person:
        return self.draw.choice(self.people)

    def card(self) -> Placement | None:
        cards = Placement.objects.filter(map=self.map).select_related("map", "touchpoint", "stage", "segment")
        found = list(cards.order_by("pk"))
        return self.draw.choice(found) if found else None

    def place(self) -> dict[str, object]:
        rows = [None, *library.segments(self.map.workspace)]
        return {"stage": self.draw.choice(library.stages(self.map.workspace)), "segment": self.draw.choice(rows)}


def add(editors: Editors) -> None:
    if Placement.objects.filter(map=editors.map).count() >= MOST_CARDS:
        take_off(editors)
        return
    name, position = f"Touchpoint {editors.draw.randint(1, 60)}", editors.draw.randint(0, 4)
    operations.add_touchpoint(editors.map, name=name, position=position, person=editors.person, **editors.place())  # type: ignore[arg-type]


def place(editors: Editors) -> None:
    known = list(Touchpoint.objects.filter(workspace=editors.map.workspace).order_by("pk"))
    if known:
        touchpoint = editors.draw.choice(known)
        operations.place(editors.map, touchpoint=touchpoint, person=editors.person, **editors.place())  # type: ignore[arg-type]


def move(editors: Editors) -> None:
    if card := editors.card():
        position = editors.draw.choice([None, 0, 1, 2, 3])
        operations.move(card, position=position, person=editors.person, **editors.place())  # type: ignore[arg-type]


def take_off(editors: Editors) -> None:
    if card := editors.card():
        operations.take_off(card, person=editors.person)


def edit(editors: Editors) -> None:
    if card := editors.card():
        name = editors.draw.choice(["channel", "note", "tone"])
        fields = {name: editors.draw.choice(["", "a", "b", "c"])}
        operations.change_touchpoint(editors.map, card.touchpoint, person=editors.person, **fields)


def feel(editors: Editors) -> None:
    if card := editors.card():
        fields = editors.draw.choice(
            [
                {"think": "is it far?"},
                {"think": ""},
                {"emotion_felt": -2},
                {"emotion_felt": 1},
                {"moment_of_truth": True},
            ]
        )
        operations.change_experience(card, person=editors.person, **fields)


def support(editors: Editors) -> None:
    known = list(Evidence.objects.filter(map=editors.map).select_related("map").order_by("pk"))
    if known and editors.draw.random() < 0.6:
        operations.unlink_evidence(editors.draw.choice(known), person=editors.person)
    elif card := editors.card():
        of = operations.Statement(card.touchpoint, "think", editors.draw.choice([None, card]))
        operations.link_evidence(editors.map, of, kind="interview", date=date(2026, 3, 1), person=editors.person)


def write_lane(editors: Editors) -> None:
    lanes = list(Lane.objects.filter(map=editors.map).select_related("map").order_by("pk"))
    if len(lanes) < 3 or editors.draw.random() < 0.1:
        operations.add_lane(editors.map, name=f"Lane {editors.draw.randint(1, 9)}", person=editors.person)
        return
    lane, draw = editors.draw.choice(lanes), editors.draw.random()
    if draw < 0.1:
        operations.remove_lane(lane, person=editors.person)
    elif draw < 0.2:
        operations.rename_lane(lane, name=f"Lane {editors.draw.randint(1, 9)}", person=editors.person)
    elif draw < 0.3:
        operations.move_lane(lane, position=editors.draw.randint(0, 3), person=editors.person)
    else:
        text = editors.draw.choice(["", "a", "b"])
        operations.write_cell(lane, text=text, person=editors.person, **editors.place())  # type: ignore[arg-type]


def change_map(editors: Editors) -> None:
    now = Map.objects.get(pk=editors.map.pk)
    name = editors.draw.choice(["name", "description", "review_by"])
    value = {"name": "Journey", "description": "For the board", "review_by": date(2027, 1, editors.draw.randint(1, 9))}[
        name
    ]
    operations.change_map(now, seen={name: now.version_of(name)}, person=editors.person, **{name: value})


def add_stage(editors: Editors) -> None:
    if len(library.stages(editors.map.workspace)) < 6:
        name = f"Stage {editors.draw.randint(1, 99)}"
        identify.add_stage(editors.map.workspace, name=name, phase=Phase.BEFORE, person=editors.person)


def merge_stage(editors: Editors) -> None:
    gone, into = (editors.draw.choice(library.stages(editors.map.workspace)) for _ in range(2))
    if gone != into:
        operations.merge_stage(gone, into=into, person=editors.person)


def split_stage(editors: Editors) -> None:
    stages = library.stages(editors.map.workspace)
    if len(stages) < 6:
        stage = editors.draw.choice(stages)
        cards = Placement.objects.filter(map=editors.map, stage=stage).order_by("pk").values_list("slug", flat=True)
        going = [slug for slug in cards if editors.draw.random() < 0.5]
        operations.split_stage(stage, name="Half", phase=Phase.AFTER, going=going, person=editors.person)


def move_stage(editors: Editors) -> None:
    stages = library.stages(editors.map.workspace)
    identify.move_stage(editors.draw.choice(stages), position=editors.draw.randint(0, 5), person=editors.person)


def undo(editors: Editors) -> None:
    operations.undo(editors.map, person=editors.person)


def redo(editors: Editors) -> None:
    operations.redo(editors.map, person=editors.person)


OPERATIONS: list[Callable[[Editors], None]] = [
    add,
    add,
    add,
    place,
    move,
    move,
    take_off,
    edit,
    edit,
    feel,
    feel,
    support,
    write_lane,
    write_lane,
    change_map,
    add_stage,
    merge_stage,
    split_stage,
    move_stage,
    undo,
    redo,
]
