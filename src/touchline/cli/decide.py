"""touchline decide: what do we do about it?"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from touchline.cli.output import Format, FormatOption, note, show
from touchline.engine import decide
from touchline.engine.errors import UnusableInputError

app = typer.Typer(no_args_is_help=True, help="What do we do about it? Options and the best plans.")


@app.callback()
def group() -> None:
    """What do we do about it? Options and the best plans."""


@app.command()
def front(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Options as CSV, XLSX or YAML (docs/reference/options.md)")
    ],
    budget: Annotated[str, typer.Option(metavar="N", help="The most a plan may cost a period, in money.")] = "",
    unit: Annotated[
        str, typer.Option(metavar="N", help="List the best plan for each step of this much money. Default: every plan.")
    ] = "",
    currency: Annotated[str, typer.Option(help="Currency of the costs: EUR, if the file says none.")] = "",
    period: Annotated[str, typer.Option(help="week, month, quarter or year: month, if the file says none.")] = "",
    prove: Annotated[
        bool, typer.Option("--prove", help="Go through every plan, up to a million, and compare.")
    ] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the plans that no other beats: less running cost, or more satisfaction.

    Satisfaction is the change of the whole-journey score against today, in points: the effects are added up.
    """
    options = decide.read_options(file, currency=currency.upper() or None, period=period.lower() or None)
    result = decide.front(
        options.options,
        budget=money("budget", budget, options.currency),
        unit=money("unit", unit, options.currency),
        currency=options.currency,
        period=options.period,
    )
    if prove:
        prove_aloud(result)
    explain(result)
    if format is Format.JSON:
        typer.echo(json.dumps(as_object(result), ensure_ascii=False, indent=2))
    else:
        show(plan_rows(result, format), format)


def money(name: str, text: str, currency: str) -> int | None:
    """Read an amount typed behind an option, in minor units."""
    if not text:
        return None
    amount = decide.decimal_number(text)
    minor = None if amount is None else decide.minor_units(amount, currency)
    if minor is None or minor < 0:
        raise UnusableInputError(
            "amount-unusable",
            f"--{name} {text}",
            expected=f"an amount of {currency} such as 1200",
            fix="Write the number without thousands marks, and with no more decimals than the currency has.",
            text=text,
        )
    return minor


def prove_aloud(result: decide.Front) -> None:
    proof = decide.prove(result)
    if not proof.holds:
        note(f"NOT PROVED: going through all {proof.plans:,} plans gives another front. This is a fault of Touchline.")
        raise typer.Exit(1)
    note(f"Proved: going through all {proof.plans:,} plans one by one gives the same front.")


def explain(result: decide.Front) -> None:
    """Say on stderr what the numbers mean."""
    currency, today = result.currency, result.today
    note(f"Cost is {currency} a {result.period}; today {decide.money(today.cost_minor, currency)}.")
    note("Satisfaction is points of the whole-journey score against today: the effects of a plan's options, added up.")
    note("low to high is its 95 % range, the effects taken as independent of each other.")
    note(f"Budgets are looked at in steps of {decide.money(result.unit, currency)}: the unit.")
    say_what_beats_today(result)
    for option in result.menu.left_out:
        note(f"Left out: {option.option!r}, because {option.touchpoint!r} is protected.")
    if not result.complete:
        note(f"Not complete: {result.reason}.")


def say_what_beats_today(result: decide.Front) -> None:
    """Name the two plans that everybody asks for first, each as what it changes and by how much."""
    same, more, currency = decide.same_for_less(result), decide.more_for_same(result), result.currency
    if same:
        saved = decide.money(-same.cost_minor, currency)
        note(f"The same satisfaction for {saved} {currency} less a {result.period}: {changes(result, same.plan)}.")
    if more:
        cost = decide.money(more.plan.cost_minor, currency)
        note(f"More for the same money: {more.satisfaction:+.2f} points at {cost}: {changes(result, more.plan)}.")
    if not same and not more:
        note("No plan beats today: none costs less and satisfies as much, none satisfies more for the same money.")


def as_object(result: decide.Front) -> dict[str, object]:
    plans = [
        {"cost_minor": plan.cost_minor, "satisfaction": plan.satisfaction, "options": dict(plan.options)}
        for plan in result.plans
    ]
    said = {name: getattr(result, name) for name in ("unit", "currency", "period", "complete")}
    return {**said, "plans": plans}


def plan_rows(result: decide.Front, format: Format) -> pl.DataFrame:
    """One row a plan: what it costs and brings, and its options; in a table for reading, only what changes."""
    places = decide.decimal_places(result.currency)
    cost = [Decimal(plan.cost_minor).scaleb(-places) for plan in result.plans]
    numbers = pl.DataFrame(
        {
            "cost": pl.Series(cost, dtype=pl.Decimal(38, places)),
            "satisfaction": pl.Series([plan.satisfaction for plan in result.plans], dtype=pl.Float64),
            "low": pl.Series([plan.low for plan in result.plans], dtype=pl.Float64),
            "high": pl.Series([plan.high for plan in result.plans], dtype=pl.Float64),
        }
    )
    if format is Format.TABLE:
        return numbers.with_columns(pl.Series("changes", [changes(result, plan) for plan in result.plans]))
    chosen = [plan.options for plan in result.plans]
    columns = {f"option: {name}": [options[name] for options in chosen] for name in result.menu.touchpoints}
    return numbers.hstack(pl.DataFrame(columns))


def changes(result: decide.Front, plan: decide.Plan) -> str:
    switches = decide.step(result.today, plan).switches
    return "; ".join(f"{s.after.touchpoint}: {s.after.option}" for s in switches) or "nothing"
