"""The source as the layout tests see it: files with their text and syntax tree."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that breaks a rule of the house, and what to do about it."""

    path: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}"


@dataclass(frozen=True)
class Source:
    """One file, named from the top of its tree."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return parsed(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.path).parts

    def fault(self, node: ast.AST | int, says: str) -> Fault:
        return Fault(self.path, node if isinstance(node, int) else getattr(node, "lineno", 1), says)


@cache  # rule after rule asks for the same files, and so does each copy with a fault planted in it
def parsed(text: str) -> ast.Module:
    return ast.parse(text)


@dataclass(frozen=True)
class House:
    """A tree of files laid out like this repository."""

    root: Path

    def files(self, *patterns: str) -> Iterator[Source]:
        """Every file that matches, in a fixed order."""
        for path in sorted({p for pattern in patterns for p in self.root.glob(pattern)}):
            if path.is_file() and "__pycache__" not in path.parts:
                yield Source(path.relative_to(self.root).as_posix(), path.read_text("utf-8"))

    def python(self, folder: str = "src/touchline") -> Iterator[Source]:
        """Every Python file under a folder, but for migrations, which Django writes."""
        return (source for source in self.files(f"{folder}/**/*.py") if "migrations" not in source.parts)

    def exists(self, path: str) -> bool:
        return (self.root / path).exists()
