"""Whatever the engine may refuse, the web can say in the reader's language."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

from tests.layout.promises import error_codes
from tests.layout.source import ROOT, House
from touchline.web.shell.wording import WORDING, __path__


def test_every_error_code_of_the_engine_has_words() -> None:
    wordless = {code: place for code, place in error_codes(House(ROOT)).items() if code not in WORDING}

    assert not wordless, "\n".join(f"{place}: {code}" for code, place in sorted(wordless.items()))


def test_no_code_has_two_wordings() -> None:
    rooms = (import_module(f"touchline.web.shell.wording.{module.name}") for module in iter_modules(__path__))
    times = Counter(code for room in rooms for code in getattr(room, "WORDING", ()))

    assert [code for code, count in times.items() if count > 1] == []
