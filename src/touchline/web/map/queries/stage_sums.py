"""What a stage comes to, where only stages are seen."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from touchline.web.map.queries.cards import Card, Score


@dataclass(frozen=True, slots=True)
class StageSum:
    """measured: how many cards bear a score. weakest, strongest: name and score; none where scores differ in kind."""

    measured: int
    weakest: tuple[str, Score] | None
    strongest: tuple[str, Score] | None


def stage_sums(cards: Sequence[Card]) -> dict[int, StageSum]:
    """Sum up each stage by its number; scores counted otherwise or on other scales are not ranked together."""
    by_stage: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        if card.score:
            by_stage[card.placement.stage_id].append(card)
    return {stage: summed(scored) for stage, scored in by_stage.items()}


def summed(scored: Sequence[Card]) -> StageSum:
    counted = {(card.readings["score"].method, str(card.readings["score"].details.get("scale"))) for card in scored}
    if len(counted) > 1:
        return StageSum(len(scored), None, None)
    ranked = sorted(scored, key=lambda card: (card.readings["score"].value, card.touchpoint.name))
    ends = [(card.touchpoint.name, score) for card in (ranked[0], ranked[-1]) if (score := card.score)]
    return StageSum(len(scored), ends[0], ends[-1] if len(scored) > 1 else None)
