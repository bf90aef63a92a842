"""What happened? Files brought in, and the rows that could not be taken."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from touchline.web.workspace.models import Job, Person, Workspace


class SourceState(models.TextChoices):
    UPLOADED = "uploaded", _("Uploaded")
    STAGED = "staged", _("Being read")
    PUBLISHED = "published", _("Published")


class SourceKind(models.TextChoices):
    ANSWERS = "answers", _("Answers")
    EVENTS = "events", _("Events")
    CUSTOMERS = "customer", _("Customers")


class SavedMapping(models.Model):
    """How files of one kind are read, kept under a name for the next file with the same header."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="saved_mappings")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=SourceKind)
    yaml = models.TextField()
    header = models.JSONField(default=list)  # names of the columns of the file it was saved from
    saved_by = models.ForeignKey(Person, models.SET_NULL, null=True)
    saved_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "slug"], name="saved_mapping_slug"),
            models.UniqueConstraint(fields=["workspace", "kind", "name"], name="saved_mapping_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Source(models.Model):
    """One file that was brought in: what it was, how it was read, what came of it."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="sources")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=8, choices=SourceKind, default=SourceKind.ANSWERS)
    mapping = models.JSONField(default=dict)
    saved_mapping = models.ForeignKey(SavedMapping, models.SET_NULL, null=True, related_name="sources")
    state = models.CharField(max_length=12, choices=SourceState, default=SourceState.UPLOADED)
    rows_read = models.PositiveIntegerField(default=0)
    rows_taken = models.PositiveIntegerField(default=0)
    rows_set_aside = models.PositiveIntegerField(default=0)
    rows_repeated = models.PositiveIntegerField(default=0)  # skipped: their id is there already
    cells_set_aside = models.PositiveIntegerField(default=0)
    job = models.ForeignKey(Job, models.SET_NULL, null=True)
    brought_by = models.ForeignKey(Person, models.SET_NULL, null=True)
    brought_at = models.DateTimeField(default=now)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="source_slug")]

    def __str__(self) -> str:
        return self.name


class Slab(models.Model):
    """Some events of a source, sealed in one Parquet file among the slabs. They count once the source is published."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="slabs")
    source = models.ForeignKey(Source, models.CASCADE, related_name="slabs")
    path = models.CharField(max_length=200, unique=True)
    ids_path = models.CharField(max_length=200, blank=True)  # fingerprints of the events' message ids, if they have any
    events = models.PositiveIntegerField()
    size_bytes = models.PositiveBigIntegerField()
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["source_id", "pk"]

    def __str__(self) -> str:
        return self.path


class Customer(models.Model):
    """One customer, and what is known of them: a value for each trait that is known, by its key. Days are ISO text.

    source: the file that spoke of them last.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="customers")
    key = models.CharField(max_length=200)
    traits = models.JSONField(default=dict)
    source = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="customers")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "key"], name="customer_key")]

    def __str__(self) -> str:
        return self.key


REASONS = {
    "customer-twice": _("the customer stands in an earlier row"),
    "not-a-day": _("not a day that can be read"),
    "not-yes-or-no": _("neither yes nor no"),
    "not-a-number": _("not a number, and not a code"),
    "outside-scale": _("outside the scale"),
    "weight-not-a-number": _("the weight is not a number; the row does not count"),
    "weight-not-above-zero": _("the weight is not above 0; the row does not count"),
    "no-response": _("neither a response id nor a customer; the rating does not count"),
    "rated-twice": _("rated before in the same answer"),
    "no-zone": _("no time zone, where other times of the column have one"),
    "row-too-short": _("fewer cells than the header has"),
    "row-too-long": _("more cells than the header has"),
    "broken-quotes": _("quotation marks inside quoted text"),
    "no-customer": _("nobody is named"),
    "no-touchpoint": _("no touchpoint is named"),
    "no-time": _("no time is given"),
    "not-a-time": _("not a time that can be read"),
    "no-such-moment": _("the clock skipped this hour in the time zone of the file"),
    "not-a-sequence": _("not a whole number"),
    "value-not-a-number": _("the value is not a number"),
}


class SetAside(models.Model):
    """A row or cell of a source that could not be taken, kept with the reason."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="set_aside")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=200, blank=True)
    found = models.CharField(max_length=200)
    code = models.CharField(max_length=64)
    values = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["source", "row"], name="set_aside_in_order")]
        verbose_name_plural = "set aside"

    def __str__(self) -> str:
        return f"row {self.row} {self.column}"

    @property
    def reason(self) -> str:
        return str(REASONS.get(self.code, self.code))
