"""Why a touchpoint is proposed so, and what of a list was not understood, in the reader's language."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchline.engine.identify import Note, Suggestion

CHANNELS: Mapping[str, str | Promise] = {
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Phone"),
    "sms": gettext_lazy("SMS"),
    "chat": gettext_lazy("Chat"),
    "app": gettext_lazy("App"),
    "web": gettext_lazy("Web"),
    "social": gettext_lazy("Social networks"),
    "shop": gettext_lazy("Shop"),
    "post": gettext_lazy("Post"),
}
FIELDS: Mapping[str, str | Promise] = {
    "kinds": gettext_lazy("kind"),
    "channel": gettext_lazy("channel"),
    "stage": gettext_lazy("stage"),
}
NOTES: Mapping[str, Callable[[], str]] = {
    "name-missing": lambda: _("There is no name here."),
    "name-too-long": lambda: _("The name is longer than 120 letters."),
    "listed-twice": lambda: _("It is on the list already."),
    "too-many": lambda: _("A list takes 500 touchpoints: paste the rest afterwards."),
    "unknown-stage": lambda: _("“%(text)s” is none of your stages."),
    "unknown-kind": lambda: _("“%(text)s” is none of the four kinds."),
    "not-understood": lambda: _("“%(text)s” was not understood."),
}


def channel_name(key: str) -> str:
    return str(CHANNELS.get(key, ""))


def why(guess: Suggestion, *, fields: set[str]) -> str:
    """Say by which words the given fields were guessed; nothing when none was."""
    by_word: dict[str, list[str]] = {}
    for reason in guess.reasons:
        if reason.field in fields:
            by_word.setdefault(reason.word, []).append(str(FIELDS[reason.field]))
    said = [_("%(fields)s by “%(word)s”") % {"fields": ", ".join(told), "word": word} for word, told in by_word.items()]
    return _("Guessed: %(reasons)s") % {"reasons": "; ".join(said)} if said else ""


def note(found: Note) -> str:
    return NOTES[found.code]() % {"text": found.text}
