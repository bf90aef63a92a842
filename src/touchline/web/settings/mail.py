"""The mail server, if there is one: TOUCHLINE_SMTP_URL, or the EMAIL_* variables."""

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def mailer(environment: dict[str, str]) -> dict[str, Any] | None:
    """Return Django's options of the mail server named in the environment, or None.

    TOUCHLINE_SMTP_URL is smtp://name:password@host:587 (STARTTLS when there is a password, or with ?tls=1)
    or smtps://name:password@host:465.
    """
    if url := environment.get("TOUCHLINE_SMTP_URL"):
        return from_url(url)
    host = environment.get("EMAIL_HOST")
    if not host:
        return None
    secure = environment.get("EMAIL_USE_SSL", "").lower() in {"1", "true", "yes"}
    return {
        "host": host,
        "port": int(environment.get("EMAIL_PORT") or (465 if secure else 25)),
        "username": environment.get("EMAIL_HOST_USER", ""),
        "password": environment.get("EMAIL_HOST_PASSWORD", ""),
        "use_ssl": secure,
        "use_tls": environment.get("EMAIL_USE_TLS", "").lower() in {"1", "true", "yes"},
        "timeout": 10,
    }


def from_url(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        message = "TOUCHLINE_SMTP_URL must look like smtp://name:password@mail.example:587"
        raise ValueError(message)
    secure = parts.scheme == "smtps"
    asked = parse_qs(parts.query).get("tls", ["1" if parts.password else "0"])[0]
    return {
        "host": parts.hostname,
        "port": parts.port or (465 if secure else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": secure,
        "use_tls": not secure and asked == "1",
        "timeout": 10,
    }


OPTIONS = mailer(dict(os.environ))
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": OPTIONS}} if OPTIONS else {}
DEFAULT_FROM_EMAIL = os.environ.get("TOUCHLINE_MAIL_FROM") or (OPTIONS or {}).get("username") or "touchline@localhost"
SILENCED_SYSTEM_CHECKS = ["mail.W001"]  # a house without a mail server is complete; its pages say so
