"""What a benchmark is: a name, a limit, and the work."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Benchmark:
    """Work that is to take less than limit_s seconds. prepare makes its input and is not measured."""

    name: str
    limit_s: float
    prepare: Callable[[], object]
    work: Callable[..., object]
