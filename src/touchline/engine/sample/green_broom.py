"""Green Broom, a one-woman cleaning service: sixty clients, no events, a few notes and twelve answers."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import polars as pl

from touchline.engine.record import AnswerMapping, MappedColumn, Role
from touchline.engine.sample import choices
from touchline.engine.sample.casa_lavanda import stage_importance
from touchline.engine.sample.feelings import feelings
from touchline.engine.sample.journeys import drawn, month_after
from touchline.engine.sample.shape import Contact, Sample
from touchline.engine.sample.texts import texts, texts_of

KEY = "green-broom"
MONTHS = 18
CLIENTS = 60
NOT_MET = 9
SEGMENT_SHARES = {"homes": 0.65, "offices": 0.2, "holiday_lets": 0.15}

CONTACTS = (
    Contact("neighbour_word", "awareness", ("human",), "in person", rated=False, direct=False),
    Contact("notice_board", "awareness", ("communication", "physical"), "post", 15, rated=False),
    Contact("small_website", "knowledge", ("communication",), "web", 18, rated=False),
    Contact("first_call", "consideration", ("human",), "phone"),
    Contact("first_visit", "consideration", ("human",), "in person", 40),
    Contact("key_handover", "selection", ("human", "physical"), "in person"),
    Contact("cleaning", "satisfaction", ("human", "physical"), "in person", 310),
    Contact("smell", "satisfaction", ("sensory",), "in person", 25, rated=False),
    Contact("kitchen_note", "satisfaction", ("communication",), "in person", 3),
    Contact("bill", "satisfaction", ("communication",), "message", 5, protected=True),
    Contact("change_day", "satisfaction", ("human", "communication"), "message"),
    Contact("year_end_gift", "loyalty", ("physical",), "in person", 20, rated=False),
    Contact("bring_neighbour", "advocacy", ("communication",), "in person", 12, rated=False),
)
# first call, first visit, keys, cleaning, kitchen note, bill, changing the day; overall; comment (0: none).
# 9: not met; None: left blank.
SAID = (
    (4, 5, 5, 5, 5, 4, 3, 4, 1),
    (5, 5, 5, 5, 4, 5, 9, 5, 2),
    (2, 4, 5, 5, 5, 4, 9, 4, 3),
    (4, 5, 9, 5, 5, 5, 4, 5, 4),
    (3, 4, 4, 4, None, 4, 2, 3, 5),
    (5, 5, 5, 5, 5, 5, 4, 5, 6),
    (3, 4, 5, 4, 4, 4, 3, 3, 7),
    (4, 4, 5, 5, 5, 3, 9, 5, 0),
    (9, 5, 5, 4, 4, 4, 2, 4, 0),
    (4, 5, 5, 5, 5, 5, 3, 5, 0),
    (3, 4, 9, 4, 3, 4, 2, 3, 0),
    (5, 5, 5, 5, 5, 4, None, 5, 0),
)  # fmt: skip
NOTES = (
    "cleaning", "bill", "first_call", "neighbour_word", "kitchen_note", "notice_board", "change_day", "smell",
)  # fmt: skip


def green_broom(*, language: str, start: date, seed: int) -> Sample:
    """Return the service in one language; its answers and notes stand in the last of 18 months.

    Takes no clock. Rows and units are those of Sample. Raises nothing.
    """
    words = texts(KEY, language)
    names, segments = texts_of(words, "touchpoint"), texts_of(words, "segment")
    first = start.replace(day=1)
    clients = client_table(first, segments, language, np.random.default_rng(seed))
    return Sample(
        key=KEY,
        name=words["sample.name"],
        language=language,
        start=first,
        months=MONTHS,
        currency="EUR",
        contacts=CONTACTS,
        names=names,
        segments=segments,
        texts=words,
        importance=stage_importance(),
        answers=answer_table(month_after(first, MONTHS - 1), clients, words),
        mapping=mapping(names),
        event_mapping=None,
        events=None,
        options=choices.options(CONTACTS, choices.GREEN_BROOM, names, texts_of(words, "option")),
        feelings=feelings(
            CONTACTS,
            means(),
            texts_of(words, "experience"),
            dear=("cleaning",),
            moments=("first_call",),
            met={"cleaning": "met", "change_day": "below"},
            rests_on=dict.fromkeys(("wants", "expectations", "frustrations", "in_the_way", "delight"), "diary"),
        ),
        notes=note_table(month_after(first, MONTHS - 1), words),
        customers=clients,
    )


def means() -> dict[str, float]:
    """Return the mean rating of each touchpoint in the twelve answers, without those who did not meet it."""
    found = {}
    for place, key in enumerate(contact.key for contact in CONTACTS if contact.rated):
        told = [row[place] for row in SAID]
        ratings = [rating for rating in told if rating is not None and rating != NOT_MET]
        found[key] = sum(ratings) / len(ratings)
    return found


def client_table(start: date, segments: Mapping[str, str], language: str, draw: np.random.Generator) -> pl.DataFrame:
    """Return one row a client, in the order in which they came."""
    days = (month_after(start, MONTHS - 1) - start).days
    drawn_clients = sorted((int(day * days), drawn(SEGMENT_SHARES, who)) for day, who in draw.random((CLIENTS, 2)))
    return pl.DataFrame(
        {
            "customer": [f"K{n:02}" for n in range(1, CLIENTS + 1)],
            "segment": [segments[segment] for _, segment in drawn_clients],
            "since": [start + timedelta(days=day) for day, _ in drawn_clients],
            "language": [language] * CLIENTS,
        }
    )


def answer_table(month: date, clients: pl.DataFrame, words: Mapping[str, str]) -> pl.DataFrame:
    """Return the twelve answers, every fifth client's."""
    rated = [contact.key for contact in CONTACTS if contact.rated]
    asked = clients.gather_every(5)
    base = datetime.combine(month, time(18), UTC)
    ratings = {key: [row[place] for row in SAID] for place, key in enumerate([*rated, "overall"])}
    return pl.DataFrame(
        {
            "answer_id": [f"A{n:02}" for n in range(1, len(SAID) + 1)],
            "customer": asked["customer"],
            "answered_at": [base + timedelta(days=2 * n) for n in range(len(SAID))],
            "segment": asked["segment"],
            "weight": [1.0] * len(SAID),
            "language": asked["language"],
            **ratings,
            "comment": [words[f"comment.{row[-1]}"] if row[-1] else None for row in SAID],
        }
    )


def mapping(names: Mapping[str, str]) -> AnswerMapping:
    """Say how the answers are to be read."""
    ratings = [
        MappedColumn(contact.key, Role.RATING, touchpoint=names[contact.key], stage=contact.stage)
        for contact in CONTACTS
        if contact.rated
    ]
    columns = (
        MappedColumn("answer_id", Role.RESPONSE),
        MappedColumn("customer", Role.CUSTOMER),
        MappedColumn("answered_at", Role.TIME),
        MappedColumn("segment", Role.SEGMENT),
        *ratings,
        MappedColumn("overall", Role.OVERALL),
        MappedColumn("comment", Role.COMMENT),
    )
    return AnswerMapping(columns=columns, scale=(1, 5), not_met=("9",))


def note_table(month: date, words: Mapping[str, str]) -> pl.DataFrame:
    """Return the notes, one row each, in the order in which they were written."""
    return pl.DataFrame(
        {
            "day": [month + timedelta(days=3 * n) for n in range(len(NOTES))],
            "touchpoint": list(NOTES),
            "text": [words[f"note.{n}"] for n in range(1, len(NOTES) + 1)],
        }
    )
