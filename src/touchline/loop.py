"""The seven steps of the loop. The only place that states them."""

from enum import StrEnum


class Step(StrEnum):
    """One step of the loop, in the order a company walks it."""

    IDENTIFY = "identify"
    MAP = "map"
    LISTEN = "listen"
    ANALYSE = "analyse"
    DECIDE = "decide"
    ACT = "act"
    MONITOR = "monitor"
