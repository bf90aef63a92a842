"""touchline listen: what do they say?"""

from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from touchline.cli import answers, files, output
from touchline.cli.output import Format, FormatOption
from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    import polars as pl

    from touchline.engine.record import AnswerTable

PERIODS = ("week", "month", "quarter", "year")


class When(TypedDict):
    """Which column holds the times, and how its dates are written."""

    time: str
    day_first: bool | None


class Cut(TypedDict):
    """Into which periods the answers are cut, and where these begin."""

    period: str | None
    zone: str


app = typer.Typer(help="What do they say? Scores of touchpoints.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def listen() -> None:
    """What do they say? Scores of touchpoints."""


@app.command()
def scores(
    file: answers.FileArgument,
    ratings: answers.RatingsOption = "",
    mapping: answers.MappingOption = "",
    metric: Annotated[str, typer.Option(metavar="mean|nps|csat|ces", help="What the score is.")] = "mean",
    scale: answers.ScaleOption = "",
    blank: answers.BlankOption = [],
    not_met: answers.NotMetOption = [],
    weight: answers.WeightOption = "",
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="COL",
            help="Score each group of this column, too. With a mapping also: stage, week, month, quarter, year.",
        ),
    ] = "",
    time: answers.TimeOption = "",
    period: answers.PeriodOption = "",
    time_zone: answers.TimeZoneOption = "UTC",
    day_first: files.DayFirstOption = None,
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Score every touchpoint: value with its 95 % interval, answers, blank, not met.

    mean is in the question's own units, nps runs from -100 to 100, csat is the share of the two best ratings
    (0 to 1), ces is the mean of an effort question. With --weight, the interval rests on effective answers.
    With --time and --period, each week, month, quarter or year is scored, too. Times with a zone fall into periods of
    --time-zone, those without one into periods as they are written.
    """
    from touchline.engine import listen as room

    others = {"scale": scale, "blank": blank, "not-met": not_met, "weight": weight}
    files.check_how_it_is_read(mapping, {"ratings": ratings}, others)
    check_period(period, zone=time_zone, time=time, mapping=mapping)
    when: When = {"time": time, "day_first": day_first}
    if mapping:
        result = mapped_scores(file, mapping, metric=metric, by=by, period=period, zone=time_zone, sheet=sheet, **when)
    else:
        columns: answers.Columns = {"ratings": ratings, "weight": weight, "group": by}
        intake = answers.read_answers(file, **columns, **when, blank=blank, not_met=not_met, scale=scale, sheet=sheet)
        tell_without_time(intake.answers, period)
        result = room.scores(intake.answers, metric=metric, period=period or None, zone=time_zone)
    output.show(without_empty(result) if format is Format.TABLE else result, format)


def without_empty(scores: "pl.DataFrame") -> "pl.DataFrame":
    """Leave out the last columns that say nothing here: a table is read by a person."""
    last = scores.columns[scores.columns.index("effective_answers") + 1 :]
    return scores.drop([name for name in last if scores[name].null_count() == scores.height])


def check_period(period: str, *, zone: str, time: str, mapping: str) -> None:
    """Refuse a column of times without a period, a period without times, and words that name none."""
    from touchline.engine.listen.parts import check_cut

    if period:
        check_cut(period, zone)
    if time and not period:
        raise UnusableInputError(
            "no-such-period",
            f"times in column {time}, and no period",
            expected=f"one of {', '.join(PERIODS)}",
            fix="Add --period month.",
            period=period,
        )
    if period and not time and not mapping:
        raise UnusableInputError(
            "columns-not-named",
            f"a score for each {period}, and no column with the times",
            expected="--time, or --mapping",
            fix="Add --time COL.",
        )


def tell_without_time(answers: "AnswerTable", period: str) -> None:
    """Say how many answers fall into no period."""
    if period and answers.at is not None and answers.at.null_count():
        output.note(f"without a time: {answers.at.null_count()} answers, which count in no {period}")


def mapped_scores(
    file: str,
    mapping_file: str,
    *,
    metric: str,
    by: str,
    period: str,
    zone: str,
    sheet: str,
    time: str,
    day_first: bool | None,
) -> "pl.DataFrame":
    """Return the scores of a file that is read by its mapping, by stage, segment, period or column."""
    import polars as pl

    from touchline.engine import listen as room

    group = "" if by in ("stage", "segment", *PERIODS) else by
    intake, mapping = answers.read_as_mapped(
        file, mapping_file, sheet=sheet, group=group, time=time, day_first=day_first
    )
    period = period or (by if by in PERIODS else "")
    tell_whole(intake.answers)
    tell_without_time(intake.answers, period)
    when: Cut = {"period": period or None, "zone": zone}
    found = room.scores(intake.answers, metric=metric, **when)
    if by == "stage":
        found = pl.concat([found, room.stage_scores(intake.answers, stages=mapping.stages, metric=metric, **when)])
    names = {column.name: column.title for column in mapping.ratings}
    return found.with_columns(found["touchpoint"].replace(names))


def tell_whole(answers: "AnswerTable") -> None:
    """Say how the whole is rated, beside the touchpoints."""
    from touchline.engine import listen as room

    for row in room.whole_scores(answers).head(1).iter_rows(named=True):
        if row["value"] is not None:
            interval = f" ({row['low']:.3f} to {row['high']:.3f})" if row["low"] is not None else ""
            output.note(f"the whole: {row['value']:.3f}{interval}, {row['answers']} answers")
