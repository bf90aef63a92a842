"""What people type about options and plans, checked."""

from touchline.web.decide.forms.fields import MoneyField, NumberField
from touchline.web.decide.forms.files import FileForm
from touchline.web.decide.forms.options import IdeaForm, NewOptionForm, OptionForm, option_forms
from touchline.web.decide.forms.plans import AdoptForm, BudgetForm

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
