"""API keys: made, revoked, and counted while they are used."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q

from touchline.web.shell.slugs import tail
from touchline.web.workspace.models import ApiKey, Person, Scope, Workspace
from touchline.web.workspace.operations.audit import note
from touchline.web.workspace.tokens import hash_of, new_token

MARK = "tl"  # a key begins with it, so that who finds one knows whose it is
LAST_USED_EVERY = timedelta(minutes=1)


@transaction.atomic
def make_api_key(workspace: Workspace, *, name: str, scope: Scope, person: Person) -> tuple[ApiKey, str]:
    """Make a key; return it with the text that opens, which is shown once and not kept."""
    secret, prefix = new_token(), tail(8)
    key = ApiKey.objects.create(
        workspace=workspace, name=name, prefix=prefix, secret_hash=hash_of(secret), scope=scope, made_by=person
    )
    note(workspace, person, "workspace.make_api_key", name, prefix=prefix, scope=scope)
    return key, f"{MARK}_{prefix}_{secret}"


@transaction.atomic
def revoke_api_key(key: ApiKey, *, person: Person, at: datetime) -> None:
    """End a key for good. One that was revoked before stays as it is."""
    if ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=at):
        note(key.workspace, person, "workspace.revoke_api_key", key.name, prefix=key.prefix)


def note_use(key: ApiKey, at: datetime) -> None:
    """Keep when a key was last used, to the minute."""
    unnoted = Q(last_used_at=None) | Q(last_used_at__lt=at - LAST_USED_EVERY)
    if key.last_used_at is None or key.last_used_at < at - LAST_USED_EVERY:
        ApiKey.objects.filter(unnoted, pk=key.pk).update(last_used_at=at)


def seconds_to_wait(who: str, at: datetime) -> int:
    """Count one request of a key or address in this minute; return how long to wait, 0 if it may go on."""
    minute, second = divmod(int(at.timestamp()), 60)
    counter = f"api:{who}:{minute}"
    cache.add(counter, 0, timeout=120)
    try:
        used = cache.incr(counter)
    except ValueError:  # the cache was emptied just now
        return 0
    return 0 if used <= settings.API_REQUESTS_A_MINUTE else 60 - second
