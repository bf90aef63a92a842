"""Who are we? People, workspaces, members, jobs, the audit trail."""

from datetime import datetime, timedelta
from math import ceil
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchline.engine.errors import UnusableInputError
from touchline.web.shell.slugs import new_slug, tail
from touchline.web.shell.wording import Trouble, words


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """Make a person who signs in with this e-mail address."""
        person = self.model(email=email.lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in. One person may be a member of several workspaces."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8, default="en", choices=settings.LANGUAGES)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=now)

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email


class Industry(models.TextChoices):
    """What a company does, where that says which touchpoints it is likely to have."""

    RETAIL = "retail", _("Retail")
    ONLINE_SHOP = "online-shop", _("Online shop")
    SAAS = "saas", _("Software as a service")
    SERVICES = "services", _("Home and personal services")
    HOSPITALITY = "hospitality", _("Hospitality")
    BANK = "bank", _("Bank")
    NON_PROFIT = "non-profit", _("Non-profit")


class Workspace(models.Model):
    """One company's own place: everything it knows, kept apart from every other.

    sample is the key of the made-up company that it was filled with; empty for a company of flesh and blood.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8, default="en", choices=settings.LANGUAGES)
    currency = models.CharField(max_length=3, default="EUR")
    time_zone = models.CharField(max_length=64, default="UTC")
    industry = models.CharField(max_length=16, blank=True, choices=Industry)
    sample = models.SlugField(max_length=40, blank=True)
    evidence_half_life_days = models.PositiveIntegerField(default=365)
    created_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def sample_name(self) -> str:
        """Return the name of the made-up company whose data these are; empty where they are a company's own."""
        return self.sample.replace("-", " ").title()


class TraitKind(models.TextChoices):
    TEXT = "text", _("Text")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    YES_NO = "yes-no", _("Yes or no")


class Trait(models.Model):
    """Something that may be known of a customer: a country, a number of orders, the day of the first one."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="traits")
    key = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=TraitKind)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "key"], name="trait_key")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    EDITOR = "editor", _("Editor")
    VIEWER = "viewer", _("Viewer")


def member_slug() -> str:
    return new_slug("member")


class Member(models.Model):
    """A person in a workspace, with the role that says what they may do there."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="members")
    slug = models.SlugField(max_length=60, unique=True, default=member_slug)
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role)
    joined_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "person"], name="one_membership_each")]

    def __str__(self) -> str:
        return str(self.person)


class JoinLink(models.Model):
    """An invitation: whoever holds the link may join once, with this role. Only the token's hash is kept."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="join_links")
    slug = models.SlugField(max_length=60, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=16, choices=Role)
    email = models.EmailField(blank=True)
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.email or self.slug


class Scope(models.TextChoices):
    READ = "read", _("Read")
    WRITE = "write", _("Read and write")


class ApiKey(models.Model):
    """What a program shows to be let into one workspace. Only the secret's hash is kept; the prefix is its name."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=80)
    prefix = models.SlugField(max_length=16, unique=True)
    secret_hash = models.CharField(max_length=64)
    scope = models.CharField(max_length=8, choices=Scope, default=Scope.READ)
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Purpose(models.TextChoices):
    START = "start", _("Set up this installation")
    SIGN_IN = "sign_in", _("Sign in once")


class OneTimeLink(models.Model):
    """A link printed by the program for whoever runs it. Only the token's hash is kept."""

    purpose = models.CharField(max_length=8, choices=Purpose)
    token_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.purpose


class JobState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Stopped")


def no_lease() -> datetime:
    return now() - timedelta(days=1)


def job_slug() -> str:
    return tail(10)


class Job(models.Model):
    """Work that runs later, in chunks, and survives a crash at any moment. Its slug is the code to quote."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="jobs", null=True)
    slug = models.CharField(max_length=16, unique=True, default=job_slug)
    kind = models.CharField(max_length=64)
    title_text = models.CharField(max_length=200)  # as its room says it, in the words of the source
    title_names = models.JSONField(default=dict)  # what it names, as a file
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=JobState, default=JobState.WAITING)
    cursor = models.JSONField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    result = models.JSONField(null=True)
    error = models.JSONField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)  # how often the chunk at the cursor was begun
    cancel_asked = models.BooleanField(default=False)
    run_after = models.DateTimeField(default=now)
    lease_until = models.DateTimeField(default=no_lease)
    claim = models.CharField(max_length=32, default="", blank=True)
    claimed_at = models.DateTimeField(null=True)
    done_at_claim = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField(null=True)  # when the cursor last moved
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True)
    asked_at = models.DateTimeField(default=now)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "run_after"], name="job_to_claim"),
            models.Index(fields=["workspace", "-asked_at", "-id"], name="job_history"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def title(self) -> str:
        """What it does, in the reader's language."""
        text = gettext(self.title_text)
        return text % self.title_names if self.title_names else text

    @property
    def is_open(self) -> bool:
        """Whether it still has work to do."""
        return self.state in (JobState.WAITING, JobState.RUNNING)

    @property
    def can_be_tried_again(self) -> bool:
        return self.state in (JobState.FAILED, JobState.CANCELLED)

    @property
    def trouble(self) -> Trouble | None:
        """Why it failed, or why it is being tried again, in the reader's language."""
        if not self.error or self.state == JobState.DONE:
            return None
        values = {name: self.error[name] for name in ("code", "found", "expected", "fix")}
        return words(UnusableInputError(**values, **self.error["values"]))

    @property
    def minutes_left(self) -> int | None:
        """How long it takes still, by its pace since a worker took it up. None while that is unknown."""
        done = self.done - self.done_at_claim
        if not (self.state == JobState.RUNNING and done > 0 and self.total and self.claimed_at and self.moved_at):
            return None
        pace_s = (self.moved_at - self.claimed_at).total_seconds() / done
        return ceil(pace_s * max(self.total - self.done, 0) / 60)


class JobTally(models.Model):
    """How many jobs ended, of those that are too old to be listed one by one."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="job_tallies", null=True)
    kind = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=JobState)
    jobs = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "job tallies"

    def __str__(self) -> str:
        return f"{self.kind} {self.state} {self.jobs}"


class ScheduledRun(models.Model):
    """When a schedule, declared in a room's jobs.py, is due next."""

    name = models.CharField(max_length=80)
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="scheduled_runs", null=True)
    rhythm = models.CharField(max_length=80)
    next_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "workspace"], name="one_run_per_workspace"),
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(workspace=None), name="one_run_of_the_installation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} at {self.next_at}"


class AuditEntry(models.Model):
    """Who did what, when: written once, never changed."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="audit_entries")
    person = models.ForeignKey(Person, models.SET_NULL, null=True)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    at = models.DateTimeField(default=now, db_index=True)

    class Meta:
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
