"""Ready types of customers, in the reader's language: how one recognises each, and how to serve them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TypeKey(models.TextChoices):
    """The ready types, named in the reader's language."""

    DECIDED = "decided", _("Knows what they want")
    HESITANT = "hesitant", _("Hesitates")
    CAREFUL = "careful", _("Wants the facts")
    SAVING = "saving", _("Looks at the price")
    HURRIED = "hurried", _("In a hurry")
    TALKATIVE = "talkative", _("Likes to talk")
    NEW = "new", _("Here for the first time")
    REGULAR = "regular", _("Comes back")
    UPSET = "upset", _("Upset")


READY_SIGNS = {
    TypeKey.DECIDED: _("Comes with a clear wish, asks for it by name, does not look around."),
    TypeKey.HESITANT: _("Goes from one thing to another, asks others what they think, puts the decision off."),
    TypeKey.CAREFUL: _("Has read a lot, compares, asks about details, figures and what happens if it goes wrong."),
    TypeKey.SAVING: _("Asks about the price first, knows what it costs elsewhere, waits for an offer."),
    TypeKey.HURRIED: _("Looks at the clock or the phone, interrupts, answers in one word."),
    TypeKey.TALKATIVE: _("Tells about themselves, asks about you, stays after everything is settled."),
    TypeKey.NEW: _("Stops at the entrance or on the first page, does not know where things are or how you work."),
    TypeKey.REGULAR: _("Knows you by name, orders as always, expects to be remembered."),
    TypeKey.UPSET: _("Speaks louder or not at all, tells what went wrong more than once, wants somebody in charge."),
}
READY_SERVICE = {
    TypeKey.DECIDED: _("Give it at once. No long talk, no second offer before the first is done."),
    TypeKey.HESITANT: _("Ask what matters most, then show two or three, not ten. Say that it can be exchanged."),
    TypeKey.CAREFUL: _("Answer exactly, show it in writing, leave time. Say plainly what you do not know."),
    TypeKey.SAVING: _(
        "Name the whole price with nothing hidden. Show what it lasts for, and a cheaper one that is good."
    ),
    TypeKey.HURRIED: _("Say how long it takes. Do the main thing first, and send the rest later."),
    TypeKey.TALKATIVE: _("Listen and take an interest, then lead back to the matter with a question."),
    TypeKey.NEW: _("Greet first, say how it goes step by step, and where to ask. Do not use words of the house."),
    TypeKey.REGULAR: _("Greet by name, remember what they took last time, and tell them news before others."),
    TypeKey.UPSET: _("Let them finish, say sorry for the trouble, say what you do and by when. Call when it is done."),
}
