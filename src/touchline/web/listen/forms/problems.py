"""The roles that columns of answers can have, and what is wrong with those chosen, taken together."""

from collections import Counter

from django.utils.translation import gettext_lazy as _

from touchline.engine.record import AnswerMapping, Role, Shape

ROLES = [
    (Role.RATING.value, _("Rating of a touchpoint")),
    (Role.OVERALL.value, _("Rating of the whole")),
    (Role.COMMENT.value, _("Comment")),
    (Role.SEGMENT.value, _("Segment")),
    (Role.GROUP.value, _("Group of customers")),
    (Role.WEIGHT.value, _("Weight of the answer")),
    (Role.TIME.value, _("Time of the answer")),
    (Role.CUSTOMER.value, _("Customer")),
    (Role.RESPONSE.value, _("Response id")),
    (Role.IGNORE.value, _("Leave out")),
]
LONG_ROLES = [
    (Role.TOUCHPOINT.value, _("Name of the touchpoint")),
    (Role.RATING.value, _("Its rating")),
    *ROLES[1:],
]


def problems(mapping: AnswerMapping) -> list[str]:
    """Say what is wrong with the columns taken together."""
    found = []
    long = mapping.shape is Shape.LONG
    if not mapping.ratings:
        found.append(str(_("No column is a rating of a touchpoint. Choose at least one.")))
    if long and not mapping.only(Role.TOUCHPOINT):
        found.append(str(_("No column names the touchpoints. Choose one.")))
    if long and not (mapping.only(Role.RESPONSE) or mapping.only(Role.CUSTOMER)):
        found.append(str(_("No column says which ratings belong together. Choose one with the response id.")))
    for role, name in LONG_ROLES if long else ROLES[1:-1]:
        same = [column.name for column in mapping.columns if column.role == role]
        if len(same) > 1:
            said = {"first": same[0], "second": same[1], "role": name}
            found.append(str(_("%(first)s and %(second)s are both “%(role)s”. Only one column can be.")) % said)
    rated = [column for column in (mapping.touchpoints if long else mapping.columns) if column.role is Role.RATING]
    names = Counter(column.touchpoint.casefold() for column in rated)
    twice = {column.touchpoint for column in rated if column.touchpoint and names[column.touchpoint.casefold()] > 1}
    if twice:
        found.append(
            str(_("Two columns rate the touchpoint “%(name)s”. Give each a name of its own.")) % {"name": min(twice)}
        )
    return found
