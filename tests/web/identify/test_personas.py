"""Personas: portraits of a segment's typical customer, honest about what they rest on."""

from datetime import date

from django.test import Client
from django.utils.translation import override

from tests.conftest import Cast
from touchline.web.identify import operations, queries
from touchline.web.identify.models import Persona
from touchline.web.map import operations as map_operations

FIELDS = ("name", "segment", "type", "role", "age", "place", "portrait", "quote", "goals", "needs", "frustrations")
FIELDS += ("channels", "source", "source_date", "people", "source_language")


def url(cast: Cast, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, "identify", "personas", *parts, ""])


def filled(persona: Persona | None = None, **said: str) -> dict[str, str]:
    """Return what a browser sends: every field, and what each showed."""
    shown = {field: getattr(persona, field, "") or "" for field in FIELDS} if persona else {}
    shown = {field: str(getattr(value, "slug", value)) for field, value in shown.items()}
    return {**shown, **{f"initial-{field}": text for field, text in shown.items()}, **said}


def maria(cast: Cast, **more: object) -> Persona:
    return operations.add_persona(cast.workspace, person=cast.ana.person, name="Maria", **more)


def test_a_persona_is_drawn_for_a_segment_and_stands_on_its_page(cast: Cast, bogdan: Client) -> None:
    families = operations.segment_named(cast.workspace, "Families")

    bogdan.post(url(cast, "add"), {"name": "Maria", "segment": families.slug, "goals": "A calm evening\r\nOne bill"})

    persona = queries.personas(cast.workspace)[0]
    assert (persona.name, persona.segment) == ("Maria", families)
    assert persona.lists["goals"] == ["A calm evening", "One bill"]
    assert "Maria" in bogdan.get(url(cast)).content.decode()


def test_a_persona_without_a_source_says_so_and_one_with_a_source_says_how_many_people(
    cast: Cast, bogdan: Client
) -> None:
    maria(cast)
    assumed = bogdan.get(url(cast)).content.decode()

    persona = queries.personas(cast.workspace)[0]
    said = {"source": "Interviews at the door", "source_date": "2026-03-04", "people": "8"}
    bogdan.post(url(cast, persona.slug), filled(persona, **said))

    assert "Assumed: nobody has said what it rests on" in assumed
    observed = bogdan.get(url(cast)).content.decode()
    assert "Assumed" not in observed
    assert "Interviews at the door, Mar 4, 2026 · 8 people" in " ".join(observed.split())


def test_a_source_without_a_day_and_a_day_to_come_are_refused(cast: Cast, bogdan: Client) -> None:
    without = bogdan.post(url(cast, "add"), {"name": "Maria", "source": "Interviews"})
    to_come = bogdan.post(url(cast, "add"), {"name": "Maria", "source": "Interviews", "source_date": "2999-01-01"})
    nothing = bogdan.post(url(cast, "add"), {"name": "Maria", "people": "8"})

    assert [reply.status_code for reply in (without, to_come, nothing)] == [422, 422, 422]
    assert "Say of which day the source is" in without.content.decode()
    assert "This day is still to come." in to_come.content.decode()
    assert "Say what the portrait rests on" in nothing.content.decode()
    assert queries.personas(cast.workspace) == []


def test_two_people_change_different_fields_and_both_stand(cast: Cast, ana: Client, bogdan: Client) -> None:
    seen_by_both = maria(cast, goals="Quiet", needs="A lift")

    ana.post(url(cast, seen_by_both.slug), filled(seen_by_both, goals="A calm evening"))
    bogdan.post(url(cast, seen_by_both.slug), filled(seen_by_both, needs="A ramp"))

    persona = queries.persona(cast.workspace, seen_by_both.slug)
    assert (persona.goals, persona.needs) == ("A calm evening", "A ramp")


def test_the_same_field_changed_meanwhile_shows_both_and_saving_again_decides(
    cast: Cast, ana: Client, bogdan: Client
) -> None:
    seen_by_both = maria(cast, goals="Quiet")
    ana.post(url(cast, seen_by_both.slug), filled(seen_by_both, goals="A calm evening"))

    refused = bogdan.post(url(cast, seen_by_both.slug), filled(seen_by_both, goals="Speed"))

    assert refused.status_code == 409
    assert "Somebody else wrote here meanwhile: “A calm evening”." in refused.content.decode()
    stands = queries.persona(cast.workspace, seen_by_both.slug)
    assert stands.goals == "A calm evening"
    again = refused.context["form"]
    sent = {name: str(again[name].value() or "") for name in again.fields}
    shown = {again[name].html_initial_name: str(again.data[again[name].html_initial_name]) for name in again.fields}
    bogdan.post(url(cast, stands.slug), {**sent, **shown})
    assert queries.persona(cast.workspace, stands.slug).goals == "Speed"


def test_words_in_another_language_stand_for_its_readers_and_the_source_for_the_rest(
    cast: Cast, bogdan: Client
) -> None:
    persona = maria(cast, goals="A calm evening", needs="A lift")

    bogdan.post(url(cast, persona.slug) + "?in=ro", {"goals": "O seară liniștită", "needs": ""})

    persona = queries.persona(cast.workspace, persona.slug)
    with override("ro"):
        assert persona.told == {"name": "Maria", "goals": "O seară liniștită", "needs": "A lift"}
    with override("it"):
        assert persona.told["goals"] == "A calm evening"
    form = bogdan.get(url(cast, persona.slug) + "?in=ro").content.decode()
    assert "A calm evening" in form
    assert "O seară liniștită" in form


def test_the_words_of_the_source_stand_under_the_label_of_their_field(cast: Cast, bogdan: Client) -> None:
    persona = maria(cast, needs="A lift\n<b>A seat</b>")

    form = bogdan.get(url(cast, persona.slug) + "?in=ro").content.decode()

    label, words, field = (
        form.index(part) for part in ("Needs", 'words-source">A lift<br>&lt;b&gt;A seat', 'name="needs"')
    )
    assert label < words < field


def test_a_removed_persona_comes_back_whole_by_undo(cast: Cast, bogdan: Client) -> None:
    families = operations.segment_named(cast.workspace, "Families")
    persona = maria(
        cast, segment=families, source="Interviews", source_date=date(2026, 3, 4), people=8, quote="At last."
    )
    before = queries.persona(cast.workspace, persona.slug)

    bogdan.post(url(cast, persona.slug, "remove"))
    assert queries.personas(cast.workspace) == []
    last = queries.last_revision(cast.workspace, "personas", cast.bogdan.person)
    assert last
    map_operations.undo_revision(last, person=cast.bogdan.person)

    after = queries.persona(cast.workspace, persona.slug)
    kept = ("name", "segment", "source", "source_date", "people", "quote", "texts")
    assert [getattr(after, field) for field in kept] == [getattr(before, field) for field in kept]


def test_a_segment_that_goes_hands_its_personas_on_and_undo_hands_them_back(cast: Cast) -> None:
    families = operations.segment_named(cast.workspace, "Families")
    firms = operations.segment_named(cast.workspace, "Firms")
    persona = maria(cast, segment=families)

    _moved, revision = map_operations.merge_segment(families, into=firms, person=cast.ana.person)

    assert queries.persona(cast.workspace, persona.slug).segment == firms
    assert revision
    map_operations.undo_revision(revision, person=cast.ana.person)
    back = queries.persona(cast.workspace, persona.slug).segment
    assert back
    assert back.name == "Families"


def test_a_viewer_reads_personas_and_changes_none(cast: Cast, chi: Client) -> None:
    persona = maria(cast)

    page = chi.get(url(cast)).content.decode()

    assert "Maria" in page
    assert "Draw a persona" not in page
    assert chi.get(url(cast, persona.slug)).status_code == 403
    assert chi.post(url(cast, persona.slug, "remove")).status_code == 403
