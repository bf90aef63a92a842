"""Casa Lavanda, a home-goods retailer: a shop, a web shop, orders by phone, delivery and after-care."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import polars as pl

from touchline.engine.identify import SCHEMES
from touchline.engine.record import AnswerMapping, EventColumn, EventMapping, EventRole, MappedColumn, Role
from touchline.engine.sample import choices
from touchline.engine.sample.feelings import feelings
from touchline.engine.sample.journeys import MONTHS, Journey, journeys
from touchline.engine.sample.shape import Sample
from touchline.engine.sample.texts import comment_bank, texts, texts_of
from touchline.engine.sample.truth import CASA_LAVANDA, Truth
from touchline.engine.sample.voices import HIGH, LOW, NOT_MET, answers, occasions

KEY = "casa-lavanda"
MOMENT = pl.Datetime("us", "UTC")


def casa_lavanda(*, language: str, start: date, seed: int) -> Sample:
    """Return the company in one language, its 18 months beginning with the month of start.

    Takes no clock. Rows and units are those of Sample. Raises nothing.
    """
    words = texts(KEY, language)
    names, segments = texts_of(words, "touchpoint"), texts_of(words, "segment")
    walk, talk = (np.random.default_rng(part) for part in np.random.SeedSequence(seed).spawn(2))
    first = start.replace(day=1)
    made = journeys(first, walk)
    said = answers(CASA_LAVANDA, occasions(made, first, talk), first, comment_bank(), talk)
    return Sample(
        key=KEY,
        name=words["sample.name"],
        language=language,
        start=first,
        months=MONTHS,
        currency="EUR",
        contacts=CASA_LAVANDA.contacts,
        names=names,
        segments=segments,
        texts=words,
        importance=stage_importance(),
        answers=said.with_columns(pl.col("segment").replace_strict(segments, return_dtype=pl.String)),
        mapping=mapping(CASA_LAVANDA, names),
        event_mapping=event_mapping(),
        events=event_table(made, names),
        options=choices.options(CASA_LAVANDA.contacts, choices.CASA_LAVANDA, names, texts_of(words, "option")),
        feelings=feelings(
            CASA_LAVANDA.contacts,
            CASA_LAVANDA.means_now,
            texts_of(words, "experience"),
            dear=CASA_LAVANDA.drivers,
            moments=CASA_LAVANDA.moments,
            met=CASA_LAVANDA.met,
            rests_on={"wants": "interview", "frustrations": "interview", "in_the_way": "team-idea"},
        ),
        notes=pl.DataFrame(schema={"day": pl.Date, "touchpoint": pl.String, "text": pl.String}),
        customers=customer_table(made, segments),
    )


def stage_importance() -> dict[str, float]:
    """Return what each stage of the lifecycle counts for, by its key."""
    scheme = SCHEMES["lifecycle"]
    return {stage.key: share for stage, share in zip(scheme.stages, scheme.importance_shares, strict=True)}


def mapping(truth: Truth, names: Mapping[str, str]) -> AnswerMapping:
    """Say how the answers are to be read."""
    ratings = [
        MappedColumn(contact.key, Role.RATING, touchpoint=names[contact.key], stage=contact.stage)
        for contact in truth.rated
    ]
    return AnswerMapping(
        columns=(
            MappedColumn("answer_id", Role.RESPONSE),
            MappedColumn("customer", Role.CUSTOMER),
            MappedColumn("answered_at", Role.TIME),
            MappedColumn("segment", Role.SEGMENT),
            MappedColumn("weight", Role.WEIGHT),
            *ratings,
            MappedColumn("overall", Role.OVERALL),
            MappedColumn("comment", Role.COMMENT),
        ),
        scale=(LOW, HIGH),
        not_met=(str(NOT_MET),),
    )


def event_mapping() -> EventMapping:
    """Say how the events are to be read."""
    roles = {
        "event_id": EventRole.MESSAGE,
        "customer": EventRole.CUSTOMER,
        "at": EventRole.TIME,
        "touchpoint": EventRole.TOUCHPOINT,
        "channel": EventRole.CHANNEL,
        "value": EventRole.VALUE,
        "session": EventRole.SESSION,
    }
    return EventMapping(tuple(EventColumn(name, role) for name, role in roles.items()))


def event_table(made: Sequence[Journey], names: Mapping[str, str]) -> pl.DataFrame:
    """Return all events in the order of time, each in its visit."""
    table = pl.DataFrame(
        [
            (journey.customer.name, event.at.replace(tzinfo=None), names[event.touchpoint], event.channel, event.value)
            for journey in made
            for event in journey.events
        ],
        schema={
            "customer": pl.String,
            "at": pl.Datetime("us"),
            "touchpoint": pl.String,
            "channel": pl.String,
            "value": pl.Float64,
        },
        orient="row",
    ).with_columns(pl.col("at").dt.replace_time_zone("UTC"))
    paused = (pl.col("at").diff() > pl.duration(minutes=30)).fill_null(True).cum_sum().over("customer")
    visit = pl.format("{}-{}", "customer", paused)
    in_order = table.with_columns(session=visit).sort("at", "customer", maintain_order=True)
    number = pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(6)
    return in_order.select(
        pl.format("E{}", number).alias("event_id"), "customer", "at", "touchpoint", "channel", "value", "session"
    )


def customer_table(made: Sequence[Journey], segments: Mapping[str, str]) -> pl.DataFrame:
    """Return one row a customer, in the order in which they came."""
    return pl.DataFrame(
        {
            "customer": [journey.customer.name for journey in made],
            "segment": [segments[journey.customer.segment] for journey in made],
            "since": [journey.customer.since.date() for journey in made],
            "language": [journey.customer.language for journey in made],
        }
    )
