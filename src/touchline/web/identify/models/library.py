"""Where do customers meet us? Stages, segments, touchpoints, and the events that tell of them."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from touchline.engine.identify import examples
from touchline.web.identify.models.catalogue import ENTRY_NAMES
from touchline.web.identify.models.details import Details
from touchline.web.workspace.models import Member, Workspace


class Phase(models.TextChoices):
    BEFORE = "before", _("Before the purchase")
    DURING = "during", _("During the purchase")
    AFTER = "after", _("After the purchase")
    SERVICE = "service", _("Service, all along")


class StageKey(models.TextChoices):
    """The stages of the ready schemes, named in the reader's language."""

    AWARENESS = "awareness", _("Awareness")
    KNOWLEDGE = "knowledge", _("Knowledge")
    CONSIDERATION = "consideration", _("Consideration")
    SELECTION = "selection", _("Selection")
    SATISFACTION = "satisfaction", _("Satisfaction")
    LOYALTY = "loyalty", _("Loyalty")
    ADVOCACY = "advocacy", _("Advocacy")
    BEFORE = "before", _("Before the purchase")
    DURING = "during", _("During the purchase")
    AFTER = "after", _("After the purchase")
    PURCHASE = "purchase", _("Purchase")
    CARE = "care", _("Care")
    RETENTION = "retention", _("Retention")


STAGE_QUESTIONS = {
    StageKey.AWARENESS: _("Where does somebody who has the problem first hear of you?"),
    StageKey.KNOWLEDGE: _("Where do they find out what you do and for whom?"),
    StageKey.CONSIDERATION: _("Where do they compare you with others?"),
    StageKey.SELECTION: _("What happens when they try, order and pay?"),
    StageKey.SATISFACTION: _("What do they meet in the first weeks as a customer?"),
    StageKey.LOYALTY: _("What brings them back, or reminds them of you?"),
    StageKey.ADVOCACY: _("Where do they tell others about you?"),
    StageKey.PURCHASE: _("What happens when they order and pay?"),
    StageKey.CARE: _("Where do they turn when something goes wrong?"),
    StageKey.RETENTION: _("What keeps them, or loses them, over the months?"),
}
PHASE_QUESTIONS = {
    Phase.BEFORE: _("Where do they meet you before they buy?"),
    Phase.DURING: _("What do they meet while they buy?"),
    Phase.AFTER: _("Where do they meet you after they bought?"),
    Phase.SERVICE: _("Where do they turn when they need help?"),
}


class Importance(models.TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Stage(models.Model):
    """One step of the customer's lifecycle. A ready stage is named by its key; a name of one's own goes before.

    importance is the word it was weighed by; empty where it was weighed in percent. entry_event is the name of the
    events by which a customer comes into the stage; empty where none was named.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="stages")
    slug = models.SlugField(max_length=60)
    key = models.CharField(max_length=32, blank=True, choices=StageKey)
    name = models.CharField(max_length=80, blank=True)
    phase = models.CharField(max_length=8, choices=Phase)
    position = models.PositiveSmallIntegerField()
    importance = models.CharField(max_length=8, blank=True, choices=Importance)
    importance_share = models.FloatField(default=0)
    definition = models.TextField(max_length=1000, blank=True)
    entry_event = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="stage_slug")]

    def __str__(self) -> str:
        return self.name or str(self.get_key_display())

    @property
    def question(self) -> str:
        """What to ask oneself to find the touchpoints of this stage."""
        asked = STAGE_QUESTIONS.get(StageKey(self.key)) if self.key and not self.name else None
        return str(asked or PHASE_QUESTIONS[Phase(self.phase)])

    @property
    def examples(self) -> list[tuple[str, str]]:
        """Three touchpoints that are typical for the stage in the company's industry: key and name."""
        found = examples(stage="" if self.name else self.key, phase=self.phase, industry=self.workspace.industry)
        return [(entry.key, str(ENTRY_NAMES[entry.key])) for entry in found]


class Segment(models.Model):
    """A group of customers whose journey is looked at on its own.

    rule: who falls in, as match (all or any) and conditions (trait, asks, values); empty where nothing was said.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="segments")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    rule = models.JSONField(default=dict)

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


class Control(models.TextChoices):
    """Who decides what happens at a touchpoint."""

    OURS = "ours", _("Ours")
    SHARED = "shared", _("Shared with others")
    NOT_OURS = "not-ours", _("Not ours")


class Touchpoint(Details):
    """Any single contact between the company and a customer. The record; its use on a map is a placement.

    parent: the larger touchpoint that it is a part of, if any; tree_position is its place among its siblings.
    reminded_for: the review date of which the responsible person was reminded last.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="touchpoints")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kinds = models.JSONField(default=list)
    channel = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.LIVE)
    direct = models.BooleanField(default=True)
    control = models.CharField(max_length=8, choices=Control, default=Control.OURS)
    protected = models.BooleanField(default=False)
    monthly_cost_minor = models.PositiveBigIntegerField(null=True, blank=True)
    note = models.TextField(max_length=4000, blank=True)
    responsible = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True)
    review_by = models.DateField(null=True, blank=True)
    reminded_for = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    tree_position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="touchpoint_slug")]

    def __str__(self) -> str:
        return self.name

    @property
    def name_here(self) -> str:
        """The name in the reader's language, where somebody wrote it; else in its own."""
        return self.text_in("name", self.name_field.partition("@")[2]) or self.name

    @property
    def name_field(self) -> str:
        return self.field_here("name")

    @property
    def name_version(self) -> int:
        """At which version the name stands that the reader sees."""
        return self.version_of(self.name_field)

    @property
    def kind_list(self) -> list[Kind]:
        """Return the kinds in the order of the house."""
        return [kind for kind in Kind if kind in self.kinds]


class EventRule(models.Model):
    """What the events of one name tell of: a touchpoint, or none (they are ignored)."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="event_rules")
    event = models.CharField(max_length=200)
    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, null=True, related_name="event_rules")

    class Meta:
        ordering: ClassVar = ["event"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "event"], name="one_rule_an_event")]

    def __str__(self) -> str:
        return f"{self.event} -> {self.touchpoint or '-'}"
