"""What a touchpoint is made of: the interactions in it, the processes behind it, the files that show it."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now

from touchline.web.identify.models.library import Touchpoint
from touchline.web.workspace.models import Member, Person


class Interaction(models.Model):
    """One exchange at a touchpoint: of what type, over which channel, with whom, to what end."""

    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="interactions")
    position = models.PositiveSmallIntegerField()
    type = models.CharField(max_length=120)
    channel = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.type


class Process(models.Model):
    """What happens behind a touchpoint, who runs it, and who is responsible for it."""

    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="processes")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    people = models.CharField(max_length=500, blank=True)
    responsible = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Attachment(models.Model):
    """A file that shows a touchpoint. One that was taken away keeps its file for a while, so that it can come back.

    alt: what a picture shows, in words, for those who do not see it. thumbnail: the file of the small picture, if it
    is one. width, height: of a picture, in pixels.
    """

    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="attachments")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    alt = models.CharField(max_length=300, blank=True)
    path = models.CharField(max_length=64)
    thumbnail = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    media_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return bool(self.thumbnail)
