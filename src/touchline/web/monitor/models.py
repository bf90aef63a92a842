"""Did it work? Alerts: changes that stay clear after correction, told to who is responsible."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now

from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import Survey
from touchline.web.workspace.models import Member, Person, Workspace


class Alert(models.Model):
    """A touchpoint that got better or worse between two periods, until somebody says why it may rest.

    before, after, difference, low and high are in the units of the rating; before_key and after_key name the answers
    compared. responsible is who was responsible for the touchpoint when the change was seen.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="alerts")
    slug = models.SlugField(max_length=60)
    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="alerts")
    responsible = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="alerts")
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="alerts")
    before_key = models.CharField(max_length=120)
    after_key = models.CharField(max_length=120)
    verdict = models.CharField(max_length=8)  # better or worse
    before = models.FloatField()
    after = models.FloatField()
    difference = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    p_adjusted = models.FloatField()
    answers_before = models.PositiveIntegerField()
    answers_after = models.PositiveIntegerField()
    raised_at = models.DateTimeField(default=now)
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-raised_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "slug"], name="alert_slug"),
            models.UniqueConstraint(fields=["touchpoint", "before_key", "after_key"], name="one_alert_a_change"),
        ]

    def __str__(self) -> str:
        return f"{self.touchpoint} {self.verdict}"


class Watch(models.Model):
    """When a workspace's answers were last looked at for changes, and in what state they were."""

    workspace = models.OneToOneField(Workspace, models.CASCADE, related_name="watch")
    state = models.JSONField()
    looked_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name_plural = "watches"

    def __str__(self) -> str:
        return f"{self.workspace_id} {self.looked_at}"
