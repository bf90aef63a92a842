"""What every described thing carries: who changed which field last, and its words in several languages."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language


class Versioned(models.Model):
    """Something whose fields are saved one by one. A field that nobody changed yet stands at version 1."""

    version = models.PositiveIntegerField(default=1)
    field_versions = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def version_of(self, field: str) -> int:
        """Return how often a field was written, counted from 1."""
        return int(self.field_versions.get(field, 1))


class Translated(models.Model):
    """Something with words in several languages: its fields hold the source, texts the others, by field and language.

    source_language: of the words in the fields; empty is the workspace's.
    """

    source_language = models.CharField(max_length=8, blank=True, choices=settings.LANGUAGES)
    texts = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def text_in(self, field: str, language: str) -> str:
        """Return a field's words in a language; empty where nobody wrote them."""
        return str(self.texts.get(field, {}).get(language, ""))

    def field_here(self, field: str) -> str:
        """Name what a reader sees of a field: name@ro where there are words in the reader's language, else name."""
        language = get_language() or ""
        return f"{field}@{language}" if self.text_in(field, language) else field

    def text_here(self, field: str) -> str:
        """Return what a reader sees of a field: its words in their language where somebody wrote them, else its own."""
        return self.text_in(field, get_language() or "") or str(getattr(self, field))


class Details(Versioned, Translated):
    """Where a touchpoint is, what stands behind it, what it costs, and what it asks of the customer."""

    department = models.CharField(max_length=120, blank=True)
    place = models.TextField(max_length=4000, blank=True)
    systems = models.TextField(max_length=4000, blank=True)
    data_generated = models.TextField(max_length=4000, blank=True)
    data_shared = models.TextField(max_length=4000, blank=True)
    cost_per_contact = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    staff_minutes_per_contact = models.FloatField(null=True, blank=True)
    contacts_per_month = models.PositiveBigIntegerField(null=True, blank=True)
    effort_minutes = models.FloatField(null=True, blank=True)
    effort_trips = models.FloatField(null=True, blank=True)
    effort_contacts = models.FloatField(null=True, blank=True)
    optimal_experience = models.TextField(max_length=4000, blank=True)
    tone = models.TextField(max_length=4000, blank=True)
    links = models.JSONField(default=list)

    class Meta:
        abstract = True
