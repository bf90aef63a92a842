"""Texts and their translations, without xgettext or msgfmt: `update` the .po files from the source, `compile` them."""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import escape, normalize, read_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/touchline"
LANGUAGES = ("en", "ro", "ru", "it", "vi")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "it": "nplurals=2; plural=(n != 1);",
    "ro": "nplurals=3; plural=(n == 1 ? 0 : (n == 0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);",
    "ru": (
        "nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 :"
        " n%10 >= 2 && n%10 <= 4 && (n%100 < 10 || n%100 >= 20) ? 1 : 2);"
    ),
    "vi": "nplurals=1; plural=0;",
}


def update() -> None:
    """Write every language's .po file: the texts of the source, with the translations that are there."""
    texts = source_texts()
    for language in LANGUAGES:
        file = po_file(language)
        catalog = merged(texts, read(language), language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written(catalog, language), "utf-8")
        print(f"{language}: {len(catalog)} texts, {len(untranslated(catalog)) if language != 'en' else 0} to translate")


def compile_all(package: Path = PACKAGE) -> list[Path]:
    """Write the .mo file beside each .po file."""
    compiled = []
    for po in sorted(package.glob("locale/*/LC_MESSAGES/*.po")):
        with po.open("rb") as source, po.with_suffix(".mo.new").open("wb") as target:
            write_mo(target, read_po(source, locale=po.parent.parent.name))
        compiled.append(po.with_suffix(".mo.new").replace(po.with_suffix(".mo")))
    return compiled


def source_texts() -> Catalog:
    """Every tagged text of the package, with the files it stands in, sorted by file."""
    texts = Catalog()
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("*.txt")]):
        if "migrations" not in path.parts:
            for _, function, words, comments in extracted(path):
                add(texts, function, words, comments, path.relative_to(ROOT).as_posix())
    return texts


def extracted(path: Path) -> Iterator[tuple[int, str, str | tuple[str, ...] | None, list[str]]]:
    """The calls of gettext in a Python file, or in a template turned into one."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize

        text = f"(\n{templatize(text)}\n)"  # in brackets, indentation means nothing
    return extract_python(BytesIO(text.encode()), KEYWORDS.keys(), ["Translators:"], {"encoding": "utf-8"})


def add(texts: Catalog, function: str, words: str | tuple[str, ...] | None, comments: list[str], path: str) -> None:
    """Put one text into the catalogue, the way its function is called; words are None where it is told a variable."""
    words = words if isinstance(words, tuple) else (words,)
    context, words = (words[0], words[1:]) if function.lstrip("n").startswith("pgettext") else (None, words)
    plural = function.startswith("n")
    if all(isinstance(word, str) and word for word in words[: 1 + plural]):
        texts.add((words[0], words[1]) if plural else words[0], None, [(path, 0)], (), comments, context=context)


def merged(texts: Catalog, known: Catalog, language: str) -> Catalog:
    """The texts of the source in a language, with every translation that is known."""
    catalog = Catalog(locale=language)
    for text in texts:
        if not text.id:
            continue
        found = known.get(key(text), text.context)
        string = found.string if found and "fuzzy" not in found.flags and same_kind(found, text) else None
        paths = sorted(set(text.locations))
        catalog.add(text.id, string, paths, text.flags, text.auto_comments, context=text.context)
    return catalog


def same_kind(one: Message, other: Message) -> bool:
    return isinstance(one.id, str) == isinstance(other.id, str)


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def untranslated(catalog: Catalog) -> list[Message]:
    """The texts without a translation, or without one of its plural forms."""
    return [message for message in catalog if message.id and not all(strings(message))]


def strings(message: Message) -> tuple[str, ...]:
    """What a text is in the other language: one string, or one for each plural form. Empty where unknown."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def written(catalog: Catalog, language: str) -> str:
    """The catalogue as a .po file: no dates and no line numbers, so that a change shows only what changed."""
    forms = int(PLURALS[language].split(";")[0].split("=")[1])
    header = ["Language: " + language, "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8"]
    header += ["Content-Transfer-Encoding: 8bit", "Plural-Forms: " + PLURALS[language]]
    parts = ['msgid ""\nmsgstr ""\n' + "\n".join(escape(line + "\n") for line in header)]
    messages = [message for message in catalog if message.id]
    parts += [entry(m, forms) for m in sorted(messages, key=lambda m: (m.locations[0][0], key(m), m.context or ""))]
    return "\n\n".join(parts) + "\n"


def entry(message: Message, forms: int) -> str:
    """One text of a .po file, with where it stands and what it holds."""
    lines = [f"#. {comment}" for comment in message.auto_comments]
    lines += [f"#: {path}" for path in sorted({path for path, _ in message.locations})]
    lines += [f"#, {flag}" for flag in sorted(message.flags) if flag != "fuzzy"]
    if message.context:
        lines.append(f"msgctxt {normalize(message.context, width=120)}")
    if isinstance(message.id, str):
        return "\n".join([*lines, said("msgid", message.id), said("msgstr", strings(message)[0])])
    plurals = (*strings(message), *[""] * forms)[:forms]
    lines += [said("msgid", message.id[0]), said("msgid_plural", message.id[1])]
    return "\n".join(lines + [said(f"msgstr[{form}]", string) for form, string in enumerate(plurals)])


def said(word: str, text: str) -> str:
    return f"{word} {normalize(text or '', width=120)}"


def po_file(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The translations of a language as they are; none when there is no file yet."""
    if not po_file(language).exists():
        return Catalog(locale=language)
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


if __name__ == "__main__":
    update() if sys.argv[1:] == ["update"] else compile_all()
