"""What really happens? Kept results, each with what it was computed from."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now

from touchline.web.listen.models import Survey
from touchline.web.workspace.models import Job, Workspace


class Analysis(models.Model):
    """One computed result: its kind, its inputs, its table as the engine returned it."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="analyses")
    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=32)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="analyses")
    inputs = models.JSONField(default=dict)
    result = models.JSONField()
    job = models.ForeignKey(Job, models.SET_NULL, null=True)
    computed_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name_plural = "analyses"
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="analysis_slug")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


class EventAnalysis(models.Model):
    """What customers do, as it was last computed from one part of the events: reach, steps, ends, lead times.

    part says which events (Slice.to_plain), inputs which state of events and rules they were in. There is one for
    each part that was looked at.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="event_analyses")
    slug = models.SlugField(max_length=60)
    part_key = models.CharField(max_length=64)
    part = models.JSONField()
    inputs = models.JSONField()
    result = models.JSONField()
    job = models.ForeignKey(Job, models.SET_NULL, null=True)
    computed_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name_plural = "event analyses"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "slug"], name="event_analysis_slug"),
            models.UniqueConstraint(fields=["workspace", "part_key"], name="one_analysis_a_part"),
        ]

    def __str__(self) -> str:
        return self.slug
