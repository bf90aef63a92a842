"""The rules of the house, asked of the real source."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command

from tests.layout import floors, promises, shape
from tests.layout.contracts import broken_contracts
from tests.layout.source import ROOT, Fault, House

RULES = [
    shape.long_files,
    shape.long_functions,
    shape.vague_names,
    shape.stray_room_files,
    shape.held_orientations,
    shape.universal_siblings,
    floors.upward_foreign_keys,
    floors.models_by_name,
    floors.rows_in_views,
    floors.clocks_in_the_engine,
    promises.unclear_engine_functions,
    promises.unwritten_error_codes,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_keeps_the_rule(rule: Callable[[House], Iterator[Fault]]) -> None:
    faults = list(rule(House(ROOT)))

    assert not faults, "\n".join([rule.__doc__ or "", *map(str, faults)])


def test_the_import_contracts_are_kept() -> None:
    assert broken_contracts(House(ROOT)) == ""


@pytest.mark.slow
@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True)
