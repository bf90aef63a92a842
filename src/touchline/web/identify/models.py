"""Where do customers meet us? Stages, segments, touchpoints."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from touchline.web.workspace.models import Member, Workspace


class Phase(models.TextChoices):
    BEFORE = "before", _("Before the purchase")
    DURING = "during", _("During the purchase")
    AFTER = "after", _("After the purchase")
    SERVICE = "service", _("Service, all along")


class Stage(models.Model):
    """One step of the customer's lifecycle. A ready stage is named by its key, in the reader's language."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="stages")
    slug = models.SlugField(max_length=60)
    key = models.CharField(max_length=32, blank=True)
    name = models.CharField(max_length=80, blank=True)
    phase = models.CharField(max_length=8, choices=Phase)
    position = models.PositiveSmallIntegerField()
    importance_share = models.FloatField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="stage_slug")]

    def __str__(self) -> str:
        return self.name or self.key


class Segment(models.Model):
    """A group of customers whose journey is looked at on its own."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="segments")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="segment_slug")]

    def __str__(self) -> str:
        return self.name


class Kind(models.TextChoices):
    COMMUNICATION = "communication", _("Communication")
    HUMAN = "human", _("Human")
    PHYSICAL = "physical", _("Physical")
    SENSORY = "sensory", _("Sensory")


class Status(models.TextChoices):
    IDEA = "idea", _("Idea")
    PLANNED = "planned", _("Planned")
    LIVE = "live", _("Live")
    RETIRED = "retired", _("Retired")


class Touchpoint(models.Model):
    """Any single contact between the company and a customer. The record; its use on a map is a placement."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="touchpoints")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kinds = models.JSONField(default=list)
    channel = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.LIVE)
    protected = models.BooleanField(default=False)
    responsible = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True)
    created_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="touchpoint_slug")]

    def __str__(self) -> str:
        return self.name
