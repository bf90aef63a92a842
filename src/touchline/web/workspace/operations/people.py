"""What can be done to a person's own account."""

from touchline.web.workspace.models import Person


def change_person(person: Person, *, name: str, language: str) -> None:
    """Store what the person is called and which language they read."""
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])


def choose_language(person: Person, *, language: str) -> None:
    person.language = language
    person.save(update_fields=["language"])
