"""What happened?"""

from touchline.engine.record.answers import AnswerTable
from touchline.engine.record.intake import Intake, answer_table, take_answers

__all__ = ["AnswerTable", "Intake", "answer_table", "take_answers"]
