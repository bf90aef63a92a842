"""Whatever the engine may refuse, the web can say in the reader's language."""

from tests.layout.promises import error_codes
from tests.layout.source import ROOT, House
from touchline.web.shell.wording import WORDING


def test_every_error_code_of_the_engine_has_words() -> None:
    wordless = {code: place for code, place in error_codes(House(ROOT)).items() if code not in WORDING}

    assert not wordless, "\n".join(f"{place}: {code}" for code, place in sorted(wordless.items()))
