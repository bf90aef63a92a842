"""What each column of a file of answers is, and the whole page that asks for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.engine.record import AnswerMapping, Best, MappedColumn, Role, Shape
from touchline.engine.record.suggestion import touchpoint_name
from touchline.web.identify.models import Stage
from touchline.web.listen.forms.problems import LONG_ROLES, ROLES, problems
from touchline.web.listen.forms.whole_file import DAYS, SurveyForm, survey_initial
from touchline.web.record.forms import CodesField

OF_A_TOUCHPOINT = [role for role in ROLES if role[0] in (Role.RATING, Role.OVERALL, Role.IGNORE)]


class ColumnForm(forms.Form):
    """What one column is. Its own codes take the place of those of all columns."""

    role = forms.ChoiceField(label=_("What it is"), choices=ROLES)
    touchpoint = forms.CharField(label=_("Touchpoint"), max_length=120, required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    blank = CodesField(label=_("Left blank"), required=False)
    not_met = CodesField(label=_("Not met"), required=False)

    def __init__(
        self, data: Any, *, prefix: str, column: MappedColumn, stages: Sequence[Stage], roles: Sequence[Any]
    ) -> None:
        super().__init__(data, prefix=prefix, initial=column_initial(column))
        self.known, self.column = column, column.name
        self.fields["role"].choices = list(roles)  # type: ignore[attr-defined]
        choices = [("", _("No stage yet")), *((stage.key or stage.slug, str(stage)) for stage in stages)]
        self.fields["stage"].choices = choices  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = f"{field.label}: {column.name}"
            field.widget.attrs["class"] = "input"
            if name in ("blank", "not_met"):
                field.widget.attrs["size"] = "6"

    def mapped(self) -> MappedColumn:
        """Return the column as it is to be read. A scale or direction of its own can only be said in a mapping file."""
        said = self.cleaned_data
        role = Role(said["role"])
        rating = role is Role.RATING
        return replace(
            self.known,
            role=role,
            touchpoint=(said["touchpoint"] or touchpoint_name(self.column)) if rating else "",
            stage=said["stage"] if rating else "",
            blank=said["blank"] or None,
            not_met=said["not_met"] or None,
            scale=self.known.scale if role is Role.OVERALL is self.known.role else None,
        )


def column_initial(column: MappedColumn) -> dict[str, Any]:
    return {
        "role": column.role.value,
        "touchpoint": column.touchpoint,
        "stage": column.stage,
        "blank": column.blank or (),
        "not_met": column.not_met or (),
    }


class ColumnsForm:
    """The whole page: the survey's form, one for each column of the file, in the long shape one for each touchpoint."""

    def __init__(
        self,
        *,
        columns: Sequence[str],
        mapping: AnswerMapping,
        survey: str,
        stages: Sequence[Stage],
        touchpoints: Sequence[MappedColumn] = (),
        saved_as: str = "",
        days: tuple[date | None, date | None] = (None, None),
        data: Any = None,
    ) -> None:
        self.mapping = mapping
        self.survey = SurveyForm(data, initial=survey_initial(mapping, survey, saved_as, days))
        known = {column.name: column for column in mapping.columns}
        roles = LONG_ROLES if mapping.shape is Shape.LONG else ROLES
        named = [known.get(name, MappedColumn(name, Role.IGNORE)) for name in columns]
        self.columns = [
            ColumnForm(data, prefix=f"c{place}", column=column, stages=stages, roles=roles)
            for place, column in enumerate(named)
        ]
        self.touchpoints = [
            ColumnForm(data, prefix=f"t{place}", column=column, stages=stages, roles=OF_A_TOUCHPOINT)
            for place, column in enumerate(touchpoints)
        ]
        self.problems: list[str] = []

    def is_valid(self) -> bool:
        valid = all(form.is_valid() for form in (self.survey, *self.columns, *self.touchpoints))
        if valid and not self.is_turned:
            self.problems = problems(self.result())
        return valid and not self.problems

    @property
    def is_turned(self) -> bool:
        """Whether the other shape was chosen: the page then has to ask other things."""
        return self.shape is not self.mapping.shape

    @property
    def shape(self) -> Shape:
        return Shape(self.survey.cleaned_data["shape"])

    def result(self) -> AnswerMapping:
        said = self.survey.cleaned_data
        columns = tuple(mapped for form in self.columns if (mapped := form.mapped()).role is not Role.IGNORE)
        touchpoints = tuple(form.mapped() for form in self.touchpoints)
        long = self.mapping.shape is Shape.LONG
        return replace(
            self.mapping,
            columns=fitting(columns, self.shape),
            scale=(said["low"], said["high"]),
            blank=said["blank"],
            not_met=said["not_met"],
            shape=self.shape,
            best=Best(said["best"]),
            day_first=DAYS[said["days"]],
            touchpoints=touchpoints if long else (),
        )


def fitting(columns: Sequence[MappedColumn], shape: Shape) -> tuple[MappedColumn, ...]:
    """The columns as a shape can have them: the long one has one of ratings, the wide one none of touchpoints."""
    if shape is Shape.WIDE:
        return tuple(column for column in columns if column.role is not Role.TOUCHPOINT)
    rated = [column for column in columns if column.role is Role.RATING]
    kept = [column for column in columns if column.role is not Role.RATING or len(rated) == 1]
    return tuple(replace(column, touchpoint="", stage="") for column in kept)
