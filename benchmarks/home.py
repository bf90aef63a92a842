# ruff: noqa: PLC0415 Django is imported once its home is known
"""A home of its own for benchmarks that open pages."""

import os
import tempfile
from functools import cache


def client_of_workspace(slug: str):  # type: ignore[no-untyped-def]
    """Make a workspace in the home of this process; return it, its administrator and a client signed in as them."""
    set_up()
    from django.test import Client

    from touchline.web.workspace.models import Member, Person, Role, Workspace

    person = Person.objects.create_user(f"ana@{slug}.example", "correct horse battery", name="Ana")
    workspace = Workspace.objects.create(slug=slug, name=slug.title())
    Member.objects.create(workspace=workspace, person=person, role=Role.ADMINISTRATOR)
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return workspace, person, client


@cache
def set_up() -> None:
    os.environ["TOUCHLINE_HOME"] = tempfile.mkdtemp(prefix="touchline-bench-")
    os.environ["TOUCHLINE_ALLOWED_HOSTS"] = "testserver"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchline.web.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from touchline.web.shell.memory import settle

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    settle()
