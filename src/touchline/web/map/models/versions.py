"""Versions: a map as it stood when somebody gave it a name."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now

from touchline.web.map.models.maps import Map
from touchline.web.shell.slugs import tail
from touchline.web.workspace.models import Person


def version_slug() -> str:
    return tail(12)


class Version(models.Model):
    """A whole map under a name, kept as it stood. Only its name and note can be changed."""

    map = models.ForeignKey(Map, models.CASCADE, related_name="versions")
    slug = models.SlugField(max_length=16, default=version_slug)
    name = models.CharField(max_length=120)
    note = models.TextField(max_length=2000, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True)
    at = models.DateTimeField(default=now)
    document = models.JSONField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["map", "slug"], name="version_slug")]

    def __str__(self) -> str:
        return self.name
