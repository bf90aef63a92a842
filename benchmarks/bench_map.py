# ruff: noqa: PLC0415 Django is imported once its home is known
"""The map's page with 200 cards: server time, by the test client, with readings on half of them."""

import os
import tempfile

from benchmarks.benchmark import Benchmark

CARDS = 200


def filled_map() -> object:
    """Make a home of its own with one workspace and its map; return what opens the page."""
    os.environ["TOUCHLINE_HOME"] = tempfile.mkdtemp(prefix="touchline-bench-")
    os.environ["TOUCHLINE_ALLOWED_HOSTS"] = "testserver"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchline.web.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from touchline.web.workspace.models import Member, Person, Role, Workspace

    person = Person.objects.create_user("ana@lavanda.example", "correct horse battery", name="Ana")
    workspace = Workspace.objects.create(slug="bench", name="Bench")
    Member.objects.create(workspace=workspace, person=person, role=Role.ADMINISTRATOR)
    put_cards(workspace, person)
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/w/bench/map/")  # templates are read once
    return client


def put_cards(workspace, person) -> None:  # type: ignore[no-untyped-def]
    from touchline.web.map import operations

    map = operations.start_map(workspace, scheme="lifecycle", person=person)
    stages = list(workspace.stages.all())
    readings = []
    for number in range(CARDS):
        stage = stages[number % len(stages)]
        card = operations.add_touchpoint(map, name=f"Touchpoint {number}", stage=stage, person=person)
        new = operations.NewReading(
            card.touchpoint, "score", 4.0, "points 1-5", "mean", 100, 3.8, 4.2, {"scale": [1, 5]}
        )
        readings += [new] * (number % 2)
    operations.post_readings(readings)


def page(client) -> None:  # type: ignore[no-untyped-def]
    assert client.get("/w/bench/map/").status_code == 200


BENCHMARKS = [Benchmark(f"the map's page with {CARDS} cards, on the server", 0.5, filled_map, page)]
