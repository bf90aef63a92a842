"""Which API keys there are, and which of them a text belongs to."""

from django.utils.crypto import constant_time_compare

from touchline.web.workspace.models import ApiKey, Workspace
from touchline.web.workspace.tokens import hash_of

LONGEST = 200


def api_keys(workspace: Workspace) -> list[ApiKey]:
    """Return the keys of a workspace: those in use first, each newest first."""
    rows = ApiKey.objects.filter(workspace=workspace).select_related("made_by").order_by("-made_at", "-pk")
    return sorted(rows, key=lambda key: key.revoked_at is not None)


def api_key(workspace: Workspace, prefix: str) -> ApiKey | None:
    return ApiKey.objects.filter(workspace=workspace, prefix=prefix).select_related("workspace").first()


def api_key_of(text: str) -> ApiKey | None:
    """Return the key in use that this text belongs to."""
    _mark, _, rest = text[:LONGEST].partition("_")
    prefix, _, secret = rest.partition("_")
    if not (prefix.isascii() and prefix.isalnum() and secret):
        return None
    key = ApiKey.objects.filter(prefix=prefix).select_related("workspace", "made_by").first()
    kept = key.secret_hash if key else hash_of("")
    same = constant_time_compare(kept, hash_of(secret))
    return key if key and same and key.revoked_at is None else None
