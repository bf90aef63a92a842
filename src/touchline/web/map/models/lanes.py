"""Which lanes a person sees under the maps."""

from typing import ClassVar

from django.db import models

from touchline.web.workspace.models import Person, Workspace


class LaneChoice(models.Model):
    """Which lanes a person has switched on under the maps of a workspace, in which order."""

    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE)
    lanes = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "person"], name="one_lane_choice_each")]

    def __str__(self) -> str:
        return ", ".join(self.lanes)
