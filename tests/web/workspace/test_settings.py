from django.test import Client

from tests.conftest import Cast

ANSWERS = {"name": "Lavanda", "language": "ro", "currency": "RON", "time_zone": "Europe/Bucharest", "version": 1}
ANSWERS |= {"evidence_half_life_days": 180}


def test_settings_are_stored(cast: Cast, ana: Client) -> None:
    ana.post(f"/w/{cast.workspace.slug}/settings/", ANSWERS)

    cast.workspace.refresh_from_db()
    assert (cast.workspace.name, cast.workspace.currency, cast.workspace.version) == ("Lavanda", "RON", 2)


def test_a_stale_edit_is_refused_and_the_first_stands(cast: Cast, ana: Client) -> None:
    ana.post(f"/w/{cast.workspace.slug}/settings/", ANSWERS)

    reply = ana.post(f"/w/{cast.workspace.slug}/settings/", ANSWERS | {"name": "Other"})

    cast.workspace.refresh_from_db()
    assert reply.status_code == 409
    assert cast.workspace.name == "Lavanda"


def test_a_workspace_of_ones_own_is_made_in_a_minute(cast: Cast, chi: Client) -> None:
    reply = chi.post("/new/", ANSWERS | {"name": "Chi's own"}, follow=True)

    assert reply.status_code == 200
    assert len(chi.get("/?all").context["memberships"]) == 2


def test_somebody_without_a_workspace_reads_what_to_do(cast: Cast, chi: Client) -> None:
    cast.chi.delete()

    assert "Ask the administrator" in chi.get("/").text


def test_how_long_evidence_keeps_half_its_worth_is_set_for_the_workspace(cast: Cast, ana: Client) -> None:
    shown = ana.get(f"/w/{cast.workspace.slug}/settings/")
    ana.post(f"/w/{cast.workspace.slug}/settings/", ANSWERS)

    cast.workspace.refresh_from_db()
    assert 'value="365"' in shown.text
    assert cast.workspace.evidence_half_life_days == 180


def test_evidence_that_counts_half_at_once_or_never_is_refused(cast: Cast, ana: Client) -> None:
    for days in ("0", "3651", ""):
        ana.post(f"/w/{cast.workspace.slug}/settings/", ANSWERS | {"evidence_half_life_days": days})

    cast.workspace.refresh_from_db()
    assert (cast.workspace.evidence_half_life_days, cast.workspace.version) == (365, 1)
