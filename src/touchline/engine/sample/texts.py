"""The words of the samples, written down in five languages beside the code."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "ro", "ru", "it", "vi")
ANY = "*"  # stands for no touchpoint in particular
type Rows = tuple[Mapping[str, str], ...]


@cache
def written(name: str) -> Rows:
    """Return the rows of one file of words."""
    text = files("touchline.engine.sample").joinpath("words", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def texts(sample: str, language: str) -> dict[str, str]:
    """Return every text of a sample in one language, by its key."""
    return {row["key"]: row[language] for row in written(sample)}


def texts_of(all_texts: Mapping[str, str], kind: str) -> dict[str, str]:
    """Return the texts of one kind (touchpoint, segment, option) by the key that stands behind its dot."""
    return {key.removeprefix(f"{kind}."): text for key, text in all_texts.items() if key.startswith(f"{kind}.")}


@dataclass(frozen=True, slots=True)
class CommentBank:
    """Comments by touchpoint, mood and language, and short sentences that may follow one."""

    comments: Mapping[tuple[str, str, str], tuple[str, ...]]
    tails: Mapping[tuple[str, str], tuple[str, ...]]

    def about(self, touchpoint: str, mood: str, language: str) -> tuple[str, ...]:
        """Return what may be said, good or bad, about a touchpoint; general words where nothing is written."""
        return self.comments.get((touchpoint, mood, language)) or self.comments[ANY, mood, language]


@cache
def comment_bank() -> CommentBank:
    """Return all comments that are written down."""
    comments: dict[tuple[str, str, str], tuple[str, ...]] = {}
    tails: dict[tuple[str, str], tuple[str, ...]] = {}
    for language in LANGUAGES:
        for row in written("comments"):
            about = (row["touchpoint"], row["mood"], language)
            comments[about] = (*comments.get(about, ()), row[language])
        for row in written("tails"):
            tails[row["mood"], language] = (*tails.get((row["mood"], language), ()), row[language])
    return CommentBank(comments, tails)
