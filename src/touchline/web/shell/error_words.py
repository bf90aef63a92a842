"""What the error pages say."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Said:
    """What happened, and what to do about it."""

    happened: str | Promise
    fix: str | Promise


SAID: dict[int | str, Said] = {
    400: Said(
        _("We could not read what was sent."),
        _("Go back, reload the page and try again."),
    ),
    403: Said(
        _("You may not open or change this."),
        _("Ask an administrator of the workspace to do it, or to give you another role."),
    ),
    "csrf": Said(
        _("We could not be sure that this came from you."),
        _("The page was open for a long time, or cookies are switched off. Reload it and try again."),
    ),
    404: Said(
        _("There is nothing at this address."),
        _("It may have been moved or deleted, or it belongs to a workspace you are not a member of."),
    ),
    409: Said(
        _("Somebody else changed this while you had it open."),
        _("Your change is not saved. Reload the page to see theirs, then make yours again."),
    ),
    413: Said(
        _("This file is larger than we can take."),
        _("Split it into smaller files, or leave out columns that are not needed."),
    ),
    429: Said(
        _("That was too often in a short time."),
        _("Wait a minute, then try again."),
    ),
    500: Said(
        _("Something went wrong on our side."),
        _("Nothing was lost that you had saved before. Try again in a moment; if it stays, tell your administrator."),
    ),
}
