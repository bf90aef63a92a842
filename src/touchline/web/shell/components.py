"""What the page of components shows: a small hotel's figures, all invented."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.shell.chart import (
    Axis,
    Band,
    Bar,
    Bars,
    Column,
    Course,
    Flow,
    Front,
    Group,
    Groups,
    Node,
    Plan,
    Point,
    Position,
    Quadrants,
    Scatter,
    Stop,
)
from touchline.web.shell.error_words import SAID
from touchline.web.shell.formats import money, number, percent, period
from touchline.web.shell.icons import LINES
from touchline.web.shell.paging import Page
from touchline.web.shell.wording import Trouble

POINTS = (
    ("Booking page", 0.18, 4.4), ("Confirmation mail", 0.03, 4.5), ("Arrival and parking", 0.09, 3.5),
    ("Reception", 0.15, 4.3), ("Room", 0.19, 4.1), ("Breakfast", 0.13, 3.4), ("Garden", 0.06, 4.7),
    ("Swimming pool", 0.06, 3.2), ("House guide", 0.02, 3.1), ("Wi-Fi", 0.09, 2.9), ("Bill at departure", 0.05, 3.8),
    ("Follow-up call", 0.02, 4.0), ("Review request", 0.01, 3.3), ("Newsletter", 0.01, 2.8), ("Lobby scent", 0.03, 3.9),
    ("Air conditioning", 0.08, 3.6), ("Room service", 0.05, 3.9), ("Spa", 0.06, 4.4),
    ("Bar", 0.06, 3.7),
)  # fmt: skip
PLANS = ((0, 3.71), (40_000, 3.78), (90_000, 3.9), (150_000, 3.98), (260_000, 4.11), (420_000, 4.2), (700_000, 4.26))


class SampleForm(forms.Form):
    name = forms.CharField(label=_("Name of the touchpoint"), help_text=_("As your customers would call it."))
    kind = forms.ChoiceField(
        label=_("Kind"),
        widget=forms.RadioSelect,
        choices=[("human", _("People")), ("physical", _("Place or thing"))],
    )
    stage = forms.ChoiceField(label=_("Stage"), choices=[("", _("Choose a stage")), ("room", _("In the room"))])
    cost = forms.IntegerField(label=_("Running cost a month"), required=False)
    note = forms.CharField(label=_("Note"), widget=forms.Textarea, required=False)
    file = forms.FileField(label=_("File of answers"), required=False)
    live = forms.BooleanField(label=_("Customers can already meet it"), required=False)


@dataclass(frozen=True, slots=True)
class SampleJob:
    title: str
    done: int
    total: int


def euros(amount_minor: float) -> str:
    return money(round(amount_minor), "EUR")


def importance_picture() -> Scatter:
    return Scatter(
        title=str(_("Breakfast and Wi-Fi matter, and disappoint")),
        says=str(
            _("Each point is a touchpoint: the higher, the more it matters; the farther right, the better rated.")
        ),
        x=Axis(str(_("Satisfaction")), write=lambda value: number(value, 1)),
        y=Axis(str(_("Importance")), write=percent, low=0.0),
        points=[
            Point(
                name,
                rating,
                share,
                url="#charts",
                series=2 if rating < 3.8 and share > 0.06 else 1,
                faint=share <= 0.01,
            )
            for name, share, rating in POINTS
        ],
        x_cut=3.8,
        y_cut=0.06,
        quadrants=Quadrants(
            str(_("Mend first")), str(_("Keep up")), str(_("Leave as it is")), str(_("Perhaps too much"))
        ),
        subject=str(_("Touchpoint")),
    )


def front_picture() -> Front:
    return Front(
        title=str(_("The first 900 euros a month buy half of the effect")),
        says=str(_("Each point is a plan that no other plan beats on both cost and satisfaction.")),
        x=Axis(str(_("Cost a month")), write=euros, low=0.0),
        y=Axis(str(_("Expected satisfaction")), write=lambda value: number(value, 2)),
        plans=[Plan(cost, effect, url="#charts", here=cost == 150_000) for cost, effect in PLANS],
        today=Position(210_000, 3.71, str(_("today"))),
        budget=300_000,
    )


def bars_picture() -> Bars:
    return Bars(
        title=str(_("The room drives the rating of the stay")),
        says=str(_("Share of the overall rating that each touchpoint explains, with its 95 % interval.")),
        axis=Axis(str(_("Importance")), write=percent),
        bars=[
            Bar(name, share, max(share - 0.03, 0.0), share + 0.035, url="#charts", faint=share < 0.06,
                note=str(_("few answers")) if share < 0.06 else "")
            for name, share, *_rest in sorted(POINTS, key=lambda point: -point[1])[:9]
        ],
        subject=str(_("Touchpoint")),
    )  # fmt: skip


def flow_picture() -> Flow:
    found, asked, ended = Node("Booking page", 620), Node("Reception", 380, "series-2"), str(_("Ended"))
    room = Node("Room", 590, "series-3")
    return Flow(
        title=str(_("Six of ten guests book on the page")),
        says=str(_("Each column is a step; grey bands are journeys that end.")),
        steps=[
            Column(str(_("Step %(number)s")) % {"number": 1}, [found, asked]),
            Column(str(_("Step %(number)s")) % {"number": 2}, [room, Node(ended, 410, "end")]),
        ],
        bands=[Band(0, 0, 0, 400), Band(0, 0, 1, 220), Band(0, 1, 0, 190), Band(0, 1, 1, 190)],
        unit=str(_("Journeys")),
    )


def course_picture() -> Course:
    rated = [(3.9, 210), (4.0, 190), (None, 3), (3.7, 24), (4.2, 240)]
    return Course(
        title=str(_("The rating of the stay over five months")),
        says=str(
            _("Lines are 95 % intervals; hollow dots rest on few answers; where nobody answered the line breaks.")
        ),
        axis=Axis(str(_("Satisfaction")), write=lambda value: number(value, 1)),
        stops=[
            Stop(
                period(f"2026-0{place}", short=True),
                value,
                value and value - 2 / n**0.5,
                value and value + 2 / n**0.5,
                url="#charts",
                faint=n < 30,
                instead=str(_("too few answers")),
                cells=[number(n)],
            )
            for place, (value, n) in enumerate(rated, 1)
        ],
        subject=str(_("Month")),
        heads=[str(_("Answers"))],
    )


def groups_picture() -> Groups:
    return Groups(
        title=str(_("Importance and effort, stage by stage")),
        says=str(_("All bars of one kind together make the whole.")),
        axis=Axis(str(_("Share of all")), write=percent, low=0.0),
        amounts=[str(_("Importance")), str(_("Cost"))],
        groups=[Group(str(_("Awareness")), [0.3, 0.55]), Group(str(_("Loyalty")), [0.7, 0.45])],
        subject=str(_("Stage")),
    )


def shown() -> dict[str, Any]:
    """Return everything that the page of components draws."""
    wrong = SampleForm({"name": "", "kind": "", "stage": "room", "cost": "1.5"})
    wrong.is_shown_only = True  # type: ignore[attr-defined]
    return {
        "icons": sorted(LINES),
        "form": SampleForm(initial={"live": True}),
        "wrong_form": wrong,
        "scatter": importance_picture(),
        "front": front_picture(),
        "bars": bars_picture(),
        "flow": flow_picture(),
        "groups": groups_picture(),
        "course": course_picture(),
        "page": Page(rows=[], next="next", after="first"),
        "job": SampleJob(str(_("Reading answers.csv")), 1_240, 3_535),
        "trouble": Trouble("outside-scale", str(_("12 of 310 answers lie outside 1 to 5; the first is 7")),
                           str(_("whole numbers from 1 to 5")), str(_("Say which scale the question had."))),
        "said": SAID,
        "sample_rows": [
            {"name": name, "share": share, "value": rating, "low": rating - 0.2, "high": rating + 0.2, "answers": n}
            for (name, share, rating), n in zip(POINTS[:5], (310, 4, 27, 305, 1_288), strict=True)
        ],
    }  # fmt: skip
