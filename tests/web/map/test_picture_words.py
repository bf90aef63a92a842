"""What a picture of a map says, in the reader's language."""

import io

import pypdf
import pytest
from django.test import Client
from django.utils import translation

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.engine.map.formats.picture.words import WORDS
from touchline.web.map.models import Map
from touchline.web.map.views.picture_words import picture_words


def test_every_word_of_a_picture_is_brought() -> None:
    assert WORDS.keys() - picture_words().keys() == set()


def test_words_with_a_place_for_a_value_keep_it_in_every_language() -> None:
    for language in ("en", "ro", "ru", "it", "vi"):
        with translation.override(language):
            told = picture_words()
        for key, english in WORDS.items():
            for place in ("{number}", "{pages}", "{word}", "{all}"):
                assert (place in english) == (place in told[key]), (language, key)


@pytest.mark.slow
def test_a_map_is_printed_on_tiles_in_the_readers_language(chi: Client, cast: Cast, map: Map) -> None:
    cast.chi.person.language = "ro"
    cast.chi.person.save()

    reply = chi.get(url(cast, "export", "pdf", "file"), {"paper": "a4"})

    assert reply.headers["Content-Type"] == "application/pdf"
    assert "Toți clienții" in pypdf.PdfReader(io.BytesIO(reply.content)).pages[0].extract_text()
    assert chi.get(url(cast, "export", "pdf", "file"), {"paper": "letter"}).status_code == 404
