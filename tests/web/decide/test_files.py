"""Options brought from a file, and taken away as one."""

import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.web.decide.conftest import Options
from touchline.web.decide import queries
from touchline.web.decide.models import Option
from touchline.web.identify.models import Status, Touchpoint
from touchline.web.identify.operations.touchpoints import create_touchpoint

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "options.csv"


def url(cast: Cast, rest: str = "file/") -> str:
    return f"/w/{cast.workspace.slug}/decide/{rest}"


def look(client: Client, cast: Cast, content: bytes, name: str = "options.csv"):  # type: ignore[no-untyped-def]
    return client.post(url(cast), {"file": SimpleUploadedFile(name, content)})


def take(client: Client, cast: Cast, seen: str) -> int:
    content = re.search(r'name="content" value="([^"]+)"', seen)
    assert content
    return client.post(url(cast), {"name": "options.csv", "content": content[1]}).status_code


def touchpoints(cast: Cast) -> None:
    for name in ("Phone line", "Printed catalogue", "Invoice"):
        create_touchpoint(cast.workspace, name=name, person=None)
    from touchline.web.identify.operations.stages import lay_out_stages

    lay_out_stages(cast.workspace, scheme="lifecycle")


def test_the_example_file_is_looked_at_then_taken(cast: Cast, bogdan: Client) -> None:
    touchpoints(cast)
    seen = look(bogdan, cast, EXAMPLE.read_bytes())

    assert not queries.options(cast.workspace)
    assert take(bogdan, cast, seen.text) == 302

    assert len(queries.options(cast.workspace)) == 10
    assert Touchpoint.objects.get(name="Live chat").status == Status.IDEA
    assert Touchpoint.objects.get(name="Invoice").protected


def test_a_file_changes_the_options_of_the_same_name(cast: Cast, bogdan: Client, options: Options) -> None:
    content = b"touchpoint,option,move,effect,running_cost\nphone LINE,Today,keep,0,4300\n"

    take(bogdan, cast, look(bogdan, cast, content).text)

    options.phone.refresh_from_db()
    assert (options.phone.name, options.phone.running_cost_minor) == ("Today", 430_000)
    assert len(queries.options(cast.workspace)) == 4


def test_every_problem_is_shown_by_row_and_nothing_is_taken(cast: Cast, bogdan: Client, options: Options) -> None:
    content = b"touchpoint,option,move,effect,running_cost\nPhone lin,Shut,eliminate,-1,0\nPhone line,x,keep,0,many\n"

    reply = look(bogdan, cast, content)

    assert reply.status_code == 422
    assert "many" in reply.text
    assert 'name="content"' not in reply.text


def test_a_touchpoint_nobody_knows_comes_with_the_nearest(cast: Cast, bogdan: Client, options: Options) -> None:
    content = (
        b"touchpoint,option,move,effect,running_cost\nPhone lin,As it is,keep,0,5\nPhone lin,Shut,eliminate,-1,0\n"
    )

    reply = look(bogdan, cast, content)

    assert "Did you mean “Phone line”?" in reply.text


def test_another_currency_is_refused(cast: Cast, bogdan: Client) -> None:
    reply = look(bogdan, cast, b"currency: RON\ntouchpoints: []\n", "options.yaml")

    assert "this workspace has EUR" in reply.text


def test_the_download_brought_again_changes_nothing(cast: Cast, bogdan: Client, options: Options) -> None:
    Option.objects.filter(pk=options.no_phone.pk).update(effect=None, effect_low=None, effect_high=None)
    sheet = bogdan.get(url(cast, "file/options.csv"))

    reply = look(bogdan, cast, sheet.content)

    assert reply.status_code == 200
    assert (reply.context["parcel"].news, reply.context["parcel"].same) == ([], 4)
    assert "says nothing that is not here already" in reply.text


def test_the_download_edited_in_a_spreadsheet_shows_what_would_change(
    cast: Cast, bogdan: Client, options: Options
) -> None:
    sheet = bogdan.get(url(cast, "file/options.csv")).content.decode("utf-8-sig")
    edited = sheet.replace("4200.00", "5100,50").replace(",", ";").replace("5100;50", "5100,50")

    reply = look(bogdan, cast, edited.encode("cp1252"))
    (item,) = reply.context["parcel"].news
    take(bogdan, cast, reply.text)

    assert [(d.field, d.before, d.after) for d in item.differences] == [("running_cost_minor", 420_000, 510_050)]
    assert "€4,200 → €5,100.50" in reply.text
    options.phone.refresh_from_db()
    options.catalogue.refresh_from_db()
    assert (options.phone.running_cost_minor, options.phone.version) == (510_050, 3)
    assert options.catalogue.version == 2


def test_a_file_does_not_eliminate_what_is_protected(cast: Cast, bogdan: Client, options: Options) -> None:
    Touchpoint.objects.filter(pk=options.phone.touchpoint_id).update(protected=True)
    content = b"touchpoint,option,move,effect,running_cost\nPhone line,x,keep,0,1\nPhone line,Shut,eliminate,-1,0\n"

    reply = look(bogdan, cast, content)

    assert reply.status_code == 422
    assert "This touchpoint is protected, so it can&#x27;t be eliminated." in reply.text
    assert "Eliminate it" not in bogdan.get(url(cast, "file/options.csv")).text.split("Catalogue")[0]


def test_a_name_that_looks_like_a_formula_is_guarded(cast: Cast, bogdan: Client, options: Options) -> None:
    options.phone.name = "=1+1"
    options.phone.save()

    assert "'=1+1" in bogdan.get(url(cast, "file/options.csv")).text


def test_a_viewer_brings_no_file(cast: Cast, chi: Client) -> None:
    assert chi.get(url(cast)).status_code == 403
