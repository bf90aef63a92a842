"""Answers of a file as rows that are not written yet, and which of them are here already."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from touchline.engine.record import AnswerMapping, AnswerTable, Role
from touchline.web.identify.models import Segment
from touchline.web.listen.models import Answer
from touchline.web.record.models import Source
from touchline.web.workspace.models import Workspace


def as_rows(
    workspace: Workspace, table: AnswerTable, mapping: AnswerMapping, segments: Mapping[str, Segment], part: slice
) -> list[Answer]:
    """Return a part of the answers: a number, null where not met, nothing where blank.

    mapping has a column for each touchpoint; segments are by casefolded name. Moments without a zone are the
    workspace's.
    """
    said = ratings_of(table, mapping.name_of(Role.OVERALL), part)
    beside = {
        "weight": table.weight,
        "group": table.group,
        "segment": table.segment,
        "customer": table.customer,
        "response_id": table.response_id,
        "comment": table.comment,
        "answered_at": in_utc(table.at, workspace.time_zone),
    }
    columns = {name: each[part].to_list() for name, each in beside.items() if each is not None}
    return [
        Answer(row=row, ratings=ratings, **fields_of({name: said[place] for name, said in columns.items()}, segments))
        for place, (row, ratings) in enumerate(zip(table.rows[part], said, strict=True))
    ]


def ratings_of(table: AnswerTable, whole: str | None, part: slice) -> list[dict[str, float | None]]:
    said: list[dict[str, float | None]] = [{} for _ in table.rows[part]]
    for key in table.ratings.columns:
        for ratings, value, met in zip(said, table.ratings[key][part], table.met[key][part], strict=True):
            if met is not None:
                ratings[key] = value
    if whole and table.overall is not None:
        for ratings, value in zip(said, table.overall[part], strict=True):
            if value is not None:
                ratings[whole] = value
    return said


def fields_of(said: Mapping[str, Any], segments: Mapping[str, Segment]) -> dict[str, Any]:
    named = tidy(said.get("segment") or "")
    return {
        "weight": said.get("weight"),
        "group": (said.get("group") or "")[:120],
        "segment": segments.get(named.casefold()) if named else None,
        "customer": said.get("customer") or "",
        "response_id": said.get("response_id") or "",
        "comment": said.get("comment") or "",
        "answered_at": said.get("answered_at"),
    }


def tidy(name: str) -> str:
    """A segment's name as the library keeps it."""
    return " ".join(name.split())[:80]


def in_utc(at: pl.Series | None, zone: str) -> pl.Series | None:
    if at is None:
        return None
    if isinstance(at.dtype, pl.Datetime) and at.dtype.time_zone is None:
        at = at.dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    return at.dt.convert_time_zone("UTC")


def known_responses(source: Source, ids: Sequence[str]) -> set[str]:
    """Return which of these response ids came with another file that is read with the same saved mapping."""
    if source.saved_mapping_id is None or not ids:
        return set()
    others = Answer.objects.filter(source__saved_mapping=source.saved_mapping_id, response_id__in=ids)
    return set(others.exclude(source=source).values_list("response_id", flat=True))
