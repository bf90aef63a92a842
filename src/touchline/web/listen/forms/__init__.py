"""What people say about files of answers, surveys and their own experience."""

from touchline.web.listen.forms.answering import CommentForm, RatingForm
from touchline.web.listen.forms.columns import ColumnsForm
from touchline.web.listen.forms.files import FileForm
from touchline.web.listen.forms.surveys import MakeSurveyForm, WordSurveyForm

__all__ = ["ColumnsForm", "CommentForm", "FileForm", "MakeSurveyForm", "RatingForm", "WordSurveyForm"]
