"""What a statement on the map rests on."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from touchline.web.identify.models import Touchpoint
from touchline.web.map.models.maps import Map, Placement
from touchline.web.workspace.models import Person


class EvidenceKind(models.TextChoices):
    """Where a piece of evidence comes from."""

    INTERVIEW = "interview", _("Interview")
    DIARY = "diary", _("Diary")
    SURVEY = "survey", _("Survey")
    EVENT_QUERY = "event-query", _("Question to the events")
    CRAWL = "crawl", _("Look at the site")
    TEAM_IDEA = "team-idea", _("Idea of the team")


class Evidence(models.Model):
    """One source of one statement: a field of a touchpoint, or of the experience of one of its placements.

    answers: how many people or cases it rests on. reliability: 1 (weak) to 3 (strong).
    """

    map = models.ForeignKey(Map, models.CASCADE, related_name="evidence")
    slug = models.SlugField(max_length=60)
    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="evidence")
    placement = models.ForeignKey(Placement, models.CASCADE, null=True, related_name="evidence")
    field = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=EvidenceKind)
    reference = models.CharField(max_length=500, blank=True)
    date = models.DateField()
    answers = models.PositiveIntegerField(null=True, blank=True)
    reliability = models.PositiveSmallIntegerField(default=2)
    note = models.TextField(max_length=2000, blank=True)
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["-date", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["map", "slug"], name="evidence_slug")]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"
