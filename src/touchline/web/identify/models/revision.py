"""What was changed of stages, segments, the tree, personas and types of customers, and how it is taken back."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from touchline.web.shell.slugs import tail
from touchline.web.workspace.models import Person, Workspace


def revision_slug() -> str:
    return tail(12)


class Revision(models.Model):
    """One typed change of rows of the library: what was, what is, who did it, when. Undo is one of its own.

    kind names the rows. before and after hold what differs, by the rows' URL names. handed: which rows of other
    tables went from a row that is gone to another, and where, so that they find back. aside: what a later room
    put aside for the way back.
    """

    class Kind(models.TextChoices):
        STAGES = "stages", _("Stages")
        SEGMENTS = "segments", _("Segments")
        TREE = "tree", _("Touchpoints")
        PERSONAS = "personas", _("Personas")
        TYPES = "types", _("Types of customers")

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="revisions")
    slug = models.SlugField(max_length=16, default=revision_slug)
    kind = models.CharField(max_length=8, choices=Kind)
    operation = models.CharField(max_length=16)
    subject = models.CharField(max_length=120)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    handed = models.JSONField(default=dict)
    aside = models.JSONField(default=dict)
    person = models.ForeignKey(Person, models.SET_NULL, null=True)
    at = models.DateTimeField(default=now)
    undoes = models.OneToOneField("self", models.SET_NULL, null=True, related_name="undone_by")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["workspace", "kind", "-at"], name="revision_history")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="revision_slug")]

    def __str__(self) -> str:
        return f"{self.operation} {self.subject}"
