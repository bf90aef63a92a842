"""A sample as the files that a company would have: tables, how to read the answers, and a page about it."""

import io
from datetime import UTC, datetime, time

import polars as pl

from touchline.engine.record import write_event_mapping, write_mapping
from touchline.engine.sample.journeys import month_after
from touchline.engine.sample.shape import Sample

README = """# {name}: sample data, made up

Nothing in this folder is real: no such company, no such customers. `touchline sample {key} --seed {seed}` made it, and
makes it again to the last byte.

| file | what is in it |
|---|---|
{table}

Try:

```
{commands}
```
"""


def files(sample: Sample, *, seed: int = 1) -> dict[str, bytes]:
    """Return a sample's files by name: UTF-8 text with a header, one row each, and events as Parquet, too.

    seed is the number that the sample was made with, for the page about it. Units are those of Sample. Raises nothing.
    """
    tables = tables_of(sample)
    made = {name: csv(table) for name, (table, _) in tables.items()}
    said = {name: f"{what}, {table.height:,} rows" for name, (table, what) in tables.items()}
    made["answers.yaml"] = write_mapping(sample.mapping).encode()
    said["answers.yaml"] = "how to read answers: stages, scale, 9 for not met"
    if sample.event_mapping:
        made["events.yaml"] = write_event_mapping(sample.event_mapping).encode()
        said["events.yaml"] = "how to read events"
    if sample.events is not None:
        parquet = io.BytesIO()
        sample.events.write_parquet(parquet)
        made["events.parquet"] = parquet.getvalue()
        said["events.parquet"] = "the same events"
    page = README.format(
        name=sample.name,
        key=sample.key,
        seed=seed,
        table="\n".join(f"| {name} | {what} |" for name, what in sorted(said.items())),
        commands="\n".join(commands(sample)),
    )
    return made | {"README.md": page.encode()}


def tables_of(sample: Sample) -> dict[str, tuple[pl.DataFrame, str]]:
    """Return each table of a sample under the name of its file, with what it is."""
    found = {
        "answers.csv": (sample.answers, "what customers answered"),
        "options.csv": (sample.options, f"what could be done; costs in {sample.currency} a month"),
        "touchpoints.csv": (touchpoint_table(sample), "where customers meet the company"),
        "customers.csv": (sample.customers, "who they are"),
    }
    for name, part in periods(sample).items():
        found[f"answers-{name}.csv"] = (part, f"the answers of {name.replace('-', ' ')}")
    if sample.events is not None:
        found["events.csv"] = (sample.events, "what customers did")
    if sample.notes.height:
        found["notes.csv"] = (sample.notes, "what was noted on the way")
    return found


def periods(sample: Sample, *, first_months: int = 14) -> dict[str, pl.DataFrame]:
    """Split the answers in those of the first months and the rest, by the name of the period; one has no rest.

    One row an answer. first_months is a number of months. Raises nothing.
    """
    cut = datetime.combine(month_after(sample.start, first_months), time(), UTC)
    before, after = (
        sample.answers.filter(rows) for rows in (pl.col("answered_at") < cut, pl.col("answered_at") >= cut)
    )
    if not before.height or not after.height:
        return {}
    return {f"months-1-to-{first_months}": before, f"months-{first_months + 1}-to-{sample.months}": after}


def touchpoint_table(sample: Sample) -> pl.DataFrame:
    """Return one row a touchpoint: where it stands, what it is, what it costs a month."""
    rows = [
        {
            "touchpoint": sample.names[contact.key],
            "stage": contact.stage,
            "kinds": " ".join(contact.kinds),
            "channel": contact.channel,
            "running_cost": contact.cost,
            "protected": "yes" if contact.protected else "no",
            "direct": "yes" if contact.direct else "no",
            "segments": ", ".join(sample.segments[key] for key in contact.segments),
        }
        for contact in sample.contacts
    ]
    return pl.DataFrame(rows)


def csv(table: pl.DataFrame) -> bytes:
    """Write a table as CSV; moments as 2025-05-31T08:15:00Z."""
    moments = [name for name, kind in table.schema.items() if kind == pl.Datetime]
    return table.with_columns(pl.col(name).dt.strftime("%Y-%m-%dT%H:%M:%SZ") for name in moments).write_csv().encode()


def commands(sample: Sample) -> list[str]:
    """Return commands that read the files, to be typed in their folder."""
    found = [
        "touchline map outline answers.csv --mapping answers.yaml",
        "touchline listen scores answers.csv --mapping answers.yaml",
        f"touchline decide front options.csv --currency {sample.currency}",
    ]
    if sample.events is not None:
        who = "--customer customer --time at --touchpoint touchpoint"
        before, after = (f"answers-{name}.csv" for name in periods(sample))
        found += [
            "touchline analyse drivers answers.csv --mapping answers.yaml",
            f"touchline monitor changes {before} {after} --mapping answers.yaml",
            f"touchline identify touchpoints events.parquet {who}",
            f"touchline analyse transitions events.parquet {who} --session session",
        ]
    return found
