"""What is kept with a failed job: code, found, expected, fix, and the values to word it in any language."""

import json
from typing import Any

from django.conf import settings

from touchline.engine.errors import UnusableInputError
from touchline.web.workspace.models import Job

Fault = dict[str, Any]


def unusable(error: UnusableInputError) -> Fault:
    """Something the work was given cannot be used; trying again would change nothing."""
    words = {"code": error.code, "found": error.found, "expected": error.expected, "fix": error.fix}
    return {**words, "values": plain(error.values)}


def unforeseen(job: Job) -> Fault:
    """An error nobody foresaw. Its trace stands in the log only, beside the code to quote."""
    return {
        "code": "job-stopped-unforeseen",
        "found": "the work stopped with an error that nobody foresaw",
        "expected": "work that comes to its end",
        "fix": f"Try again. If it happens again, ask your administrator and quote {job.slug}.",
        "values": {"quote": job.slug},
    }


def worker_ended() -> Fault:
    """The work ended its process, again and again."""
    return {
        "code": "job-ended-its-worker",
        "found": f"the work ended its process {settings.JOB_ATTEMPTS} times at the same place",
        "expected": "work that comes to its end",
        "fix": "See whether the machine has enough memory, then try again.",
        "values": {"times": settings.JOB_ATTEMPTS},
    }


def unknown_kind(kind: str) -> Fault:
    """No room knows this kind of work: it was asked for by another version."""
    return {
        "code": "job-of-unknown-kind",
        "found": f"this version of Touchline does not know the work {kind}",
        "expected": "work that one of its rooms can do",
        "fix": "Ask for the work again.",
        "values": {"kind": kind},
    }


def plain(values: Any) -> Any:
    """Return values as JSON keeps them."""
    return json.loads(json.dumps(values, default=str))
