"""What people say about a file of answers: what it is, and what each column is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from touchline.engine.record import AnswerMapping, Best, MappedColumn, Role, Shape
from touchline.engine.record.cells import plain
from touchline.engine.record.suggestion import touchpoint_name
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.listen.models import AnswerPage, QuestionKind
from touchline.web.listen.queries.question_texts import LANGUAGES, Texts, scale_of, texts
from touchline.web.shell.fields import NumberField

ROLES = [
    (Role.RATING.value, _("Rating of a touchpoint")),
    (Role.OVERALL.value, _("Rating of the whole")),
    (Role.COMMENT.value, _("Comment")),
    (Role.SEGMENT.value, _("Segment")),
    (Role.GROUP.value, _("Group of customers")),
    (Role.WEIGHT.value, _("Weight of the answer")),
    (Role.TIME.value, _("Time of the answer")),
    (Role.CUSTOMER.value, _("Customer")),
    (Role.RESPONSE.value, _("Response id")),
    (Role.IGNORE.value, _("Leave out")),
]
LONG_ROLES = [
    (Role.TOUCHPOINT.value, _("Name of the touchpoint")),
    (Role.RATING.value, _("Its rating")),
    *ROLES[1:],
]
OF_A_TOUCHPOINT = [role for role in ROLES if role[0] in (Role.RATING, Role.OVERALL, Role.IGNORE)]
DAYS = {"column": None, "day": True, "month": False}


class FileForm(forms.Form):
    file = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("File of answers"),
        help_text=_("CSV or XLSX, also gzipped. One row for each person, or one for each rating."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.gz,.xlsx"}),
    )


class MappingFileForm(forms.Form):
    mapping = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("Mapping file"),
        help_text=_("A YAML file that was downloaded here before. It replaces what is chosen on this page."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )


class MendedForm(forms.Form):
    rows = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("Mended rows"),
        help_text=_("The file that was downloaded here, with its cells corrected. Its first column stays as it is."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.gz,.xlsx"}),
    )


class CodesField(forms.CharField):
    """Codes with commas between: 0, 99, n/a."""

    def to_python(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]
        text = super().to_python(value) or ""
        return tuple(dict.fromkeys(plain(code) for code in text.split(",") if code.strip()))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, tuple) else value


class SurveyForm(forms.Form):
    """What holds for the whole file."""

    survey = forms.CharField(label=_("Name of the survey"), max_length=200)
    shape = forms.ChoiceField(
        label=_("A row holds"),
        choices=[(Shape.WIDE.value, _("all ratings of one person")), (Shape.LONG.value, _("one rating"))],
    )
    low = NumberField(label=_("Lowest rating"))
    high = NumberField(label=_("Highest rating"))
    best = forms.ChoiceField(
        label=_("The best rating is"),
        choices=[(Best.HIGHEST.value, _("the highest")), (Best.LOWEST.value, _("the lowest"))],
    )
    blank = CodesField(label=_("Codes for left blank"), required=False, help_text=_("Commas between them: 0, 99"))
    not_met = CodesField(
        label=_("Codes for not met"), required=False, help_text=_("The person never used this touchpoint: 6, n/a")
    )
    days = forms.ChoiceField(
        label=_("03/04/2026 is"),
        choices=[("column", _("as the column shows")), ("day", _("3 April")), ("month", _("March 4"))],
    )
    save_as = forms.CharField(
        label=_("Keep these choices as"),
        max_length=120,
        required=False,
        help_text=_(
            "A name, for the next file with these columns. Of files that share it, the same response id counts once."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        low, high = data.get("low"), data.get("high")
        if low is not None and high is not None and not low < high:
            self.add_error("high", _("The highest rating must be above the lowest."))
        twice = set(data.get("blank", ())) & set(data.get("not_met", ()))
        if twice:
            self.add_error("not_met", _("%(code)s already means left blank.") % {"code": min(twice)})
        return data


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
        data: Any = None,
    ) -> None:
        self.mapping = mapping
        self.survey = SurveyForm(data, initial=survey_initial(mapping, survey, saved_as))
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


def survey_initial(mapping: AnswerMapping, survey: str, saved_as: str) -> dict[str, Any]:
    low, high = mapping.scale or (1.0, 5.0)
    return {
        "survey": survey,
        "shape": mapping.shape.value,
        "low": plain(low),
        "high": plain(high),
        "best": mapping.best.value,
        "blank": mapping.blank,
        "not_met": mapping.not_met,
        "days": next(word for word, day_first in DAYS.items() if day_first is mapping.day_first),
        "save_as": saved_as,
    }


def column_initial(column: MappedColumn) -> dict[str, Any]:
    return {
        "role": column.role.value,
        "touchpoint": column.touchpoint,
        "stage": column.stage,
        "blank": column.blank or (),
        "not_met": column.not_met or (),
    }


def problems(mapping: AnswerMapping) -> list[str]:
    """Say what is wrong with the columns taken together."""
    found = []
    long = mapping.shape is Shape.LONG
    if not mapping.ratings:
        found.append(str(_("No column is a rating of a touchpoint. Choose at least one.")))
    if long and not mapping.only(Role.TOUCHPOINT):
        found.append(str(_("No column names the touchpoints. Choose one.")))
    if long and not (mapping.only(Role.RESPONSE) or mapping.only(Role.CUSTOMER)):
        found.append(str(_("No column says which ratings belong together. Choose one with the response id.")))
    for role, name in LONG_ROLES if long else ROLES[1:-1]:
        same = [column.name for column in mapping.columns if column.role == role]
        if len(same) > 1:
            said = {"first": same[0], "second": same[1], "role": name}
            found.append(str(_("%(first)s and %(second)s are both “%(role)s”. Only one column can be.")) % said)
    rated = [column for column in (mapping.touchpoints if long else mapping.columns) if column.role is Role.RATING]
    names = Counter(column.touchpoint.casefold() for column in rated)
    twice = {column.touchpoint for column in rated if column.touchpoint and names[column.touchpoint.casefold()] > 1}
    if twice:
        found.append(
            str(_("Two columns rate the touchpoint “%(name)s”. Give each a name of its own.")) % {"name": min(twice)}
        )
    return found


class MakeSurveyForm(forms.Form):
    """What to ask about, and which question. Left as it is, the question is the usual one."""

    WHOLE, USUAL = "whole", "usual"
    touchpoint = forms.ChoiceField(label=_("What do you ask about?"), initial=WHOLE)
    kind = forms.ChoiceField(
        label=_("Which question?"),
        initial=USUAL,
        widget=forms.RadioSelect,
        choices=[
            (USUAL, _("The usual one: satisfaction at a touchpoint, recommendation for the whole")),
            *QuestionKind.choices,
        ],
    )
    asks_comment = forms.BooleanField(label=_("Ask for a comment afterwards"), required=False, initial=True)

    def __init__(self, *args: Any, touchpoints: Sequence[Touchpoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {touchpoint.slug: touchpoint for touchpoint in touchpoints}
        whole = (self.WHOLE, _("The whole relationship with the customer"))
        names = [(slug, touchpoint.name) for slug, touchpoint in self.known.items()]
        self.fields["touchpoint"].choices = [whole, *names]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen, the usual question filled in."""
        said = self.cleaned_data
        touchpoint = self.known.get(said["touchpoint"])
        usual = QuestionKind.CSAT if touchpoint else QuestionKind.NPS
        kind = usual if said["kind"] == self.USUAL else QuestionKind(said["kind"])
        return {"touchpoint": touchpoint, "kind": kind, "asks_comment": said["asks_comment"]}


class WordSurveyForm(forms.Form):
    """The texts of a survey in every language. One that is emptied becomes the ready one again."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name of the survey"), max_length=200, help_text=_("Only your team sees it."))
    asks_comment = forms.BooleanField(label=_("Ask for a comment afterwards"), required=False)

    def __init__(self, data: Any = None, *, page: AnswerPage) -> None:
        now = {language: asdict(texts(page, language)) for language in LANGUAGES}
        initial = {f"{field}_{language}": text for language in now for field, text in now[language].items()}
        initial |= {"version": page.version, "name": page.survey.name, "asks_comment": page.asks_comment}
        super().__init__(data, initial=initial)
        labels = {"question": _("Question"), "comment_question": _("Question for the comment"), "thanks": _("Thanks")}
        for language in LANGUAGES:
            for field, label in labels.items():
                self.fields[f"{field}_{language}"] = forms.CharField(
                    label=label,
                    max_length=300,
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2, "lang": language}),
                )

    def with_errors(self) -> list[tuple[forms.BoundField, Any]]:
        """Return every field with what is wrong with it, for the summary."""
        return [(field, field.errors) for field in self]

    def languages(self) -> list[dict[str, Any]]:
        """Return the fields of each language, under its name."""
        names = dict(settings.LANGUAGES)
        return [
            {"code": code, "name": names[code], "fields": [self[f"{field}_{code}"] for field in Texts.__slots__]}
            for code in LANGUAGES
        ]

    def texts(self) -> dict[str, dict[str, str]]:
        """Return what was written, by language."""
        said = self.cleaned_data
        return {code: {field: said[f"{field}_{code}"] for field in Texts.__slots__} for code in LANGUAGES}


class RatingForm(forms.Form):
    """The one tap of a respondent."""

    def __init__(self, *args: Any, page: AnswerPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lowest, highest = scale_of(page.kind)
        self.fields["rating"] = forms.IntegerField(min_value=lowest, max_value=highest)


class CommentForm(forms.Form):
    comment = forms.CharField(required=False, max_length=2_000, widget=forms.Textarea)
