import re

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.factories import make_survey


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ro", "ru", "it", "vi"])
def test_the_report_is_one_file_that_needs_nothing_else(cast: Cast, ana: Client, language: str) -> None:
    cast.ana.person.language = language
    cast.ana.person.save()
    make_survey(cast.workspace, "Guests", {"Desk": [4, 5, 3] * 10, "<b>Wi-Fi": [2, 2, 3] * 10})

    reply = ana.get(f"/w/{cast.workspace.slug}/report/")
    page = reply.content.decode()

    assert reply.headers["Content-Disposition"].startswith(f'attachment; filename="{cast.workspace.slug}-20')
    assert "&lt;b&gt;Wi-Fi" in page
    assert f'lang="{language}"' in page
    assert not re.findall(r'(?:href|src|action)="|url\((?!["\']?data:)|@import|<script', page)


def test_a_stranger_gets_no_report(cast: Cast, dario: Client) -> None:
    assert dario.get(f"/w/{cast.workspace.slug}/report/").status_code == 404
