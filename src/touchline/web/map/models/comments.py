"""What people say about touchpoints to one another, and who is on a map now."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now

from touchline.web.identify.models import Touchpoint
from touchline.web.map.models.maps import Map
from touchline.web.workspace.models import Member, Person


class Comment(models.Model):
    """What somebody says about a touchpoint. An answer hangs on the first comment of its thread."""

    slug = models.SlugField(max_length=16, unique=True)
    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, related_name="comments")
    map = models.ForeignKey(Map, models.SET_NULL, null=True)  # where it was written
    first = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    text = models.TextField(max_length=4000)
    person = models.ForeignKey(Person, models.SET_NULL, null=True)
    at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)  # of a thread, on its first comment
    settled_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return self.text[:80]


class Mention(models.Model):
    """That a member is told of a comment: because it names them, or they wrote in its thread."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    member = models.ForeignKey(Member, models.CASCADE)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["comment", "member"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.comment}"


class Presence(models.Model):
    """That a person has a map open, and which card they stand on (its URL name)."""

    map = models.ForeignKey(Map, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE)
    card = models.SlugField(max_length=60, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["map", "person"], name="present_once")]

    def __str__(self) -> str:
        return f"{self.person} @ {self.map}"
