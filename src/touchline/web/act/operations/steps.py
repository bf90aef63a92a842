"""What has usually to be done, by the move and by the kinds of the touchpoint, in the active language."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchline.web.decide.models import Move
from touchline.web.identify.models import Kind

Texts = tuple[str | Promise, ...]

FIRST: dict[Move, Texts] = {
    Move.ELIMINATE: (
        _("Tell the colleagues whose work it touches"),
        _("Tell the customers who still use it what they can use instead"),
    ),
    Move.OPTIMISE: (
        _("Write down how customers rate it today, to compare with later"),
        _("Agree with colleagues what will be done otherwise"),
    ),
    Move.ADD: (_("Name who is responsible for it from the first day"),),
}
BY_KIND: dict[Move, dict[Kind, str | Promise]] = {
    Move.ELIMINATE: {
        Kind.COMMUNICATION: _("Redirect its address, number or mailbox"),
        Kind.HUMAN: _("Settle what the people who served customers there do from now on"),
        Kind.PHYSICAL: _("Clear away what stood there and take it off signs"),
        Kind.SENSORY: _("Look whether the place still feels right without it"),
    },
    Move.OPTIMISE: {
        Kind.COMMUNICATION: _("Write the new texts in every language"),
        Kind.HUMAN: _("Train everybody who meets customers there"),
        Kind.PHYSICAL: _("Order what is needed and set it up"),
        Kind.SENSORY: _("Ask a few customers on the spot how it feels"),
    },
    Move.ADD: {
        Kind.COMMUNICATION: _("Write what customers will read, in every language"),
        Kind.HUMAN: _("Choose and train the people"),
        Kind.PHYSICAL: _("Find the place and order what is needed"),
        Kind.SENSORY: _("Try light, sound or scent before customers come"),
    },
}
LAST: dict[Move, Texts] = {
    Move.ELIMINATE: (
        _("End contracts and standing orders"),
        _("Take it off the site, print and profiles"),
        _("Watch complaints for a month"),
    ),
    Move.OPTIMISE: (
        _("Try it with a part of the customers"),
        _("Do it everywhere"),
        _("Ask customers again after a month"),
    ),
    Move.ADD: (
        _("Try it with a few customers"),
        _("Tell customers where they find it"),
        _("Set it live on the map"),
        _("Ask customers about it after a month"),
    ),
}


def usual_steps(move: str, kinds: Sequence[str]) -> list[str]:
    """Return the steps in the order in which they are done; none where nothing changes."""
    asked = Move(move)
    own = [text for kind, text in BY_KIND.get(asked, {}).items() if kind in kinds]
    return [str(text) for text in (*FIRST.get(asked, ()), *own, *LAST.get(asked, ()))]
