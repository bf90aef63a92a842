"""What bringing a map out of a file would do: worked out, shown, and worked out again before it is done."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from functools import cached_property
from typing import Any

from touchline.engine import map as engine
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import formats
from touchline.web.identify import queries as library
from touchline.web.map.models import Map, MapKind, MapState
from touchline.web.map.operations.documents import document, fields
from touchline.web.map.operations.incoming import Note, always_said, fitted, known_here
from touchline.web.map.operations.own_lanes import MOST_LANES
from touchline.web.map.operations.records import whole_records
from touchline.web.map.operations.restoring import bare, used, with_missing
from touchline.web.workspace.models import Workspace

WHOLE = "yaml"  # the format that holds everything: what it does not say is not so
MOST = {"stages": 30, "segments": 60, "lanes": MOST_LANES}


@dataclass(frozen=True, slots=True)
class Choice:
    """Into what a file goes: a map, or none (a new one, of a name); keep: what the file does not have stays there."""

    map: Map | None = None
    name: str = ""
    keep: bool = False


@dataclass(frozen=True)
class Plan:
    """What an import would do: the map as it stands and as it shall be, the way, what stays, and what is noted.

    into: the map's URL name, empty for a new one; known: touchpoints of the library that are used, by id.
    """

    into: str
    today: engine.Document
    target: engine.Document
    changes: tuple[engine.Change, ...]
    stays: tuple[engine.Change, ...]
    known: tuple[str, ...]
    notes: tuple[Note, ...]

    @cached_property
    def fingerprint(self) -> str:
        """Say in short what is planned: another plan has another."""
        told = [self.into, dict(self.target.map), [astuple(change) for change in self.changes]]
        return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def plan(workspace: Workspace, brought: formats.Brought, choice: Choice) -> Plan:
    """Work out what bringing a map out of a file would do. Writes nothing.

    Touchpoints of the library are used where ids or names agree. On the map itself the file has the last word, but
    only of what its format can hold; a touchpoint of another map loses nothing. Raises UnusableInputError:
    map-values-unusable, too-many-of-a-map.
    """
    refuse_unusable(brought)
    file, notes = fitted(workspace, brought.map)
    there = document(choice.map) if choice.map else blank(workspace, brought, choice)
    others = known_here(workspace, file, there.touchpoints)
    records = whole_records(others)
    today = replace(there, touchpoints={**there.touchpoints, **{one.slug: records[one.pk] for one in others}})
    theirs = paired(today, file, ids_first=brought.format == WHOLE)
    target = wanted(there, today, theirs, brought.format, keep=choice.keep or choice.map is None)
    refuse_too_many(target)
    stays = () if choice.keep or brought.format != WHOLE else what_stays(today, theirs, target)
    known = tuple(id for id in target.touchpoints if id in today.touchpoints and id in theirs.touchpoints)
    into = choice.map.slug if choice.map else ""
    return Plan(into, today, target, engine.difference(today, target), stays, known, tuple(notes))


def blank(workspace: Workspace, brought: formats.Brought, choice: Choice) -> engine.Document:
    """Return the map that there is before a new one is filled: nothing but the stages and segments of all maps."""
    says = brought.map.map
    name = choice.name or str(says.get("name", ""))[:120]
    facts = {"name": name, "kind": says.get("kind", MapKind.CUSTOMER), "state": says.get("state", MapState.AS_IS)}
    return engine.Document(
        map={word: str(value) for word, value in facts.items()},
        stages=tuple(engine.Record(row.slug, fields(row, "stages")) for row in library.stages(workspace)),
        segments=tuple(engine.Record(row.slug, fields(row, "segments")) for row in library.segments(workspace)),
    )


def paired(today: engine.Document, file: engine.Document, *, ids_first: bool) -> engine.Document:
    """Return the map of a file with the ids of what stands here: by ids, by names, cards by where they stand."""
    named = engine.aligned(today, formats.by_names(today, file, ids_first=ids_first))
    standing = {(says["lane"], says["stage"], says.get("segment")): id for id, says in today.cells.items()}
    cells = {
        id: standing.get((says["lane"], says["stage"], says.get("segment")), id) for id, says in named.cells.items()
    }
    told: dict[str, list[str]] = {}
    for id, says in today.evidence.items():
        told.setdefault(json.dumps(says, sort_keys=True), []).append(id)
    proofs = {}
    for id, says in named.evidence.items():
        same = told.get(json.dumps(says, sort_keys=True), [])
        proofs[id] = id if id in today.evidence or not same else same.pop(0)
    return formats.with_ids(named, {"cells": cells, "evidence": proofs})


def wanted(
    there: engine.Document, today: engine.Document, theirs: engine.Document, format: str, *, keep: bool
) -> engine.Document:
    """Put a file and the map that stands together."""
    if keep:
        base = engine.Document()
        merged = replace(formats.merge_maps(base, theirs, today).map, map=today.map)
    else:
        base = formats.kept_by(there, format)
        merged = without_removed(formats.merge_maps(base, today, theirs).map, base, theirs)
    records = {
        id: {**always_said(), **said_together(id, says, base, today, theirs)} for id, says in merged.touchpoints.items()
    }
    placed = {card.touchpoint for card in merged.placements.values()} | today.touchpoints.keys()
    return replace(
        merged,
        map={**today.map, **merged.map},
        stages=rows(today.stages, merged.stages, used(merged, "stage")),
        segments=rows(today.segments, merged.segments, used(merged, "segment")),
        touchpoints={id: says for id, says in records.items() if id in placed},
    )


def said_together(
    id: str, says: engine.diff.Facts, base: engine.Document, today: engine.Document, theirs: engine.Document
) -> dict[str, Any]:
    """Return what a touchpoint says: one of which the map's own part of the file does not speak loses nothing."""
    if id in base.touchpoints:
        return dict(says)
    return {**today.touchpoints.get(id, {}), **theirs.touchpoints.get(id, {})}


def rows(now: Sequence[engine.Record], then: Sequence[engine.Record], needed: set[Any]) -> tuple[engine.Record, ...]:
    """Return today's stages or segments with those that cards need; where there are none, all of the file."""
    return with_missing(now, [with_name(one) for one in then], needed if now else {one.id for one in then})


def with_name(row: engine.Record) -> engine.Record:
    """A stage or segment that says neither name nor ready stage is called by its id."""
    return (
        row if row.fields.get("name") or row.fields.get("key") else replace(row, fields={**row.fields, "name": row.id})
    )


def without_removed(merged: engine.Document, base: engine.Document, theirs: engine.Document) -> engine.Document:
    """Take off cards that the file had and has no more, also those of which only this map says more."""
    gone = base.placements.keys() - theirs.placements.keys()
    cells: dict[tuple[str, str | None], list[engine.Placement]] = {}
    for card in sorted(merged.placements.values(), key=lambda card: card.position):
        if card.id not in gone:
            cells.setdefault((card.stage, card.segment), []).append(card)
    cards = [replace(card, position=place) for cell in cells.values() for place, card in enumerate(cell)]
    proofs = {id: says for id, says in merged.evidence.items() if says.get("placement") not in gone}
    return replace(merged, placements={card.id: card for card in cards}, evidence=proofs)


def what_stays(today: engine.Document, theirs: engine.Document, target: engine.Document) -> tuple[engine.Change, ...]:
    """Return what the file says of stages and segments, which belong to all maps, and what is not done."""
    said = replace(
        bare(theirs),
        map=target.map,
        stages=on_top(today.stages, theirs.stages),
        segments=on_top(today.segments, theirs.segments),
    )
    whole = engine.difference(replace(bare(today), map=target.map), said)
    return tuple(change for change in whole if change.operation.startswith(("edit-", "move-")))


def on_top(now: Sequence[engine.Record], then: Sequence[engine.Record]) -> tuple[engine.Record, ...]:
    """Return the rows of a file, each with what it does not say as it is today."""
    known = {one.id: one.fields for one in now}
    return tuple(replace(one, fields={**known.get(one.id, {}), **one.fields}) for one in then)


def refuse_unusable(brought: formats.Brought) -> None:
    """Raise UnusableInputError (map-values-unusable) when a file says what no map can say."""
    faults = () if brought.format == WHOLE else formats.value_faults(brought.map)
    if faults:
        first = faults[0]
        raise UnusableInputError(
            "map-values-unusable",
            first.found,
            expected=first.expected,
            fix=first.fix,
            value=first.found,
            wanted=first.expected,
            faults=faults,
        )


def refuse_too_many(target: engine.Document) -> None:
    for kind, most in MOST.items():
        count = len(getattr(target, kind))
        if count > most:
            raise UnusableInputError(
                "too-many-of-a-map",
                f"{count} {kind} with those of the file",
                expected=f"at most {most}",
                fix="Merge some in the file, or in the workspace.",
                count=count,
                most=most,
                kind=kind,
            )
