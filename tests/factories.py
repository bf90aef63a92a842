"""Plain functions that make rows for tests."""

from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Member, Person, Role, Workspace

PASSWORD = "correct horse battery"


def make_person(name: str, *, language: str = "en") -> Person:
    return Person.objects.create_user(f"{name.lower()}@lavanda.example", PASSWORD, name=name, language=language)


def make_workspace(name: str = "Casa Lavanda", **fields: str) -> Workspace:
    return Workspace.objects.create(name=name, slug=new_slug(name), **fields)


def make_member(workspace: Workspace, person: Person, role: Role) -> Member:
    return Member.objects.create(workspace=workspace, person=person, role=role)
