"""touchline analyse: what really happens?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from touchline.cli import answers, effort, events, files, judgement, output
from touchline.cli.output import Format, FormatOption

if TYPE_CHECKING:
    from touchline.engine.analyse import Drivers

app = typer.Typer(
    help="What really happens? Drivers of satisfaction, what customers do next, where the effort goes.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def analyse() -> None:
    """What really happens? Drivers of satisfaction, what customers do next, where the effort goes."""


@app.command()
def drivers(
    file: answers.FileArgument,
    overall: Annotated[str, typer.Option("--overall", metavar="COL", help="Column with the rating of the whole.")] = "",
    ratings: answers.RatingsOption = "",
    mapping: answers.MappingOption = "",
    scale: answers.ScaleOption = "",
    blank: answers.BlankOption = [],
    not_met: answers.NotMetOption = [],
    weight: answers.WeightOption = "",
    method: Annotated[
        str, typer.Option(metavar="auto|lmg|johnson", help="auto is lmg up to 15 touchpoints, johnson above.")
    ] = "auto",
    seed: Annotated[int, typer.Option(min=0, help="Another seed draws other resamples.")] = 1,
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Find what goes with the rating of the whole: each touchpoint's share, with its 95 % interval.

    People who did not meet a touchpoint stay. Where touchpoints explain no more than chance would, the answer
    is "no driver found". The same answers in any order, with the same seed, give the same numbers.
    """
    from touchline.engine import analyse as room

    names: dict[str, str] = {}
    columns: answers.Columns = {"ratings": ratings, "overall": overall, "weight": weight}
    check_whole(mapping, columns, scale=scale, blank=blank, not_met=not_met)
    if mapping:
        intake, names = answers.read_mapped(file, mapping, sheet=sheet)
    else:
        intake = answers.read_answers(file, **columns, blank=blank, not_met=not_met, scale=scale, sheet=sheet)
    found = named(room.drivers(intake.answers, method=method, seed=seed), names)
    output.show(found, format, rows=found.table)
    tell = typer.echo if format is Format.TABLE else output.note
    tell(summary(found))


def check_whole(
    mapping: str, columns: answers.Columns, *, scale: str, blank: Sequence[str], not_met: Sequence[str]
) -> None:
    """Refuse a call that does not say which columns rate the touchpoints and the whole."""
    needed = {"ratings": columns["ratings"], "overall": columns["overall"]}
    others = {"scale": scale, "blank": blank, "not-met": not_met, "weight": columns["weight"]}
    files.check_how_it_is_read(mapping, needed, others)


def named(found: "Drivers", names: Mapping[str, str]) -> "Drivers":
    """Return the drivers with the touchpoints' names in place of the columns'."""
    notes = {names.get(column, column): codes for column, codes in found.notes.items()}
    table = found.table.with_columns(found.table["touchpoint"].replace(dict(names)))
    return replace(found, table=table, notes=notes)


def summary(found: "Drivers") -> str:
    """Say in one line what was found and what it rests on."""
    return (
        f"{'drivers found' if found.found else 'no driver found'}: touchpoints go with {found.r2:.1%} of the "
        f"differences in the whole, chance alone with up to {found.r2_threshold:.1%} ({found.method}, "
        f"{found.answers_used} answers, {found.answers_left_out} left out, {found.blank_cells} blank cells, "
        f"{found.bootstraps} resamples, {found.permutations} shuffles, seed {found.seed})"
    )


@app.command()
def transitions(
    file: events.FileArgument,
    customer: events.CustomerOption = "",
    time: events.TimeOption = "",
    touchpoint: events.TouchpointOption = "",
    mapping: events.MappingOption = "",
    sequence: events.SequenceOption = "",
    session: events.SessionOption = "",
    collapse_repeats: Annotated[
        bool, typer.Option("--collapse-repeats", help="Events at one touchpoint in a row count as the first of them.")
    ] = False,
    day_first: files.DayFirstOption = None,
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Count the steps customers take from one touchpoint to the next, most frequent first.

    Events are put in the order of customer, time, and sequence or place in the file. The gap is the median of the
    seconds between the two events.
    """
    from touchline.engine import analyse as room

    columns = {"customer": customer, "time": time, "touchpoint": touchpoint, "sequence": sequence, "session": session}
    intake = events.read_events(file, **columns, day_first=day_first, sheet=sheet, mapping=mapping)
    found = room.transitions(intake.events, by_session=bool(session), collapse_repeats=collapse_repeats)
    output.show(found, format)


@app.command()
def reach(
    file: events.FileArgument,
    customer: events.CustomerOption = "",
    time: events.TimeOption = "",
    touchpoint: events.TouchpointOption = "",
    mapping: events.MappingOption = "",
    day_first: files.DayFirstOption = None,
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Count the customers that each touchpoint reaches, how often they come, and when first and last.

    The share of customers (0 to 1) comes with its 95 % interval.
    """
    from touchline.engine import analyse as room

    columns = {"customer": customer, "time": time, "touchpoint": touchpoint}
    output.show(
        room.reach(events.read_events(file, **columns, day_first=day_first, sheet=sheet, mapping=mapping).events),
        format,
    )


@app.command("drop-off")
def drop_off(
    file: events.FileArgument,
    customer: events.CustomerOption = "",
    time: events.TimeOption = "",
    touchpoint: events.TouchpointOption = "",
    mapping: events.MappingOption = "",
    sequence: events.SequenceOption = "",
    session: events.SessionOption = "",
    day_first: files.DayFirstOption = None,
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Count where journeys begin and end: of those that come to a touchpoint, the share that ends there.

    A journey is all events of a customer; with --session, those of one visit.
    """
    from touchline.engine import analyse as room

    columns = {"customer": customer, "time": time, "touchpoint": touchpoint, "sequence": sequence, "session": session}
    intake = events.read_events(file, **columns, day_first=day_first, sheet=sheet, mapping=mapping)
    output.show(room.drop_off(intake.events, by_session=bool(session)), format)


@app.command("lead-times")
def lead_times(
    file: events.FileArgument,
    to: Annotated[list[str], typer.Option("--to", metavar="NAME", help="Touchpoint to arrive at; may be given again.")],
    customer: events.CustomerOption = "",
    time: events.TimeOption = "",
    touchpoint: events.TouchpointOption = "",
    mapping: events.MappingOption = "",
    sequence: events.SequenceOption = "",
    day_first: files.DayFirstOption = None,
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Say how many get from each touchpoint to another, and how long they take: the median with its interval."""
    from touchline.engine import analyse as room

    columns = {"customer": customer, "time": time, "touchpoint": touchpoint, "sequence": sequence}
    intake = events.read_events(file, **columns, day_first=day_first, sheet=sheet, mapping=mapping)
    output.show(room.lead_times(intake.events, to=to), format)


@app.command()
def distribution(
    file: Annotated[str, typer.Argument(metavar="FILE", help="One row for each touchpoint and stage: CSV or XLSX.")],
    touchpoint: Annotated[str, typer.Option("--touchpoint", metavar="COL", help="Column with the touchpoint.")],
    stage: Annotated[str, typer.Option("--stage", metavar="COL", help="Column with its stage.")],
    contacts: Annotated[str, typer.Option("--contacts", metavar="COL", help="Contacts; blank where not known.")] = "",
    cost: Annotated[str, typer.Option("--cost", metavar="COL", help="Cost, in one currency and period.")] = "",
    benefit: Annotated[
        str, typer.Option("--benefit", metavar="COL", help="yes or no: does anything show that it does good?")
    ] = "",
    weights: Annotated[
        str, typer.Option("--weights", metavar="STAGE=N,..", help="What each stage weighs, in order.")
    ] = "",
    scheme: Annotated[str, typer.Option("--scheme", metavar="KEY", help="Or: the weights of a ready scheme.")] = "",
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Lay touchpoints, contacts and cost over the stages, beside what the stages weigh: where is it heavy, where thin?

    Without weights, the stages weigh as in the ready scheme "lifecycle".
    """
    from touchline.engine import analyse as room

    columns = {"touchpoint": touchpoint, "stage": stage, "contacts": contacts, "cost": cost, "benefit": benefit}
    found = room.distribution(
        effort.weighed_stages(weights, scheme), effort.read_touchpoints(file, columns, sheet=sheet)
    )
    output.show(found, format, rows=found.table)
    tell = typer.echo if format is Format.TABLE else output.note
    tell(effort.summary(found))


@app.command()
def verdicts(
    file: answers.FileArgument,
    overall: Annotated[str, typer.Option("--overall", metavar="COL", help="Column with the rating of the whole.")] = "",
    ratings: answers.RatingsOption = "",
    mapping: answers.MappingOption = "",
    scale: answers.ScaleOption = "",
    blank: answers.BlankOption = [],
    not_met: answers.NotMetOption = [],
    weight: answers.WeightOption = "",
    seed: Annotated[int, typer.Option(min=0, help="Another seed draws other resamples.")] = 1,
    sheet: files.SheetOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Sum each touchpoint up in one word, with the evidence: tested, observed or guessed.

    The words: effective, weak, deal-breaker, over-used, under-used, unmeasured. With --format json every reason comes
    with its numbers.
    """
    columns: answers.Columns = {"ratings": ratings, "overall": overall, "weight": weight}
    check_whole(mapping, columns, scale=scale, blank=blank, not_met=not_met)
    names: dict[str, str] = {}
    if mapping:
        intake, names = answers.read_mapped(file, mapping, sheet=sheet)
    else:
        intake = answers.read_answers(file, **columns, blank=blank, not_met=not_met, scale=scale, sheet=sheet)
    found = judgement.judged(intake.answers, names, seed=seed)
    output.show(judgement.reasons_of(found) if format is Format.JSON else judgement.table_of(found), format)
