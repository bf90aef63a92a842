"""Write docs/reference/fields.md: every field of a touchpoint and of an experience, as the code has it."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs/reference/fields.md"
MEANS = {
    "name": "What it is called.",
    "kinds": "How it reaches people: in words, by a person, as a thing, by the senses. Several may hold.",
    "status": "Whether it is an idea, planned, there, or no longer used.",
    "control": "Who decides what happens there.",
    "note": "Whatever else should be remembered.",
    "responsible": "The member who answers for it.",
    "department": "The part of the company that it belongs to.",
    "cost_per_contact": "What one contact costs besides the running cost.",
    "staff_minutes_per_contact": "Time of staff for one contact.",
    "effort_minutes": "Time that it takes the customer.",
    "effort_trips": "How often the customer has to come.",
    "source_language": "The language of the words in the fields; the workspace's, if none is chosen.",
}
UNITS = {
    "monthly_cost_minor": "smallest unit of the currency (cents) a month",
    "cost_per_contact": "units of the currency a contact, at most 6 decimals",
    "staff_minutes_per_contact": "minutes a contact",
    "contacts_per_month": "contacts a month",
    "effort_minutes": "minutes",
    "effort_trips": "trips",
    "effort_contacts": "contacts",
    "emotion_felt": "steps, from very bad to very good",
    "emotion_wish": "steps, from very bad to very good",
    "customer_value": "steps, from little to much",
    "company_value": "steps, from little to much",
}
HEAD = """\
# Fields

What is written down of a touchpoint, and of what it is like for the customers of one card. Each field is saved on its
own and has a version of its own: two people lose nothing of each other's. The names are those of the
[HTTP API](api.md); the panel shows the words beside them. **Words**: it can be given in every language. **Evidence**:
what it rests on can be put beside it. An empty field says nothing, and 0 says zero.

This page is written by `make reference` from the forms and the API.
"""
EXPERIENCE = """\
Of a card: a touchpoint in a stage, for a segment or for all customers. On a plan nothing is felt yet: `emotion_felt`,
`expectations_met` and `met_judged_by` are not asked there.
"""
ROWS = """\
`interactions`, `processes` and `links` hold rows, in order. At most 50 interactions, 50 processes and 20 links.
"""


def main() -> None:
    os.environ.setdefault("TOUCHLINE_HOME", tempfile.mkdtemp(prefix="touchline-fields-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchline.web.settings")
    import django

    django.setup()
    PAGE.write_text(written(), "utf-8")


def written() -> str:
    """Return the page, in English whatever language is active."""
    from django.utils.translation import override

    from touchline.web.identify.operations import TEXTS
    from touchline.web.map.api.details import Behind, ChangedDetails, Exchange, Link
    from touchline.web.map.api.experiences import ChangedExperience
    from touchline.web.map.forms import FIELDS, ExperienceForm, TouchpointForm
    from touchline.web.map.models import EXPERIENCE_FIELDS, EXPERIENCE_TEXTS
    from touchline.web.map.views.field_words import provable

    with override("en"):
        parts = [HEAD, "## Touchpoint\n"]
        shown: dict[str, Any] = TouchpointForm.base_fields
        parts.append(table(FIELDS, shown, ChangedDetails, words=TEXTS, evidence=provable(of_card=False)))
        parts += ["## Rows\n", ROWS, rows_table({"interactions": Exchange, "processes": Behind, "links": Link})]
        parts += ["## Experience\n", EXPERIENCE]
        felt: dict[str, Any] = ExperienceForm.base_fields
        evidence = provable(of_card=True)
        parts.append(table(EXPERIENCE_FIELDS, felt, ChangedExperience, words=EXPERIENCE_TEXTS, evidence=evidence))
    return "\n".join(parts)


def table(names: Iterable[str], shown: Mapping[str, Any], sent: Any, *, words: Any, evidence: Any) -> str:
    """Return one row a field: its name, its label, what it means, what it may hold, what else it can have."""
    schema = sent.model_json_schema()
    lines = ["| field | in the panel | what it means | holds | besides |", "|---|---|---|---|---|"]
    for name in names:
        field = shown[name]
        more = ["words"] if name in words else []
        more += ["evidence"] if name in evidence else []
        said = MEANS.get(name) or str(field.help_text)
        label = str(field.label).split(", in %")[0]
        lines.append(f"| `{name}` | {label} | {said} | {holds(name, schema)} | {', '.join(more)} |")
    return "\n".join(lines) + "\n"


def rows_table(rows: Mapping[str, Any]) -> str:
    lines = ["| rows | column | holds |", "|---|---|---|"]
    for name, model in rows.items():
        schema = model.model_json_schema()
        lines += [f"| `{name}` | `{column}` | {holds(column, schema)} |" for column in schema["properties"]]
    return "\n".join(lines) + "\n"


def holds(name: str, schema: Mapping[str, Any]) -> str:
    """Say what a field may hold, and in which unit."""
    told = {**resolved(schema["properties"][name], schema)}
    if name == "source_language":
        return "a language, or empty"
    said = "; ".join(kinds_of(name, told, schema))
    unit = UNITS.get(name)
    if unit is None and told.get("type") in ("integer", "number"):
        raise KeyError(f"{name} has no unit in tools/fields.py")
    return f"{said}; {unit}" if unit else said


def resolved(told: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what stands behind a reference, and of a field that may be null what it holds otherwise."""
    if "$ref" in told:
        return resolved(schema["$defs"][told["$ref"].rpartition("/")[2]], schema)
    if "anyOf" in told:
        return resolved(next(one for one in told["anyOf"] if one.get("type") != "null"), schema)
    return told


def kinds_of(name: str, told: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    if "enum" in told:
        yield ", ".join(f"`{value}`" for value in told["enum"])
    elif told.get("type") == "array":
        inside = resolved(told["items"], schema)
        yield from kinds_of(name, inside, schema) if "enum" in inside else ["rows, see [rows](#rows)"]
    elif told.get("type") == "boolean":
        yield "yes or no"
    elif told.get("type") in ("integer", "number"):
        whole = "a whole number" if told["type"] == "integer" else "a number"
        yield f"{whole} from {told['minimum']:,.0f} to {told['maximum']:,.0f}"
    elif name == "cost_per_contact":
        yield "an exact amount, below 1,000,000,000"
    elif told.get("format") == "date":
        yield "a day"
    elif name == "responsible":
        yield "a member, or nobody"
    else:
        yield f"text, at most {told['maxLength']:,} letters"


if __name__ == "__main__":
    main()
