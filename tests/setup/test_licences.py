"""Nothing that running Touchline installs binds its users, but for what was taken in knowingly."""

import pytest
from tools import licences


def test_every_package_of_the_run_lock_is_permissive() -> None:
    assert licences.unwelcome() == {}


def test_no_exception_outlives_its_package() -> None:
    assert set(licences.KNOWINGLY) <= set(licences.locked())


@pytest.mark.parametrize(
    ("licence", "welcome"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("LGPL-3.0-only", False),
        ("BSD-3-Clause AND GPL-2.0-only", False),
        ("Apache-2.0 OR GPL-2.0-only", True),
        ("(MIT OR Apache-2.0) AND Zlib", True),
        ("nothing stated", False),
    ],
)
def test_a_licence_is_read_with_its_choices(licence: str, *, welcome: bool) -> None:
    assert licences.is_permissive(licence) is welcome


def test_notice_is_what_make_lock_writes() -> None:
    from tools.notice import notice

    assert (licences.ROOT / "NOTICE").read_text("utf-8") == notice()
