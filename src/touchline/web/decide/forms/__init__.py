"""What people type about options and plans, checked."""

from touchline.web.decide.forms.files import FileForm
from touchline.web.decide.forms.options import IdeaForm, NewOptionForm, OptionForm, option_forms
from touchline.web.decide.forms.plans import AdoptForm, BudgetForm
from touchline.web.shell.fields import MoneyField, NumberField

__all__ = [
    "AdoptForm",
    "BudgetForm",
    "FileForm",
    "IdeaForm",
    "MoneyField",
    "NewOptionForm",
    "NumberField",
    "OptionForm",
    "option_forms",
]
