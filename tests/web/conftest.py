"""Workspaces that are filled once for all tests of a file."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.conftest import Cast, made
from tests.web.filled import fill


@pytest.fixture(scope="module")
def filled_for_all(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """The cast with both workspaces filled, in a transaction around those of the tests: each takes back what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = made()
        fill(cast.workspace)
        fill(cast.elsewhere)
        yield cast
        transaction.set_rollback(True)


@pytest.fixture
def filled(db: None, filled_for_all: Cast) -> Cast:
    """The filled cast, read anew."""
    known = [getattr(filled_for_all, field.name) for field in fields(Cast)]
    return Cast(*(type(row)._default_manager.get(pk=row.pk) for row in known))
