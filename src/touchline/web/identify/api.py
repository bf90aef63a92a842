"""Stages and segments as programs see them."""

from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import Field

from touchline.web.identify import queries
from touchline.web.identify.models import Phase, Segment, Stage
from touchline.web.workspace.api import READ, Asked, Item, KeyRequest, Listed, answers, listed

stages = Router(tags=["stages"], auth=READ)
segments = Router(tags=["segments"], auth=READ)


class StageItem(Item):
    """A step of the customer's lifecycle."""

    slug: str
    name: str = Field(description=_("A ready stage is named in the language of the workspace."))
    phase: Phase
    position: int = Field(description=_("Place in the order, counted from 0."))
    importance_share: float = Field(description=_("How important the stage is, 0 to 1; all stages sum to 1."))


class SegmentItem(Item):
    """A group of customers whose journey is looked at on its own."""

    slug: str
    name: str
    position: int = Field(description=_("Place in the order, counted from 0."))


def stage_item(stage: Stage) -> StageItem:
    return StageItem(
        slug=stage.slug,
        name=str(stage),
        phase=Phase(stage.phase),
        position=stage.position,
        importance_share=stage.importance_share,
    )


def segment_item(segment: Segment) -> SegmentItem:
    return SegmentItem(slug=segment.slug, name=segment.name, position=segment.position)


@stages.get("", response=answers(Listed[StageItem]), operation_id="list_stages", summary=_("List the stages"))
def list_stages(request: KeyRequest, asked: Query[Asked]) -> Listed[StageItem]:
    return listed(request.workspace, queries.stage_rows(request.workspace), asked, stage_item)


@segments.get("", response=answers(Listed[SegmentItem]), operation_id="list_segments", summary=_("List the segments"))
def list_segments(request: KeyRequest, asked: Query[Asked]) -> Listed[SegmentItem]:
    return listed(request.workspace, queries.segment_rows(request.workspace), asked, segment_item)
