"""Secret links: a token that only the link holds, and the hash that we keep."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """Return 256 bits that nobody guesses, as text for a URL."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Return what is stored and looked up. The token has too many bits to need salt or a slow hash."""
    return sha256(token.encode()).hexdigest()
