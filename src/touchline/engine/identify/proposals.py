"""Names in data as a table of touchpoints to be confirmed."""

from collections.abc import Sequence

import polars as pl

from touchline.engine.identify.suggestion import Suggestion, suggestion


def proposals(names: Sequence[str]) -> pl.DataFrame:
    """Propose a touchpoint for each name that data hold.

    names: of events or columns. Has no units. Raises nothing.

    Returns one row per name, in the same order
        touchpoint         str, the name as data write it
        proposed_name      str, the name as people read it
        proposed_kinds     str, of communication, human, physical, sensory, with commas between
        proposed_channel   str, as email, phone, web, shop
        proposed_stage     str, a stage of the whole lifecycle
        reason             str, the words that led to it: stage: delivery; channel: email
    What a name does not tell is empty.
    """
    return pl.DataFrame([row(name, suggestion(name)) for name in names], schema=SCHEMA, orient="row")


SCHEMA = {
    "touchpoint": pl.String,
    "proposed_name": pl.String,
    "proposed_kinds": pl.String,
    "proposed_channel": pl.String,
    "proposed_stage": pl.String,
    "reason": pl.String,
}


def row(name: str, guessed: Suggestion) -> tuple[str, ...]:
    reason = "; ".join(f"{reason.field}: {reason.word}" for reason in guessed.reasons)
    return name, guessed.name, ", ".join(guessed.kinds), guessed.channel, guessed.stage, reason
