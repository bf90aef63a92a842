"""The words of a picture that are not the map's own, in English; whoever asks for a picture may bring their own."""

from collections.abc import Mapping

from touchline.engine.map.document import Facts, Record

WORDS: Mapping[str, str] = {
    "language": "en",
    "all": "All customers",
    "for_reading": "This sheet is for reading; the sheets that follow are what is read back.",
    "sheet_map": "Map",
    "sheet_about": "About",
    "sheet_stages": "Stages",
    "sheet_segments": "Segments",
    "sheet_touchpoints": "Touchpoints",
    "sheet_cards": "Cards",
    "sheet_lanes": "Lanes",
    "sheet_lane_texts": "Lane texts",
    "sheet_evidence": "Evidence",
    "page": "Page {number} of {pages}",
    "cards": "Touchpoints: {number}",
    "map": "Touchpoint map",
    "moment": "Moment of truth",
    "felt": "Felt: {word}",
    "wished": "Wished for: {word}",
    "felt_mark": "What is felt, from very bad to very good",
    "wished_mark": "What is wished for",
    "not_live": "Not in use",
    "responsible": "Responsible person",
    "table": "All cards in a table",
    "search": "Search",
    "shown": "{number} of {all} cards",
    "nothing": "No card says that.",
    "touchpoint": "Touchpoint",
    "stage": "Stage",
    "segment": "Segment",
    "kind": "Kind",
    "status": "Status",
    "feeling": "What is felt",
    "wish": "What is wished for",
    "details": "Details",
    "yes": "yes",
    "no": "no",
    "-2": "very bad",
    "-1": "bad",
    "0": "neither",
    "1": "good",
    "2": "very good",
    "communication": "Communication",
    "human": "Human",
    "physical": "Physical",
    "sensory": "Sensory",
    "idea": "Idea",
    "planned": "Planned",
    "live": "Live",
    "retired": "Retired",
    "as-is": "As it is",
    "to-be": "As it shall be",
    "ideal": "Ideal",
    "before": "Before the purchase",
    "during": "During the purchase",
    "after": "After the purchase",
    "service": "Service, all along",
    "awareness": "Awareness",
    "knowledge": "Knowledge",
    "consideration": "Consideration",
    "selection": "Selection",
    "satisfaction": "Satisfaction",
    "loyalty": "Loyalty",
    "advocacy": "Advocacy",
    "purchase": "Purchase",
    "care": "Care",
    "retention": "Retention",
}

CHOSEN = ("kinds", "status", "phase", "emotion_felt", "emotion_wish")  # fields whose values are words of a picture


def worded(words: Mapping[str, str] | None) -> dict[str, str]:
    """Return all words of a picture: those that were brought, English ones where none were. Raises nothing."""
    return {**WORDS, **{key: word for key, word in (words or {}).items() if word}}


def field_name(field: str, words: Mapping[str, str]) -> str:
    """Return what a field is called: by the words that were brought, else by its own name."""
    told = words.get(f"field.{field}")
    return told or field.replace("_", " ").replace("@", ", ").capitalize()


def value_text(field: str, value: object, words: Mapping[str, str]) -> str:
    """Return what a field holds as one reads it: a choice by its word, a list entry after entry."""
    if isinstance(value, bool):
        answer = "yes" if value else "no"
        return words.get(f"{field}.{answer}") or words[answer]
    if isinstance(value, Mapping):
        return ", ".join(value_text(field, one, words) for one in value.values())
    if isinstance(value, list | tuple):
        return "; ".join(value_text(field, one, words) for one in value)
    return words.get(f"{field}.{value}") or (words.get(str(value)) if field in CHOSEN else None) or str(value)


def stage_name(stage: Record, words: Mapping[str, str]) -> str:
    """Return what a stage is called: its own name, that of the ready stage, or its id."""
    key = str(stage.fields.get("key") or "")
    return str(stage.fields.get("name") or words.get(key) or key or stage.id)


def name_of(id: str, says: Facts) -> str:
    return str(says.get("name") or id)
