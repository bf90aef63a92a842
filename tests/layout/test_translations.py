"""Every text stands in every language, and is made of the same parts."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from tools import messages

TRANSLATED = [language for language in messages.LANGUAGES if language != "en"]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sdif]|%[sd]|\{(\w*)\}")
CEDILLAS = "\u015e\u015f\u0162\u0163"  # the letters with a cedilla that Romanian does not have


def spoken(catalog: Catalog) -> Iterator[tuple[Message, str]]:
    """Each text with each of its translations."""
    return ((message, string) for message in catalog if message.id for string in messages.strings(message) if string)


@pytest.fixture(scope="module")
def source_texts() -> Catalog:
    return messages.source_texts()


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_po_file_holds_exactly_the_texts_of_the_source(language: str, source_texts: Catalog) -> None:
    texts = messages.merged(source_texts, messages.read(language), language)

    assert messages.po_file(language).read_text("utf-8") == messages.written(texts, language), "run make messages"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_is_left_untranslated_or_guessed(language: str) -> None:
    catalog = messages.read(language)

    assert [messages.key(message) for message in messages.untranslated(catalog)] == []
    assert [messages.key(message) for message in catalog if message.id and "fuzzy" in message.flags] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_the_placeholders_of_its_text(language: str) -> None:
    wrong = [f"{messages.key(m)!r}: {said!r}" for m, said in spoken(messages.read(language)) if not same_parts(m, said)]

    assert not wrong, "\n".join(wrong)


def test_romanian_is_written_with_comma_below_letters() -> None:
    wrong = [said for _, said in spoken(messages.read("ro")) if set(said) & set(CEDILLAS)]

    assert not wrong


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("ro", {0: 1, 1: 0, 2: 1, 19: 1, 20: 2, 21: 2, 100: 2, 101: 1, 119: 1, 120: 2}),
        ("ru", {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 14: 2, 21: 0, 22: 1, 111: 2, 1000: 2}),
        ("it", {0: 1, 1: 0, 2: 1}),
        ("vi", {0: 0, 1: 0, 2: 0}),
    ],
)
def test_the_plural_rule_of_a_language(language: str, numbers: dict[int, int]) -> None:
    from gettext import c2py

    rule = c2py(messages.PLURALS[language].split("plural=")[1].rstrip(";"))

    assert {number: rule(number) for number in numbers} == numbers


def same_parts(message: Message, said: str) -> bool:
    """True when a translation fills in what its text does; one plural form may write its number as a word."""
    texts = [message.id] if isinstance(message.id, str) else list(message.id)
    wanted = [set(PLACEHOLDER.findall(text)) for text in texts]
    found = set(PLACEHOLDER.findall(said))
    return found in wanted if len(texts) > 1 else found == wanted[0]
