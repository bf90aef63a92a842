"""Lanes under a map: a company's own lines of text, and which lanes a person sees."""

from typing import ClassVar

from django.db import models

from touchline.web.identify.models import Segment, Stage
from touchline.web.map.models.maps import Map
from touchline.web.workspace.models import Person, Workspace


class Lane(models.Model):
    """A line under the map that people fill themselves."""

    map = models.ForeignKey(Map, models.CASCADE, related_name="lanes")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["map", "slug"], name="lane_slug")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """The name by which choices and addresses speak of it, beside the lanes of the house."""
        return f"own-{self.slug}"


class Cell(models.Model):
    """What a lane says of one stage, for one segment (none: for all customers)."""

    lane = models.ForeignKey(Lane, models.CASCADE, related_name="cells")
    slug = models.SlugField(max_length=60)
    stage = models.ForeignKey(Stage, models.CASCADE, related_name="lane_cells")
    segment = models.ForeignKey(Segment, models.CASCADE, null=True, related_name="lane_cells")
    text = models.TextField(max_length=2000)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lane", "slug"], name="cell_slug"),
            models.UniqueConstraint(fields=["lane", "stage", "segment"], name="one_cell_a_stage_and_segment"),
            models.UniqueConstraint(
                fields=["lane", "stage"], condition=models.Q(segment=None), name="one_cell_a_stage_for_all"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class LaneChoice(models.Model):
    """Which lanes a person has switched on under the maps of a workspace, in which order.

    A lane of a map's own is on until it is switched off: then its key stands there with OFF before it.
    """

    OFF: ClassVar = "-"

    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE)
    lanes = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "person"], name="one_lane_choice_each")]

    def __str__(self) -> str:
        return ", ".join(self.lanes)
