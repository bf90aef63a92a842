"""What keeps people's data safe: hosts, cookies, content policy, passwords, upload limits."""

import os

from django.utils.csp import CSP

DEBUG = os.environ.get("TOUCHLINE_DEBUG") == "1"
ALLOWED_HOSTS = [h for h in os.environ.get("TOUCHLINE_ALLOWED_HOSTS", "").split(",") if h] or [
    "127.0.0.1",
    "localhost",
    "[::1]",
]

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
CSRF_FAILURE_VIEW = "touchline.web.shell.errors.csrf_failed"
SECURE_REFERRER_POLICY = "same-origin"
SERVED_OVER_HTTPS = os.environ.get("TOUCHLINE_HTTPS") == "1"
if SERVED_OVER_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
named = [host for host in os.environ.get("TOUCHLINE_ALLOWED_HOSTS", "").split(",") if host and host[0] not in ".*"]
# The address under which people reach Touchline: for letters that no request asks for. Empty while it is not known.
SITE = os.environ.get("TOUCHLINE_SITE", "").rstrip("/") or (
    f"https://{named[0]}" if SERVED_OVER_HTTPS and named else ""
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SERVED_OVER_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a wide file of answers has a few choices for each column
FILE_UPLOAD_MAX_MEMORY_SIZE = 0
ANSWER_FILE_MAX_BYTES = 50_000_000
EVENT_FILE_MAX_BYTES = 2_000_000_000
ATTACHMENT_MAX_BYTES = 10_000_000
ATTACHMENTS_A_TOUCHPOINT = 20
ATTACHMENTS_MAX_BYTES = 1_000_000_000  # of a workspace
METRICS_TOKEN = os.environ.get("TOUCHLINE_METRICS_TOKEN", "")
API_REQUESTS_A_MINUTE = int(os.environ.get("TOUCHLINE_API_REQUESTS_A_MINUTE") or 600)  # of each key
API_BODY_MAX_BYTES = 1_000_000
