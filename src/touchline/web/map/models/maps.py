"""What does the journey look like? The map, its placements, readings and history."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from touchline.web.identify.models import Revision, Segment, Stage, Touchpoint, Versioned
from touchline.web.record.models import Source
from touchline.web.shell.slugs import tail
from touchline.web.workspace.models import Member, Person, Workspace


class Verdict(models.TextChoices):
    """The word that sums up a touchpoint, as a reading of measure "verdict" keeps it in its details."""

    EFFECTIVE = "effective", _("Effective")
    WEAK = "weak", _("Weak")
    DEAL_BREAKER = "deal-breaker", _("Deal-breaker")
    OVER_USED = "over-used", _("Over-used")
    UNDER_USED = "under-used", _("Under-used")
    UNMEASURED = "unmeasured", _("Unmeasured")


class MapKind(models.TextChoices):
    """Whose journey a map draws."""

    CUSTOMER = "customer", _("Customer journey")
    BLUEPRINT = "blueprint", _("Service blueprint")
    INTERNAL = "internal", _("Internal process")


class MapState(models.TextChoices):
    """Whether a map draws what is, or what shall be. What is felt on a planned map is expected, never measured."""

    AS_IS = "as-is", _("As it is")
    TO_BE = "to-be", _("As it shall be")
    IDEAL = "ideal", _("Ideal")


class Map(Versioned):
    """One picture of the journey: stages x segments, touchpoints in order.

    parent: the card that this map draws in detail. reminded_for: the review date of which the responsible
    person was reminded last.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="maps")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=MapKind, default=MapKind.CUSTOMER)
    state = models.CharField(max_length=8, choices=MapState, default=MapState.AS_IS)
    description = models.TextField(max_length=2000, blank=True)
    responsible = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="maps")
    review_by = models.DateField(null=True, blank=True)
    reminded_for = models.DateField(null=True, blank=True)
    parent = models.ForeignKey("Placement", models.SET_NULL, null=True, blank=True, related_name="sub_maps")
    created_at = models.DateTimeField(default=now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="map_slug")]

    def __str__(self) -> str:
        return self.name

    @property
    def planned(self) -> bool:
        """Say whether the map draws what shall be."""
        return self.state != MapState.AS_IS


class MapVisit(models.Model):
    """When a person last opened a map, and how they looked at it last, as the end of an address."""

    map = models.ForeignKey(Map, models.CASCADE, related_name="visits")
    person = models.ForeignKey(Person, models.CASCADE)
    seen_at = models.DateTimeField()
    look = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["map", "person"], name="one_visit_a_person")]

    def __str__(self) -> str:
        return f"{self.person} @ {self.map}"


class MapView(models.Model):
    """A look at a map that is kept under a name: for a person, or with none for all members of the workspace."""

    map = models.ForeignKey(Map, models.CASCADE, related_name="views")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    look = models.CharField(max_length=2000)
    person = models.ForeignKey(Person, models.CASCADE, null=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["map", "slug"], name="map_view_slug")]

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """The use of a touchpoint on a map: in a stage, for a segment (none: for all), in order."""

    map = models.ForeignKey(Map, models.CASCADE, related_name="placements")
    slug = models.SlugField(max_length=60)
    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="placements")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="placements")
    segment = models.ForeignKey(Segment, models.PROTECT, related_name="placements", null=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["stage__position", "position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["map", "slug"], name="placement_slug"),
            models.UniqueConstraint(fields=["map", "touchpoint", "stage", "segment"], name="placed_once_a_cell"),
            models.UniqueConstraint(
                fields=["map", "touchpoint", "stage"], condition=models.Q(segment=None), name="placed_once_for_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.touchpoint} @ {self.stage}"


class Reading(models.Model):
    """A measure of a touchpoint with what it rests on. The newest of each measure is drawn on the map."""

    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="readings")
    measure = models.CharField(max_length=32)
    value = models.FloatField()
    unit = models.CharField(max_length=32)
    answers = models.PositiveIntegerField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    method = models.CharField(max_length=64)
    details = models.JSONField(default=dict)
    segment = models.ForeignKey(Segment, models.CASCADE, null=True)
    channel = models.CharField(max_length=80, blank=True)
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)
    source = models.ForeignKey(Source, models.CASCADE, null=True)
    posted_at = models.DateTimeField(default=now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["touchpoint", "measure", "-posted_at"], name="newest_reading")]

    def __str__(self) -> str:
        return f"{self.measure} {self.value}"


def change_slug() -> str:
    return tail(12)


class Change(models.Model):
    """One typed operation on a map: what was, what is, who did it, when. Undo is the same operation reversed.

    revision: the change of stages or segments that this was part of; all of it is taken back together.
    Changes of one group were made in one step, and are taken back in one step.
    """

    map = models.ForeignKey(Map, models.CASCADE, related_name="changes")
    slug = models.SlugField(max_length=16, default=change_slug)
    operation = models.CharField(max_length=32)
    subject = models.SlugField(max_length=60)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True)
    at = models.DateTimeField(default=now)
    undoes = models.OneToOneField("self", models.SET_NULL, null=True, related_name="undone_by")
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, related_name="changes")
    group = models.SlugField(max_length=16, null=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["map", "-at"], name="change_history")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["map", "slug"], name="change_slug")]

    def __str__(self) -> str:
        return f"{self.operation} {self.subject}"
