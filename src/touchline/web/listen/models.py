"""What do they say? Surveys, their questions, and the answers people gave."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from touchline.web.identify.models import Segment, Touchpoint
from touchline.web.record.models import Source
from touchline.web.workspace.models import Person, Workspace


class Survey(models.Model):
    """A set of questions asked together, here or in the file it was brought from.

    from_date and to_date are its first and last day in the workspace's time zone: those of its answers, or what was
    said when they were brought without times. They are null where neither is known, and of a survey that is open.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="surveys")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=now)
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["workspace", "slug"], name="survey_slug")]

    def __str__(self) -> str:
        return self.name


class QuestionRole(models.TextChoices):
    RATING = "rating", _("Rating of a touchpoint")
    OVERALL = "overall", _("Rating of the whole")


class Question(models.Model):
    """One rating that a survey asks for: of a touchpoint, or of the whole journey."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions")
    key = models.CharField(max_length=200)
    role = models.CharField(max_length=8, choices=QuestionRole)
    touchpoint = models.ForeignKey(Touchpoint, models.CASCADE, null=True, related_name="questions")
    scale_low = models.FloatField()
    scale_high = models.FloatField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "key"], name="question_key")]

    def __str__(self) -> str:
        return self.key


class Answer(models.Model):
    """What one person answered on one occasion: a rating or "not met" for each question, nothing where blank.

    ratings maps a question's key to a number, or to null where the person did not meet the touchpoint.
    A key that is absent was left blank. Only answers of a published source count. response_id is the one that the
    source gave the answer, customer the one that it gave the person; language is a code such as "ro".
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="answers")
    source = models.ForeignKey(Source, models.CASCADE, null=True, related_name="answers")
    row = models.PositiveIntegerField()
    ratings = models.JSONField()
    weight = models.FloatField(null=True)
    group = models.CharField(max_length=120, blank=True)
    segment = models.ForeignKey(Segment, models.SET_NULL, null=True, related_name="answers")
    customer = models.CharField(max_length=200, blank=True)
    response_id = models.CharField(max_length=200, blank=True)
    comment = models.TextField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "row"], name="one_answer_a_row"),
            models.UniqueConstraint(
                fields=["survey", "response_id"],
                condition=models.Q(source=None) & ~models.Q(response_id=""),
                name="one_answer_a_browser",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["response_id"], condition=~models.Q(response_id=""), name="answer_response_id")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id}:{self.row}"


class QuestionKind(models.TextChoices):
    """The three standard questions. The value is the name of the score in the engine."""

    CSAT = "csat", _("Satisfaction, 1 to 5 (CSAT)")
    CES = "ces", _("Ease, 1 to 7 (CES)")
    NPS = "nps", _("Recommendation, 0 to 10 (NPS)")


class AnswerPage(models.Model):
    """The page where people answer a survey of one question, found by its token.

    texts maps a language to what was written in place of the ready texts: question, comment_question, thanks.
    """

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="page")
    token = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=4, choices=QuestionKind)
    asks_comment = models.BooleanField(default=True)
    texts = models.JSONField(default=dict)
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    scores_asked = models.BooleanField(default=False)  # whether a job is waiting that will post the score
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.survey)

    @property
    def question(self) -> Question:
        """The one question of the survey."""
        return self.survey.questions.all()[0]

    @property
    def touchpoint(self) -> Touchpoint | None:
        """What is asked about; None where it is the whole."""
        return self.question.touchpoint

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
