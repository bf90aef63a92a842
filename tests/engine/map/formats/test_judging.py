"""Map files judged by their schema: as a full validator does, and with work that grows no faster than the file."""

import random
import re
from collections import Counter
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.engine.map.formats.bazaar import BAZAAR
from touchline.engine.map.formats import Fault, fault_count, faults, map_faults, map_schema, near_words, read_map
from touchline.engine.map.formats.faults import MOST_TOLD
from touchline.engine.map.formats.judging import Judged, Judges
from touchline.engine.map.formats.map_file import facts

HEAD = "touchline-map: 1\nname: Shop\nstages: {buy: Purchase}\n"
ODD: list[Any] = [
    *(None, True, False, 0, 1, 1.0, -3, 2.5, 10**9, "", "x", "live", "a b", "x" * 5000, "2026-02-30", "2026-11-30"),
    *([], ["human", "human"], ["human", 1], [1, True], {}, {"name": "N"}, {"name": 1, "nmae": "N"}, [{}], [[1], [1]]),
]


def damaged(value: Any, chance: random.Random) -> Any:
    """Return a value with something else, more or less in it, somewhere."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        key = chance.choice(list(value))
        others = {name: one for name, one in value.items() if name != key}
        way = chance.randrange(6)
        if way == 0:
            return others
        if way == 1:
            return {**value, chance.choice(["nmae", "a b", "note@ro", "note@xx", "/"]): value[key]}
        return {**value, key: damaged(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.8:
        at = chance.randrange(len(value))
        return [*value[:at], damaged(value[at], chance), *value[at + 1 :]]
    return chance.choice(ODD)


def by_validator(validator: Draft202012Validator, value: Any) -> Counter[Any]:
    """What a full validator finds, as judges tell it: a misfit a word that is unknown."""
    found: Counter[Any] = Counter()
    for error in validator.iter_errors(value):
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            known, shapes = error.schema.get("properties", {}), error.schema.get("patternProperties", {})
            unknown = [word for word in error.instance if word not in known and not shaped(word, shapes)]
            found.update(((*path, word), "additionalProperties") for word in unknown)
        elif "propertyNames" in error.absolute_schema_path:
            found[(*path, error.instance), error.validator] += 1
        else:
            found[path, error.validator] += 1
    return found


def shaped(word: str, shapes: dict[str, Any]) -> bool:
    return any(re.search(shape, word) for shape in shapes)


@pytest.mark.slow
def test_judges_find_in_damaged_maps_what_a_full_validator_finds() -> None:
    chance = random.Random(7)
    validator = Draft202012Validator(map_schema(), format_checker=FormatChecker(["date"]))
    judges = Judges(map_schema())
    whole = facts(BAZAAR)
    differ = 0

    for _ in range(600):
        value = whole
        for _ in range(chance.randint(1, 4)):
            value = damaged(value, chance)
        misfits = judges.misfits(value, 1000)
        found = Counter((misfit.path, misfit.keyword) for misfit in misfits.first)
        assert misfits.count == found.total()
        assert found == by_validator(validator, value), value
        differ += bool(found)

    assert differ > 300
    assert judges.misfits(whole, 1000).count == 0


def test_of_many_faults_the_first_are_told_and_the_others_counted() -> None:
    text = HEAD + "touchpoints:\n" + "".join(f"  t{n}: {{nmae: T}}\n" for n in range(500))

    told = map_faults(text)

    assert len(told) == MOST_TOLD + 1
    assert [(fault.code, fault.line) for fault in told[:2]] == [("map-file-missing", 5), ("map-file-word", 5)]
    assert told[-1].code == "map-file-more"
    assert told[-1].values == {"count": 800}  # each has no name, and a word that is unknown
    assert fault_count(told) == 1000
    with pytest.raises(ValueError, match="and 999 more faults"):
        read_map(text)


def test_each_value_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = Counter[str]()
    judge = Judged.__call__

    def counted(self: Judged, *told: Any) -> None:
        judged["values"] += 1
        judge(self, *told)

    monkeypatch.setattr(Judged, "__call__", counted)

    Judges(map_schema()).misfits({"touchpoints": {f"t{n}": {"name": "T"} for n in range(100)}}, 5)

    assert judged["values"] == 2 + 100 * 3  # the file, the group; the id, the record and the name of each


@pytest.mark.parametrize("entry", ["{touchpoint: tt%d, stage: byu}", "{a: 1}", "1"])
def test_a_fault_is_worded_only_if_it_is_told(entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Fault] = []

    def counted(*told: Any, **more: Any) -> Fault:
        made.append(Fault(*told, **more))
        return made[-1]

    monkeypatch.setattr(faults, "Fault", counted)
    ids = "".join(f"  t{n}: T\n" for n in range(1500))
    cards = "".join(f"  - {entry.replace('%d', str(n))}\n" for n in range(1500))

    told = map_faults(f"{HEAD}touchpoints:\n{ids}cards:\n{cards}")

    assert len(told) == MOST_TOLD + 1
    assert len(made) <= 2 * MOST_TOLD + 1


def test_the_nearest_id_is_looked_for_among_few_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    match = near_words.get_close_matches
    monkeypatch.setattr(
        near_words,
        "get_close_matches",
        lambda *told: asked.append(len(told[1])) or match(*told),  # type: ignore[func-returns-value]
    )
    known = {f"touchpoint-{n}": None for n in range(5000)}

    assert near_words.close_id("touchpoint-1234x", known) == "touchpoint-1234"
    assert near_words.close_id("ouchpoint-4321", known) == "touchpoint-4321"
    assert near_words.close_id("t" * 5000, known) == ""
    assert max(asked) <= 160
