"""A first mapping of a file of events, found in its header and its cells, with the reason for each part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from touchline.engine.record.event_mapping import EventColumn, EventMapping, EventRole, values
from touchline.engine.record.events import named
from touchline.engine.record.moments import EARLIEST_MS, ZONED, days_told, read_moments
from touchline.engine.record.suggested_roles import Reason
from touchline.engine.tables.first_look import Look

NAMES = {
    EventRole.MESSAGE: r"(message|event|msg|log|row|record)[ _-]?(id|uuid|key)\b|uuid|guid|^id$",
    EventRole.SESSION: r"session|visit(?!or)|sesi|sess|сесси|сеанс|визит|sessione|visita|phiên",
    EventRole.TIME: r"time|date|moment|timestamp|\bts\b|occurred|created|\bat\b|\bwhen\b|data\b|ora\b|dată|врем|дата|"
    r"когда|tempo|quando|thời|ngày|giờ",
    EventRole.CUSTOMER: r"customer|client|user|visitor|member|guest|person|contact|account|\bwho\b|email|klient|"
    r"клиент|польз|покупат|utente|cliente|khách|người|\bcine\b|\bкто\b",
    EventRole.TOUCHPOINT: r"touch[ _-]?point|event|action|activity|page|interaction|step|\bwhat\b|contact point|"
    r"punct|interac|eveniment|acți|точк|событ|действ|punto|evento|azione|điểm|sự kiện|"
    r"hành động|\bчто\b|\bce\b",
    EventRole.CHANNEL: r"channel|canal|medium|канал|kênh|utm",
    EventRole.VALUE: r"value|amount|revenue|price|total|paid|valoare|sum[aă]|preț|сумм|стоим|цена|valore|importo|"
    r"prezzo|giá|số tiền",
    EventRole.SEQUENCE: r"sequence|\bseq\b|\border\b|position|offset|ordine|ordin|поряд|thứ tự",
}
MESSAGE_ID = re.compile(r"(message|msg)[ _-]?id\b|uuid|guid", re.IGNORECASE)
BLANK_WORDS = ("-", "--", "n/a", "na", "nan", "none", "null", "(null)", "(none)", "undefined", r"\n")
MOSTLY = 0.9
FEW = 200


@dataclass(frozen=True, slots=True)
class EventSuggestion:
    """A mapping to start from.

    reasons   by column: why it has its role
    detected  how the file is written, and why that is thought: text, delimiter, times, values
    asks      what a person must say, as it cannot be told from the file: the order of day and month
    """

    mapping: EventMapping
    reasons: dict[str, Reason]
    detected: tuple[Reason, ...]
    asks: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it looks in rows from all over the file."""

    name: str
    cells: pl.Series
    distinct: int
    filled: int
    moments: float  # share of its filled cells that are moments, 0 to 1
    numbers: float  # share of its filled cells that are numbers, 0 to 1


def suggest_event_mapping(look: Look) -> EventSuggestion:
    """Propose how to read a file of events.

    look: the first look at it; each row of its samples is one event. Names of columns come first, then what their
    cells hold: moments, a name that comes back for a customer, few different names for a touchpoint. No units.
    Raises nothing.
    """
    columns = [seen(look.samples[name]) for name in look.columns]
    roles: dict[EventRole, tuple[str, Reason]] = {}
    for role, name, reason in [*by_name(columns), *by_cells(columns)]:
        if role not in roles and name not in {taken for taken, _ in roles.values()}:
            roles[role] = (name, reason)
    by_column = {name: role for role, (name, _) in roles.items()}
    value = look.samples[roles[EventRole.VALUE][0]] if EventRole.VALUE in roles else None
    decimal, written = decimal_of(value, look)
    time = look.samples[roles[EventRole.TIME][0]] if EventRole.TIME in roles else None
    day_first, times, asks = times_of(time)
    mapping = EventMapping(
        columns=tuple(EventColumn(name, by_column[name]) for name in look.columns if name in by_column),
        day_first=day_first,
        decimal=decimal,
        blank=blank_words([look.samples[name] for name in by_column]),
    )
    reasons = dict(roles.values())
    return EventSuggestion(mapping, reasons, (*text_of(look), *times, *written), asks)


def seen(cells: pl.Series) -> Column:
    text = named(cells).drop_nulls() if not cells.dtype.is_nested() else pl.Series(cells.name, [], pl.String)
    some = text.head(5_000)
    moments = 0.0
    if some.len() and not numeric_but_no_moment(cells):
        either = [
            read_moments(cells.drop_nulls().head(5_000), day_first=first).at.is_not_null() for first in (True, False)
        ]
        moments = float((either[0] | either[1]).sum()) / max(either[0].len(), 1)
    numbers = values(some, ".").is_not_null().sum() / some.len() if some.len() else 0.0
    return Column(cells.name, text, text.n_unique(), text.len(), moments, float(numbers))


def numeric_but_no_moment(cells: pl.Series) -> bool:
    return cells.dtype in {pl.Boolean, pl.Binary, pl.Time, pl.Duration} or cells.dtype.is_nested()


def by_name(columns: list[Column]) -> Iterator[tuple[EventRole, str, Reason]]:
    """Yield roles that a column's name speaks for and its cells allow; ids and sessions before the words they hold."""
    for role, pattern in NAMES.items():
        matching = [column for column in columns if re.search(pattern, column.name.lower().replace("_", " "))]
        matching += [c for c in columns if c not in matching and re.search(pattern, c.name.lower())]
        for column in sorted(matching, key=lambda column: fitness(role, column), reverse=True):
            if fitness(role, column) > 0:
                yield role, column.name, Reason("named", "its name says so", {})


def fitness(role: EventRole, column: Column) -> float:
    """Say how well the cells of a column bear a role; 0 where they speak against it."""
    moments, numbers = column.moments >= MOSTLY, column.numbers >= MOSTLY
    share = column.distinct / max(column.filled, 1)
    fits = {
        EventRole.TIME: column.moments * (column.moments >= 0.5),
        EventRole.MESSAGE: share * (share >= MOSTLY or bool(MESSAGE_ID.search(column.name))),
        EventRole.VALUE: column.numbers * numbers,
        EventRole.SEQUENCE: column.numbers * numbers,
        EventRole.CUSTOMER: 0.5 + share,
        EventRole.SESSION: 0.5,
    }
    few = 1 - share + (not numbers) if column.distinct <= max(FEW, column.filled / 3) else 0.01
    impossible = not column.filled or (moments and not numbers and role is not EventRole.TIME)
    return 0.0 if impossible else fits.get(role, few)


def by_cells(columns: list[Column]) -> Iterator[tuple[EventRole, str, Reason]]:
    """Yield roles for what no name speaks for: a time, then a customer and a touchpoint."""
    for column in columns:
        if column.moments >= MOSTLY:
            yield EventRole.TIME, column.name, Reason("holds-moments", "its cells are moments", {})
    words = [c for c in columns if c.filled and c.moments < MOSTLY]
    for column in sorted(words, key=lambda c: (c.numbers >= MOSTLY, c.distinct)):
        if 1 < column.distinct <= FEW and column.numbers < MOSTLY:
            reason = Reason("few-names", f"{column.distinct} different names", {"names": column.distinct})
            yield EventRole.TOUCHPOINT, column.name, reason
    for column in sorted(words, key=lambda c: c.distinct, reverse=True):
        if 1 < column.distinct < column.filled:
            reason = Reason("comes-back", f"{column.distinct} names come back", {"names": column.distinct})
            yield EventRole.CUSTOMER, column.name, reason


def text_of(look: Look) -> Iterator[Reason]:
    """Say how the file is written."""
    if look.kind != "csv":
        yield Reason(look.kind, f"a file of the kind {look.kind}", {})
        return
    name = {",": "comma", ";": "semicolon", "\t": "tab"}[look.reading["delimiter"]]
    width = len(look.columns)
    yield Reason(f"delimiter-{name}", f"a {name} parts the header into {width} columns", {"columns": width})
    encoding = look.reading["encoding"]
    yield Reason("encoding", f"the letters fit {encoding}", {"encoding": encoding.upper()})
    if "packed" in look.reading:
        yield Reason("packed", "the file is gzipped", {})


def times_of(cells: pl.Series | None) -> tuple[bool | None, tuple[Reason, ...], tuple[Reason, ...]]:
    """Return what 03/04/2026 means, how times are written, and what must be asked."""
    if cells is None or not cells.drop_nulls().len():
        return None, (), ()
    if cells.dtype.is_temporal():
        zoned = isinstance(cells.dtype, pl.Datetime) and cells.dtype.time_zone is not None
        return None, (Reason("times-zoned" if zoned else "times-local", "moments of their own type", {}),), ()
    text = named(cells).drop_nulls()
    example = str(text.first())
    dates, days, months = days_told(text)
    if dates and bool(days) == bool(months):
        ask = Reason("ask-day-first", f"{example}: day or month may be first", {"example": example, "rows": text.len()})
        return None, (), (ask,)
    if dates:
        code, count = ("day-first", days) if days else ("month-first", months)
        return bool(days), (Reason(code, f"{count} dates show it", {"count": count, "example": example}),), ()
    return None, (Reason(form_of_times(text), f"as {example}", {"example": example}),), ()


def form_of_times(text: pl.Series) -> str:
    """Say whether most times are numbers since 1970, have a zone, or are local."""
    number = values(text, ".")
    if number.null_count() == 0:
        biggest = number.max()
        return "times-epoch-ms" if isinstance(biggest, float) and biggest >= EARLIEST_MS else "times-epoch-s"
    return "times-zoned" if 2 * int(text.str.contains(ZONED).sum()) > text.len() else "times-local"


def decimal_of(cells: pl.Series | None, look: Look) -> tuple[str, tuple[Reason, ...]]:
    """Return the sign before the decimals, and where it was seen."""
    if cells is None or cells.dtype != pl.String:
        return ".", ()
    text = named(cells).drop_nulls()
    commas = text.filter(text.str.contains(r"^-?[\d\s.']*\d,\d{1,2}$|^-?\d+,\d{4,}$"))
    points = text.filter(text.str.contains(r"\.\d{1,2}$|^-?\d+\.\d{4,}$"))
    either = text.filter(text.str.contains(r"^-?\d{1,3},\d{3}$"))
    if commas.len() > points.len() or (either.len() and not points.len() and look.reading.get("delimiter") == ";"):
        example = str((commas if commas.len() else either)[0])
        return ",", (Reason("decimal-comma", f"as {example}", {"example": example}),)
    return ".", ()


def blank_words(columns: list[pl.Series]) -> tuple[str, ...]:
    """Return the words for an empty cell that occur in these columns."""
    texts = [named(cells).drop_nulls().str.to_lowercase() for cells in columns if cells.dtype == pl.String]
    return tuple(word for word in BLANK_WORDS if any((text == word).any() for text in texts))
