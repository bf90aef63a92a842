"""The experience of a placement: each field with its version, in every language."""

from typing import Annotated, Any

from django.utils.translation import gettext_noop as _
from ninja import Path
from pydantic import BeforeValidator, Field

from touchline.web.identify.operations import FieldConflictError
from touchline.web.map import operations, queries
from touchline.web.map.api.details import Language
from touchline.web.map.api.placements import router, the_placement
from touchline.web.map.api.wordings import (
    ONE_BY_ONE,
    Described,
    LongText,
    Versions,
    conflicting,
    refuse_unread,
    said_in_languages,
    texts_of_a_body,
    versions_of,
)
from touchline.web.map.models import EXPERIENCE_FIELDS, EXPERIENCE_TEXTS, FELT_TODAY, Experience, Judge, Met, Placement
from touchline.web.workspace.api import WRITE, Body, Flag, KeyRequest, RequestRefused, Slug, answers, left_out
from touchline.web.workspace.api.fields import whole

Emotion = Annotated[int, Field(strict=True, ge=-2, le=2), BeforeValidator(whole)]
Value = Annotated[int, Field(strict=True, ge=1, le=5), BeforeValidator(whole)]
CHOSEN = ("expectations_met", "met_judged_by")


class ExperienceItem(Described):
    """What a touchpoint is like for the customers of one placement."""

    placement: str
    wants: str
    expectations: str
    expectations_met: Met | None
    met_judged_by: Judge | None
    frustrations: str
    optimal_experience: str
    brand_shows: str
    think: str
    do: str
    feel: str
    emotion_wish: int | None = Field(description=_("From -2, very bad, to +2, very good."))
    emotion_felt: int | None
    in_the_way: str
    delight: str
    competitors: str
    customer_value: int | None = Field(description=_("From 1, little, to 5, much."))
    company_value: int | None
    moment_of_truth: bool


class ChangedExperience(Body):
    """Fields to change, each with the version at which it was read; what is left out stays."""

    versions: Versions = Field(default_factory=dict)
    wants: LongText = left_out()
    expectations: LongText = left_out()
    expectations_met: Met | None = None
    met_judged_by: Judge | None = None
    frustrations: LongText = left_out()
    optimal_experience: LongText = left_out()
    brand_shows: LongText = left_out()
    think: LongText = left_out()
    do: LongText = left_out()
    feel: LongText = left_out()
    emotion_wish: Emotion | None = None
    emotion_felt: Emotion | None = None
    in_the_way: LongText = left_out()
    delight: LongText = left_out()
    competitors: LongText = left_out()
    customer_value: Value | None = None
    company_value: Value | None = None
    moment_of_truth: Flag = left_out()
    source_language: Language = left_out()
    texts: texts_of_a_body("ExperienceTexts", EXPERIENCE_TEXTS) = left_out()  # type: ignore[valid-type]


def experience_item(placement: Placement, row: Experience) -> ExperienceItem:
    told = {name: getattr(row, name) for name in EXPERIENCE_FIELDS}
    told |= {name: told[name] or None for name in CHOSEN}
    return ExperienceItem(
        **told, placement=placement.slug, texts=row.texts, versions=versions_of(row, EXPERIENCE_FIELDS)
    )


def fields_of(placement: Placement, body: ChangedExperience) -> dict[str, Any]:
    """Return what the request says, by the names of the row. Raises RequestRefused."""
    fields = body.told
    fields.pop("versions", None)
    texts = said_in_languages(fields.pop("texts", None))
    fields |= {name: fields[name] or "" for name in CHOSEN if name in fields}
    told_today = sorted(name for name in FELT_TODAY if fields.get(name) not in (None, ""))
    if placement.map.planned and told_today:
        raise RequestRefused(
            422,
            "felt-on-a-plan",
            f"the map {placement.map.slug} is a plan, and the request says {', '.join(told_today)}",
            expected="on a plan, what shall be felt (emotion_wish)",
            fix="Leave them out, or write them to the map that draws what is.",
        )
    return fields | texts


@router.get(
    "/{placement}/experience",
    response=answers(ExperienceItem),
    operation_id="get_experience",
    summary=_("Read the experience of a placement"),
)
def get_experience(request: KeyRequest, placement: Path[Slug]) -> ExperienceItem:
    card = the_placement(request, placement)
    return experience_item(card, queries.experience_of(card))


@router.patch(
    "/{placement}/experience",
    auth=WRITE,
    response=answers(ExperienceItem),
    operation_id="change_experience",
    summary=_("Change fields of the experience of a placement"),
    description=ONE_BY_ONE,
)
def change_experience(request: KeyRequest, placement: Path[Slug], body: ChangedExperience) -> ExperienceItem:
    card = the_placement(request, placement)
    fields = fields_of(card, body)
    refuse_unread(fields, body.versions)
    seen = {name: body.versions[name] for name in fields}
    try:
        row, _change = operations.change_experience(card, seen=seen, person=request.auth.made_by, **fields)
    except FieldConflictError as error:
        yours = body.model_dump(mode="json", exclude_unset=True) | {
            name: fields[name] for name in fields if "@" in name
        }
        theirs = experience_item(card, error.row).model_dump(mode="json")
        raise conflicting(error, yours=yours, theirs=theirs) from error
    return experience_item(card, row)
