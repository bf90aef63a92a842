"""Portraits of typical customers, and the types by which one knows how to serve somebody."""

from typing import ClassVar

from django.db import models

from touchline.web.identify.models.details import Translated
from touchline.web.identify.models.library import Segment
from touchline.web.identify.models.ready_types import READY_SERVICE, READY_SIGNS, TypeKey
from touchline.web.workspace.models import Workspace

TYPE_TEXTS = ("name", "signs", "service")
FACES = 4
PERSONA_TEXTS = (
    "name",
    "role",
    "age",
    "place",
    "portrait",
    "quote",
    "goals",
    "needs",
    "frustrations",
    "channels",
)


class CustomerType(Translated):
    """A way to be a customer: how one recognises it, and how to serve it. Words of one's own go before ready ones."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="customer_types")
    slug = models.SlugField(max_length=60)
    key = models.CharField(max_length=16, blank=True, choices=TypeKey)
    name = models.CharField(max_length=80, blank=True)
    signs = models.TextField(max_length=2000, blank=True)
    service = models.TextField(max_length=2000, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="customer_type_slug")]

    def __str__(self) -> str:
        return self.text_here("name")

    def text_here(self, field: str) -> str:
        return super().text_here(field) or self.ready(field)

    def ready(self, field: str) -> str:
        """Return the ready words of a field in the reader's language; empty for a type of one's own."""
        if not self.key:
            return ""
        key = TypeKey(self.key)
        return str({"name": key.label, "signs": READY_SIGNS[key], "service": READY_SERVICE[key]}[field])

    @property
    def signs_here(self) -> str:
        return self.text_here("signs")

    @property
    def service_here(self) -> str:
        return self.text_here("service")


class Persona(Translated):
    """A portrait of a typical customer of a segment (none: of all customers).

    source: what the portrait rests on, with its day and how many people; empty where it is assumed.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="personas")
    slug = models.SlugField(max_length=60)
    segment = models.ForeignKey(Segment, models.SET_NULL, null=True, blank=True, related_name="personas")
    type = models.ForeignKey(CustomerType, models.SET_NULL, null=True, blank=True, related_name="personas")
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=120, blank=True)
    age = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=120, blank=True)
    portrait = models.TextField(max_length=2000, blank=True)
    quote = models.CharField(max_length=500, blank=True)
    goals = models.TextField(max_length=2000, blank=True)
    needs = models.TextField(max_length=2000, blank=True)
    frustrations = models.TextField(max_length=2000, blank=True)
    channels = models.TextField(max_length=2000, blank=True)
    source = models.CharField(max_length=500, blank=True)
    source_date = models.DateField(null=True, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="persona_slug")]

    def __str__(self) -> str:
        return self.text_here("name")

    @property
    def told(self) -> dict[str, str]:
        """What is written, in the reader's language where somebody wrote it, by field."""
        return {field: text for field in PERSONA_TEXTS if (text := self.text_here(field))}

    @property
    def about(self) -> str:
        """Occupation, age and place in one line."""
        return " · ".join(text for field in ("role", "age", "place") if (text := self.text_here(field)))

    @property
    def hue(self) -> int:
        """Which of the four colours the drawn face has."""
        return self.position % FACES

    @property
    def lists(self) -> dict[str, list[str]]:
        """Goals, needs, frustrations and channels, one a line."""
        fields = ("goals", "needs", "frustrations", "channels")
        return {field: [line for line in self.text_here(field).splitlines() if line.strip()] for field in fields}

    @property
    def assumed(self) -> bool:
        """Whether nobody said what the portrait rests on."""
        return not self.source
