"""What is said of files that were read, in the reader's language: every remark, every fault, every place."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from tests.conftest import Cast
from touchline.engine.map import formats
from touchline.engine.map.formats import remark_words
from touchline.engine.map.formats.remark_words import REMARKS
from touchline.web.map.views.remark_words import noticed, wrong
from touchline.web.shell.wording import map_faults, map_remarks

PART = re.compile(r"%\((\w+)\)")
LANGUAGES = ("en", "ro", "ru", "it", "vi")
TABLE = "stage,touchpoint,cost,weather\nBuy,Till,much,glad\nBuy,Till,3,sad\n"
WRONG = "touchline-map: 1\nname: Shop\nkind: talk\nstages: {a b: A, c: C}\ncards: [{touchpoint: x, stage: d}]\nfoo: 1\n"


def test_every_remark_and_every_wish_has_words() -> None:
    assert REMARKS.keys() == map_remarks.REMARKS.keys()
    assert remark_words.WANTED.keys() == map_faults.WANTED.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_speak_only_of_what_a_remark_knows(language: str) -> None:
    with translation.override(language):
        strange = [
            code
            for code, said in map_remarks.REMARKS.items()
            for ours, theirs in zip(said, REMARKS[code], strict=True)
            if set(PART.findall(str(ours))) - set(PART.findall("".join(REMARKS[code])))
        ]

    assert not strange


def test_a_remark_is_said_in_the_language_of_the_reader() -> None:
    remarks = formats.read_file(TABLE.encode(), "shop.csv").remarks

    with translation.override("ro"):
        said = [noticed(remark) for remark in remarks if remark.code in {"column-in-notes", "stands-there"}]

    assert [(one.place, one.found, one.done) for one in said] == [
        ("rândul 1, coloana D", "„weather” nu este un câmp al unei hărți", "păstrat în note"),
        ("rândul 3", "Till stă deja în celula aceea", "citit ca un singur card"),
    ]


def test_a_fault_is_said_in_the_language_of_the_reader() -> None:
    faults = formats.map_faults(WRONG)

    with translation.override("it"):
        said = {(one.line, one.found, one.fix) for one in map(wrong, faults)}

    assert (5, "cards.0.stage è «d», che il file non ha", "Aggiungilo al file, o indicane un altro.") in said
    assert (4, "stages.a b è «a b»", "Correggi questo valore.") in said


def test_the_page_of_an_import_speaks_one_language(bogdan: Client, cast: Cast) -> None:
    cast.bogdan.person.language = "ru"
    cast.bogdan.person.save()
    page = bogdan.post(
        f"/w/{cast.workspace.slug}/map/import/",
        {"file": SimpleUploadedFile("shop.csv", TABLE.encode())},
    ).content.decode()

    assert "«weather» — не поле карты" in page
    assert "kept in the notes" not in page
