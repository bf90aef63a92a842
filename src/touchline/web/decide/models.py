"""What do we do about it? Options, plans, decisions."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.workspace.models import Person, Workspace


class Move(models.TextChoices):
    KEEP = "keep", _("Keep")
    ELIMINATE = "eliminate", _("Eliminate")
    OPTIMISE = "optimise", _("Optimise")
    ADD = "add", pgettext_lazy("what an option does", "Add")


class Evidence(models.TextChoices):
    TESTED = "tested", _("Tested")
    OBSERVED = "observed", _("Observed")
    GUESSED = "guessed", _("Guessed")


class Option(models.Model):
    """One thing that could be done with a touchpoint: effect on satisfaction, running cost, one-off effort.

    effect is in points of the whole-journey score; running_cost_minor is a month's, in the workspace's currency;
    effort_days is working days, once. Where effect or cost is null nobody has said it yet, and the option is in
    no plan. An option to add names a touchpoint that does not live yet (status idea).
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="options")
    slug = models.SlugField(max_length=60)
    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="options")
    stage = models.ForeignKey(Stage, models.SET_NULL, null=True)
    move = models.CharField(max_length=10, choices=Move)
    name = models.CharField(max_length=160)
    effect = models.FloatField(null=True)
    effect_low = models.FloatField(null=True)
    effect_high = models.FloatField(null=True)
    evidence = models.CharField(max_length=10, choices=Evidence, default=Evidence.GUESSED)
    running_cost_minor = models.BigIntegerField(null=True)
    effort_days = models.FloatField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["touchpoint__name", "move", "name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="option_slug")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_barred(self) -> bool:
        """Whether it would eliminate a touchpoint that is protected."""
        return self.move == Move.ELIMINATE and self.touchpoint.protected


class Plan(models.Model):
    """A set of options, one for each touchpoint, kept as it was when it was chosen.

    choices has one row a touchpoint: touchpoint and option (URL names), touchpoint_name, stage, option_name, move,
    changes (whether it is otherwise than today), effect, low, high, evidence, cost_minor, today_minor, effort_days,
    responsible (a name). front has the other plans as points, and what the whole was computed from.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="plans")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    cost_minor = models.BigIntegerField()
    satisfaction = models.FloatField()
    choices = models.JSONField()
    front = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="plan_slug")]

    def __str__(self) -> str:
        return self.name


class Decision(models.Model):
    """A plan adopted: by whom, when, why, and what was expected of it."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="decisions")
    slug = models.SlugField(max_length=60)
    plan = models.OneToOneField(Plan, models.PROTECT, related_name="decision")
    reason = models.TextField()
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True)
    decided_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="decision_slug")]

    def __str__(self) -> str:
        return str(self.plan)
