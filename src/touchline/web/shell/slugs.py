"""Names in URLs: readable, with a random tail, so that they never change and are never guessed."""

import secrets

from django.utils.text import slugify

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def tail(length: int = 6) -> str:
    """Return random letters that are easy to read out and hard to mistake."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_slug(name: str) -> str:
    """Return a URL name such as follow-up-call-7hk2mq from any text."""
    return f"{slugify(name)[:40].strip('-') or 'x'}-{tail()}"
