"""Any map that a file can hold, made by hypothesis."""

from typing import Any

from hypothesis import strategies as st

from touchline.engine.map import Document, Placement, Record, stated

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(str.strip).filter(bool)
LINES = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)
IDS = st.lists(st.from_regex(r"[a-zăđю0-9][a-z0-9.:#-]{0,8}", fullmatch=True), unique=True, max_size=5)
EXPERIENCES = st.fixed_dictionaries(
    {},
    optional={
        "think": LINES,
        "feel@ro": TEXT,
        "emotion_felt": st.integers(-2, 2),
        "customer_value": st.integers(1, 5),
        "moment_of_truth": st.just(True),
    },
)
TOUCHPOINTS = st.fixed_dictionaries(
    {"name": TEXT},
    optional={
        "name@vi": TEXT,
        "note": LINES,
        "kinds": st.lists(st.sampled_from(["communication", "human", "physical"]), min_size=1, unique=True),
        "status": st.sampled_from(["idea", "planned", "live", "retired"]),
        "direct": st.booleans(),
        "cost_per_contact": st.sampled_from(["0.35", "12", "0"]),
        "monthly_cost_minor": st.integers(0, 10**12),
        "effort_minutes": st.floats(0, 1e6),
        "review_by": st.dates().map(str),
        "links": st.lists(TEXT, min_size=1, max_size=2),
        "interactions": st.lists(st.fixed_dictionaries({"type": TEXT, "role": TEXT}), min_size=1, max_size=2),
    },
)
STAGES = st.fixed_dictionaries(
    {}, optional={"name": TEXT, "phase": st.sampled_from(["before", "after"]), "importance_share": st.floats(0, 1)}
)


@st.composite
def maps(draw: st.DrawFn) -> Document:
    """Draw a map whose cards, cells and evidence stand on what it has."""
    stages = tuple(Record(id, draw(STAGES)) for id in draw(IDS))
    segments = tuple(Record(id, {"name": draw(TEXT)}) for id in draw(IDS))
    lanes = tuple(Record(id, {"name": draw(TEXT)}) for id in draw(IDS))
    touchpoints = {id: draw(TOUCHPOINTS) for id in draw(IDS)}
    cards: dict[str, Placement] = {}
    cells: dict[str, dict[str, Any]] = {}
    evidence: dict[str, dict[str, Any]] = {}
    if stages and touchpoints:
        of_segment = st.sampled_from([None, *(one.id for one in segments)])
        of_stage = st.sampled_from([one.id for one in stages])
        filled: dict[tuple[str, str | None], int] = {}
        for id in draw(IDS):
            cell = (draw(of_stage), draw(of_segment))
            filled[cell] = filled.get(cell, -1) + 1
            touchpoint = draw(st.sampled_from(sorted(touchpoints)))
            cards[id] = Placement(id, touchpoint, *cell, filled[cell], draw(EXPERIENCES))
        for id in draw(IDS) if lanes else ():
            lane = draw(st.sampled_from([one.id for one in lanes]))
            cells[id] = stated(
                {"lane": lane, "stage": draw(of_stage), "segment": draw(of_segment), "text": draw(LINES)}
            )
        for id in draw(IDS):
            card = draw(st.sampled_from([None, *cards]))
            touchpoint = cards[card].touchpoint if card else draw(st.sampled_from(sorted(touchpoints)))
            facts = {"touchpoint": touchpoint, "placement": card, "field": "note", "kind": "survey"}
            evidence[id] = stated({**facts, "date": str(draw(st.dates())), "reliability": draw(st.integers(1, 3))})
    facts = stated({"name": draw(TEXT), "kind": draw(st.sampled_from([None, "blueprint"])), "state": "as-is"})
    return Document(facts, stages, segments, touchpoints, cards, lanes, cells, evidence)
