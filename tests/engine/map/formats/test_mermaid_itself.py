"""What we read and write, held against Mermaid's own parser."""

import math
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools.mermaid import journeys

from tests.engine.map.formats.maps import maps
from tests.engine.map.formats.mutating import mutated
from tests.engine.map.formats.test_mermaid import DAY, SIGNS
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document, formats
from touchline.engine.map.formats.labels import segment_names, stage_name, touchpoint_names
from touchline.engine.map.formats.mermaid import reading, writing
from touchline.engine.map.formats.texts import decoded, one_line

pytestmark = pytest.mark.slow
HARD = """\
journey
  title Ana's day #amp; night #9829;
  accTitle: Told
  accDescr {
    in two
    lines }
  Before: 2
  section Morning %% not a remark
    Arrives 10:30: 4: Visitor
    Calls: 4: Team: Sales
    Walks in: 3:
    50% off: 0x10: A, ,b, A # a remark
    Waits: : Me
    Says #quot;hi#quot;: high: Me
  section Morning
  section  Evening
    Leaves: -2.5e0: Ana, Zoe
    Titles: Infinity: x
    journeyman: 5
"""


def ours(text: str) -> dict[str, Any]:
    """What we read, in the words of Mermaid; the line of what we refuse."""
    journey = reading.Reading("x")
    try:
        journey.of(text)
    except UnusableInputError as error:
        return {"error": error.values.get("line")}
    return {"tasks": [[journey.stages[t.stage], t.name, t.points, list(t.actors)] for t in journey.tasks]}


def theirs(found: dict[str, Any]) -> dict[str, Any]:
    """What Mermaid reads, as far as a map holds it: one line a name, each actor once, no score that is no number."""
    if "error" in found:
        return {"error": found.get("line")}
    tasks = []
    for task in found["tasks"]:
        score = {"Infinity": math.inf, "-Infinity": -math.inf}.get(task["score"])
        points = None if task["score"] == "NaN" else float(task["score"]) if score is None else score
        actors = [name for name in dict.fromkeys(map(one_line, task["actors"])) if name]
        tasks.append(
            [one_line(task["section"]) if task["section"] else "Start", one_line(task["name"]), points, actors]
        )
    return {"tasks": tasks}


def alike(mine: dict[str, Any], its: dict[str, Any]) -> bool:
    """Equal, but for an empty score: it is 0 to Mermaid, and none to us."""
    if "error" in mine or "error" in its:
        return ("error" in mine) == ("error" in its)
    if len(mine["tasks"]) != len(its["tasks"]):
        return False
    pairs = zip(mine["tasks"], its["tasks"], strict=True)
    return all(a[:2] == b[:2] and a[3] == b[3] and (a[2] == b[2] or (a[2] is None and b[2] == 0)) for a, b in pairs)


def test_hard_places_are_read_as_mermaid_reads_them() -> None:
    found = journeys([HARD, "journey\n title A\n\n Walks; in: 3", DAY])

    assert ours(HARD) == {
        "tasks": [
            ["Start", "Before", 2, []],
            ["Morning %% not a remark", "Arrives 10", 30, ["4"]],
            ["Morning %% not a remark", "Calls", 4, ["Team"]],
            ["Morning %% not a remark", "Walks in", 3, []],
            ["Morning %% not a remark", "50% off", 16, ["A", "b"]],
            ["Morning %% not a remark", "Waits", None, ["Me"]],
            ["Morning %% not a remark", 'Says "hi"', None, ["Me"]],
            ["Evening", "Leaves", -2.5, ["Ana", "Zoe"]],
            ["Evening", "Titles", math.inf, ["x"]],
            ["Evening", "journeyman", 5, []],
        ]
    }
    assert alike(ours(HARD), theirs(found[0]))
    assert found[1]["line"] == ours("journey\n title A\n\n Walks; in: 3")["error"] == 4
    assert theirs(found[2]) == ours(DAY)


def damaged_journeys(number: int) -> None:
    chance = random.Random(7)
    contents = [mutated(chance.choice([DAY, HARD]), chance, SIGNS) for _ in range(number)]
    texts = [
        decoded(content, "x", 10**6) for content in contents if content.decode("utf-8", "ignore").encode() == content
    ]
    texts = [text for text in texts if not any(sign in text for sign in ("```", "---\n", "\x00"))]
    found = journeys(texts)
    differ = [(text, ours(text), theirs(one)) for text, one in zip(texts, found, strict=True)]
    differ = [one for one in differ if not alike(one[1], one[2])]
    assert differ == []
    assert sum("tasks" in one for one in found) > number / 10


def test_damaged_journeys_are_read_as_mermaid_reads_them() -> None:
    damaged_journeys(100)


@pytest.mark.soak
def test_2000_damaged_journeys_are_read_as_mermaid_reads_them() -> None:
    damaged_journeys(2000)


def meant(map: Document) -> dict[str, Any]:
    """What a map should be to Mermaid."""
    names, actors = touchpoint_names(map), segment_names(map)
    stages = {one.id: stage_name(one) for one in map.stages}
    tasks = [
        {
            "section": stages[one.stage],
            "name": names[one.touchpoint],
            "score": str(3 + (one.felt or 0)),
            "actors": [actors[card.segment] for card in one.cards if card.segment],
        }
        for one in writing.entries(map)
    ]
    return {"title": writing.title_of(map), "sections": list(stages.values()), "tasks": tasks}


def mermaid_reads_what_was_meant(several: list[Document]) -> None:
    found = journeys([formats.write_file(map, "mermaid").content.decode() for map in several])
    assert found == [meant(map) for map in several]


@given(st.lists(maps(), min_size=30, max_size=30))
@settings(max_examples=1, deadline=None)
def test_mermaid_reads_the_names_scores_and_actors_that_were_meant(several: list[Document]) -> None:
    mermaid_reads_what_was_meant(several)


@pytest.mark.soak
@given(st.lists(maps(), min_size=25, max_size=25))
@settings(max_examples=40, deadline=None)
def test_mermaid_reads_a_thousand_maps_as_they_were_meant(several: list[Document]) -> None:
    mermaid_reads_what_was_meant(several)


def test_every_sign_in_every_place_reaches_mermaid() -> None:
    signs = [chr(code) for code in range(33, 127)] + ["%%", "ﬂ°°58¶ß", "#58;", "&amp;", "<b>", "țș", "đ", "日本", "😀"]
    names = [name for sign in signs for name in (sign, f"{sign}x", f"x{sign}x", f"x{sign}", f"{sign} x")]
    names += ["Journey", "title deed", "Section", "accTitle", "accDescr {", "style:#1;", "classDef: #2;"]

    texts = ["\n".join(["journey", f" section {writing.escaped(name)}", task(name)]) for name in names]
    titles = [f"journey\n title {writing.escaped_title(name)}\n" for name in names]
    found = journeys([*texts, *titles])

    read = [(one["sections"], one["tasks"][0]["name"], one["tasks"][0]["actors"]) for one in found[: len(names)]]
    assert read == [([name], name, [name, "Z"]) for name in names]
    assert [one["title"] for one in found[len(names) :]] == names


def task(name: str) -> str:
    return f"  {writing.escaped(name)}: 4: {writing.escaped(name)}, Z"
