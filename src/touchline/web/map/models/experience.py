"""What a touchpoint is like for one segment: how it should be, and how it is."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchline.web.identify.models import Translated, Versioned
from touchline.web.map.models.maps import Placement

EXPERIENCE_TEXTS = (
    "wants",
    "expectations",
    "frustrations",
    "optimal_experience",
    "brand_shows",
    "think",
    "do",
    "feel",
    "in_the_way",
    "delight",
    "competitors",
)
EXPERIENCE_FIELDS = (
    *EXPERIENCE_TEXTS,
    "expectations_met",
    "met_judged_by",
    "emotion_wish",
    "emotion_felt",
    "customer_value",
    "company_value",
    "moment_of_truth",
    "source_language",
)

FELT_TODAY = ("emotion_felt", "expectations_met", "met_judged_by")  # has no sense on a plan


class Met(models.TextChoices):
    """How what customers meet stands to what they expected."""

    BELOW = "below", _("Below what they expect")
    MET = "met", _("What they expect")
    ABOVE = "above", _("Above what they expect")


class Judge(models.TextChoices):
    """By whose judgement."""

    CUSTOMERS = "customers", _("Customers themselves")
    STAFF = "staff", _("The people who serve them")
    TEAM = "team", _("Our team")
    OUTSIDER = "outsider", _("Somebody from outside")


class Experience(Versioned, Translated):
    """The experience of one placement, made when its first field is filled.

    Emotions go from -2 (very bad) to +2 (very good): emotion_wish is what we want or expect, emotion_felt what is felt.
    Values go from 1 (little) to 5 (much).
    """

    placement = models.OneToOneField(Placement, models.CASCADE, related_name="experience")
    wants = models.TextField(max_length=4000, blank=True)
    expectations = models.TextField(max_length=4000, blank=True)
    expectations_met = models.CharField(max_length=8, blank=True, choices=Met)
    met_judged_by = models.CharField(max_length=12, blank=True, choices=Judge)
    frustrations = models.TextField(max_length=4000, blank=True)
    optimal_experience = models.TextField(max_length=4000, blank=True)
    brand_shows = models.TextField(max_length=4000, blank=True)
    think = models.TextField(max_length=4000, blank=True)
    do = models.TextField(max_length=4000, blank=True)
    feel = models.TextField(max_length=4000, blank=True)
    emotion_wish = models.SmallIntegerField(null=True, blank=True)
    emotion_felt = models.SmallIntegerField(null=True, blank=True)
    in_the_way = models.TextField(max_length=4000, blank=True)
    delight = models.TextField(max_length=4000, blank=True)
    competitors = models.TextField(max_length=4000, blank=True)
    customer_value = models.PositiveSmallIntegerField(null=True, blank=True)
    company_value = models.PositiveSmallIntegerField(null=True, blank=True)
    moment_of_truth = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(emotion_wish__range=(-2, 2)) | models.Q(emotion_wish=None), name="emotion_wish_scale"
            ),
            models.CheckConstraint(
                condition=models.Q(emotion_felt__range=(-2, 2)) | models.Q(emotion_felt=None), name="emotion_felt_scale"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placement}"
