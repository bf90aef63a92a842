"""Whatever the engine may refuse, the web can say in the reader's language."""

from tests.layout.promises import error_codes
from tests.layout.source import ROOT, House
from touchline.web.shell.wording import WORDING

ONLY_ON_THE_COMMAND_LINE = {"ambiguous-day", "no-events", "not-plain-cells"}  # no page reads files of events yet


def test_every_error_code_of_the_engine_has_words() -> None:
    wordless = {code: place for code, place in error_codes(House(ROOT)).items() if code not in WORDING}
    unsaid = {code: place for code, place in wordless.items() if code not in ONLY_ON_THE_COMMAND_LINE}

    assert not unsaid, "\n".join(f"{place}: {code}" for code, place in sorted(unsaid.items()))


def test_no_code_is_excused_that_has_words_or_is_gone() -> None:
    assert {code for code in error_codes(House(ROOT)) if code not in WORDING} >= ONLY_ON_THE_COMMAND_LINE
