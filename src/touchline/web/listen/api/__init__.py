"""Surveys and answers as programs see them."""

from touchline.web.listen.api.answers import router as answers
from touchline.web.listen.api.surveys import router as surveys

__all__ = ["answers", "surveys"]
