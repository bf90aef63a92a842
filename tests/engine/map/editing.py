"""A map that is edited at random: every operation that people have, drawn by a seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from touchline.engine.map import Change, Document, apply
from touchline.engine.map.document import whereabouts

FIELDS = ("name", "channel", "note", "status")
MOST_CARDS = 80
FEELINGS = ("emotion", "think", "pain")


@dataclass
class Editor:
    """One who changes a map without pause. history holds every change, the oldest first."""

    seed: int
    document: Document = field(default_factory=Document)
    history: list[Change] = field(default_factory=list)
    made: int = 0

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)

    def edit(self, times: int) -> None:
        """Make at least so many changes."""
        enough = len(self.history) + times
        while len(self.history) < enough:
            change = self.draw.choice(OPERATIONS)(self)
            if change:
                self.go(change)

    def go(self, change: Change) -> None:
        self.document = apply(self.document, change)
        self.history.append(change)

    def id(self, of: str) -> str:
        self.made += 1
        return f"{of}-{self.made}"

    def stage(self) -> str | None:
        stages = self.document.stages
        return self.draw.choice(stages).id if stages else None

    def segment(self) -> str | None:
        return self.draw.choice([None, *(segment.id for segment in self.document.segments)])


def add_stage(editor: Editor) -> Change | None:
    if len(editor.document.stages) >= 9:
        return None
    position = editor.draw.randint(0, len(editor.document.stages))
    id = editor.id("stage")
    return Change("add-stage", None, {"name": id, "phase": "before", "position": position}, id)


def remove_stage(editor: Editor) -> Change | None:
    """Remove a stage; its cards go last into another first, those that have a twin there are taken off."""
    gone, into = editor.stage(), editor.stage()
    if not gone or not into or gone == into:
        return None
    for card in [card for card in editor.document.placements.values() if card.stage == gone]:
        cell = editor.document.cell(into, card.segment)
        before = facts(editor, card.id)
        if any(other.touchpoint == card.touchpoint for other in cell):
            editor.go(Change("take-off", before, None, card.id))
        else:
            editor.go(Change("move", before, {**before, "stage": into, "position": len(cell)}, card.id))
    order = [stage.id for stage in editor.document.stages]
    fields = editor.document.stages[order.index(gone)].fields
    return Change("remove-stage", {**fields, "position": order.index(gone), "into": into}, None, gone)


def move_stage(editor: Editor) -> Change | None:
    moving = editor.stage()
    if not moving:
        return None
    order = [stage.id for stage in editor.document.stages]
    there = editor.draw.randrange(len(order))
    return Change("move-stage", {"position": order.index(moving)}, {"position": there}, moving)


def add_segment(editor: Editor) -> Change | None:
    if len(editor.document.segments) >= 4:
        return None
    id = editor.id("segment")
    return Change("add-segment", None, {"name": id, "position": len(editor.document.segments)}, id)


def place(editor: Editor) -> Change | None:
    if len(editor.document.placements) >= MOST_CARDS:
        return take_off(editor)
    stage, segment = editor.stage(), editor.segment()
    if not stage:
        return None
    known = editor.draw.choice([None, *editor.document.touchpoints])
    cell = editor.document.cell(stage, segment)
    if any(card.touchpoint == known for card in cell):
        return None
    touchpoint = known or editor.id("touchpoint")
    after = {
        "touchpoint": touchpoint,
        "name": touchpoint,
        "stage": stage,
        "segment": segment,
        "position": editor.draw.randint(0, len(cell)),
        "record": dict(editor.document.touchpoints[known]) if known else {"name": touchpoint, "status": "live"},
    }
    return Change("place" if known else "add", None, after, editor.id("card"))


def move(editor: Editor) -> Change | None:
    card, stage, segment = a_card(editor), editor.stage(), editor.segment()
    if not card or not stage:
        return None
    here = editor.document.placements[card]
    cell = [other for other in editor.document.cell(stage, segment) if other.id != card]
    if any(other.touchpoint == here.touchpoint for other in cell):
        return None
    before = facts(editor, card)
    there = {"stage": stage, "segment": segment, "position": editor.draw.randint(0, len(cell))}
    return Change("move", before, {**before, **there}, card)


def take_off(editor: Editor) -> Change | None:
    card = a_card(editor)
    return Change("take-off", facts(editor, card), None, card) if card else None


def edit(editor: Editor) -> Change | None:
    if not editor.document.touchpoints:
        return None
    touchpoint, name = editor.draw.choice(list(editor.document.touchpoints)), editor.draw.choice(FIELDS)
    old = editor.document.touchpoints[touchpoint].get(name)
    return Change("edit", {name: old}, {name: editor.draw.choice(["", "a", "b", "c"])}, touchpoint)


def feel(editor: Editor) -> Change | None:
    card, name = a_card(editor), editor.draw.choice(FEELINGS)
    if not card:
        return None
    old = editor.document.placements[card].experience.get(name)
    return Change("edit-experience", {name: old}, {name: editor.draw.choice([None, 0, 1, 2])}, card)


def support(editor: Editor) -> Change | None:
    """Put evidence beside a card, or take it away."""
    known, card = editor.draw.choice([None, *editor.document.evidence]), a_card(editor)
    if known:
        return Change("unlink", dict(editor.document.evidence[known]), None, known)
    after = {"kind": "interview", "placement": card, "answers": editor.draw.randint(1, 9)}
    return Change("link", None, after, editor.id("evidence")) if card else None


def rewrite_stages(editor: Editor) -> Change | None:
    """Turn the order of all stages around."""
    rows = {one.id: {"position": place} for place, one in enumerate(editor.document.stages)}
    after = {id: {"position": len(rows) - 1 - row["position"]} for id, row in rows.items()}
    turned = {id: row for id, row in after.items() if row != rows[id]}
    return Change("rewrite-stages", {id: rows[id] for id in turned}, turned) if turned else None


def a_card(editor: Editor) -> str | None:
    cards = list(editor.document.placements)
    return editor.draw.choice(cards) if cards else None


def facts(editor: Editor, card: str) -> dict[str, object]:
    there = editor.document.placements[card]
    record = {"record": dict(editor.document.touchpoints[there.touchpoint]), "experience": dict(there.experience)}
    proof = {id: dict(one) for id, one in editor.document.evidence.items() if one.get("placement") == card}
    return {**whereabouts(editor.document, there), **record, "evidence": proof}


OPERATIONS: list[Callable[[Editor], Change | None]] = [
    add_stage,
    add_segment,
    remove_stage,
    move_stage,
    place,
    place,
    place,
    place,
    move,
    move,
    move,
    take_off,
    edit,
    edit,
    feel,
    support,
    rewrite_stages,
]
