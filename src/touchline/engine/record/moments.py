"""When an event happened: moments read from text, numbers or typed columns.

Read are ISO 8601 (2026-03-13, 2026-03-13 10:21, 2026-03-13T10:21:14.5+01:00), seconds and milliseconds since 1970,
and the day-first and month-first forms 13.03.2026 and 13/03/2026 10:21. A point between the numbers says
day-first. With a slash or a hyphen the whole column decides: a number above 12 settles it, otherwise the reader must
be told. A column with zones becomes UTC; one without stays as written, or is taken in the zone that is told.
"""

from dataclasses import dataclass

import polars as pl

from touchline.engine.errors import UnusableInputError

ZONE = r"[Zz]|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?"
ISO = rf"^(\d{{4}}-\d{{2}}-\d{{2}})(?:[T ](\d{{2}}:\d{{2}})(?:(:\d{{2}})(?:[.,](\d{{1,9}}))?)? ?({ZONE})?)?$"
BY_DAY = r"^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})(?:,?[T ](\d{1,2}:\d{2})(:\d{2})?)?$"
ZONED = rf"\d(?:{ZONE})$"
NUMBER = r"^\d{9,14}(?:\.\d+)?$"
EARLIEST_S, EARLIEST_MS, END_MS = 1e8, 1e11, 1e14  # 1973 in seconds, 1973 in milliseconds, the year 5138


@dataclass(frozen=True, slots=True)
class Moments:
    """A column of moments: Datetime in UTC or without a zone, and the code of each cell's fault, if any."""

    at: pl.Series
    fault: pl.Series


def read_moments(cells: pl.Series, *, day_first: bool | None = None, zone: str = "") -> Moments:
    """Read a column of moments.

    cells: one per event: text, a number of seconds or milliseconds since 1970, dates or datetimes. Rows stay as
    they are. day_first settles 03/04/2026; None asks the column itself. zone, as Europe/Bucharest, is where moments
    without one were written down: then all become UTC. Of an hour that the clock went through twice, the first is
    meant.
    Raises UnusableInputError (ambiguous-day).
    """
    kind = cells.dtype
    if isinstance(kind, pl.Datetime):
        zoned = cells.dt.convert_time_zone("UTC") if kind.time_zone else in_zone(cells, zone)
        return faults_of(cells, zoned.dt.cast_time_unit("us"))
    if kind == pl.Date:
        return faults_of(cells, in_zone(cells.cast(pl.Datetime("us")), zone))
    if kind.is_numeric():
        read = cells.to_frame("cell").select(at=since_1970(pl.col("cell").cast(pl.Float64)))
        return faults_of(cells, read["at"])
    return read_text(cells.cast(pl.String).str.strip_chars(), day_first, zone)


def in_zone(naive: pl.Series, zone: str) -> pl.Series:
    """Turn moments written in a zone into UTC; those that its clock skipped are null. Without a zone all stay."""
    if not zone:
        return naive
    placed = naive.dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    return placed.dt.convert_time_zone("UTC")


def faults_of(cells: pl.Series, at: pl.Series) -> Moments:
    if at.null_count() == 0:
        return Moments(at.alias("at"), pl.repeat(None, len(at), dtype=pl.String, eager=True).alias("fault"))
    empty = cells.is_null() | (cells == "") if cells.dtype == pl.String else cells.is_null()
    fault = pl.when(pl.col("at").is_null()).then(
        pl.when("empty").then(pl.lit("no-time")).otherwise(pl.lit("not-a-time"))
    )
    read = pl.DataFrame({"at": at, "empty": empty}).select("at", fault=fault)
    return Moments(read["at"], read["fault"])


def since_1970(number: pl.Expr) -> pl.Expr:
    """Seconds where the number is under 100,000 million, otherwise milliseconds; in UTC."""
    seconds = pl.when(number.is_between(EARLIEST_S, EARLIEST_MS, closed="left")).then(number * 1e6)
    moment = seconds.when(number.is_between(EARLIEST_MS, END_MS, closed="left")).then(number * 1e3)
    return moment.round().cast(pl.Int64).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")


def read_text(text: pl.Series, day_first: bool | None, zone: str) -> Moments:
    plain = read_plain(text)
    if plain is not None:
        return placed(text, plain, in_zone(plain, zone))
    parts = text.to_frame("cell").select(
        epoch=since_1970(pl.when(pl.col("cell").str.contains(NUMBER)).then("cell").cast(pl.Float64)),
        **iso_parts(),
        **day_parts(),
    )
    if parts["separator"].is_not_null().any():
        day_first = which_is_first(parts, day_first)
    naive, shift = pl.coalesce(iso_moment(), day_moment(bool(day_first))), zone_shift()
    read = parts.select(naive=naive, shift=shift, epoch="epoch")
    zoned = read["shift"].is_not_null() | read["epoch"].is_not_null()
    if zone:
        return told_zone(text, read, zone)
    if not zoned.any():
        return faults_of(text, read["naive"])
    utc = (pl.col("naive") - pl.col("shift")).dt.replace_time_zone("UTC")
    moments = faults_of(text, read.select(at=pl.coalesce(utc, "epoch"))["at"])
    zoneless = read["naive"].is_not_null() & ~zoned
    return Moments(moments.at, moments.fault.set(zoneless, "no-zone"))


def read_plain(text: pl.Series) -> pl.Series | None:
    """Read a column that says nothing but 2026-03-13 10:21:14, as most do, at once; None where any cell differs."""
    if not (text.str.len_bytes().fill_null(19) == 19).all():
        return None
    at = text.str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="us", strict=False)
    return at.rename("at") if at.null_count() == text.null_count() < len(text) else None


def told_zone(text: pl.Series, read: pl.DataFrame, zone: str) -> Moments:
    """Moments in UTC: as their own zone says, or in the one that is told."""
    local = in_zone(read["naive"], zone)
    own = (pl.col("naive") - pl.col("shift")).dt.replace_time_zone("UTC")
    utc = pl.when(pl.col("shift").is_not_null()).then(own).otherwise(pl.coalesce("epoch", local))
    return placed(text, read["naive"], read.select(at=utc)["at"])


def placed(text: pl.Series, naive: pl.Series, at: pl.Series) -> Moments:
    """Moments of a column, a fault where the clock of their zone skipped what is written."""
    moments = faults_of(text, at)
    skipped = at.is_null() & naive.is_not_null()
    return Moments(moments.at, moments.fault.set(skipped, "no-such-moment")) if skipped.any() else moments


def iso_parts() -> dict[str, pl.Expr]:
    cell = pl.col("cell")
    names = ["date", "clock", "seconds", "fraction", "zone"]
    return {name: cell.str.extract(ISO, place) for place, name in enumerate(names, 1)}


def day_parts() -> dict[str, pl.Expr]:
    cell = pl.col("cell")
    names = ["one", "separator", "two", "year", "day_clock", "day_seconds"]
    return {name: cell.str.extract(BY_DAY, place) for place, name in enumerate(names, 1)}


def iso_moment() -> pl.Expr:
    clock = pl.col("clock").fill_null("00:00") + pl.col("seconds").fill_null(":00")
    fraction = pl.col("fraction").fill_null("0").str.pad_end(6, "0").str.slice(0, 6)
    text = pl.col("date") + " " + clock
    return parsed(text, "%Y-%m-%d %H:%M:%S") + pl.duration(microseconds=fraction.cast(pl.Int64))


def day_moment(day_first: bool) -> pl.Expr:
    """Points always put the day first; other separators as the column was found to mean."""
    first = (pl.col("separator") == ".") | pl.lit(day_first)
    day = pl.when(first).then("one").otherwise("two").str.zfill(2)
    month = pl.when(first).then("two").otherwise("one").str.zfill(2)
    clock = pl.col("day_clock").fill_null("00:00").str.zfill(5) + pl.col("day_seconds").fill_null(":00")
    return parsed(pl.col("year") + "-" + month + "-" + day + " " + clock, "%Y-%m-%d %H:%M:%S")


def parsed(text: pl.Expr, form: str) -> pl.Expr:
    return text.str.to_datetime(form, time_unit="us", strict=False)


def zone_shift() -> pl.Expr:
    """How far the written zone is ahead of UTC; null where no zone is written."""
    zone = pl.col("zone").str.replace(":", "", literal=True).str.to_uppercase()
    sign = pl.when(zone.str.starts_with("-")).then(-1).otherwise(1)
    hours = zone.str.slice(1, 2).cast(pl.Int64, strict=False)
    minutes = zone.str.slice(3, 2).cast(pl.Int64, strict=False).fill_null(0)
    ahead = pl.duration(minutes=sign * (60 * hours + minutes))
    return pl.when(zone == "Z").then(pl.duration(minutes=0)).when(zone.is_not_null()).then(ahead)


def days_told(cells: pl.Series) -> tuple[int, int, int]:
    """Say what dates such as 03/04/2026 show of their order: how many there are, days first for certain, months first.

    cells: one per event, as text. A whole number of each. Raises nothing.
    """
    parts = cells.cast(pl.String).str.strip_chars().to_frame("cell").select(**day_parts())
    unsure = parts.filter(pl.col("separator").is_in(["/", "-"])).cast({"one": pl.Int64, "two": pl.Int64})
    return unsure.height, int((unsure["one"] > 12).sum()), int((unsure["two"] > 12).sum())


def which_is_first(parts: pl.DataFrame, told: bool | None) -> bool | None:
    """Say whether day or month stands first in 03/04/2026: as told, or as the numbers above 12 show."""
    unsure = parts.filter(pl.col("separator").is_in(["/", "-"])).select(
        first=pl.col("one").cast(pl.Int64),
        second=pl.col("two").cast(pl.Int64),
        cell=pl.concat_str("one", "separator", "two", "separator", "year"),
    )
    if told is not None or unsure.is_empty():
        return told
    days, months = bool((unsure["first"] > 12).any()), bool((unsure["second"] > 12).any())
    if days == months:
        why = "some put the day first, some the month" if days else "day or month could be first in all of them"
        raise UnusableInputError(
            "ambiguous-day",
            f"dates such as {unsure['cell'][0]}: {why}",
            expected="to be told which of the two comes first",
            fix="Say day first or month first (--day-first, --month-first), or write dates as 2026-04-03.",
            example=unsure["cell"][0],
        )
    return days
