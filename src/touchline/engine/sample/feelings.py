"""What is felt and wished at the touchpoints of a sample, and what is said of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from touchline.engine.sample.shape import Contact, Feeling

BANDS = ((3.3, -2), (3.6, -1), (3.95, 0), (4.25, 1))  # a mean rating below this feels like that; above all, +2
BEST, WISHED, WISHED_MOST = 2, 1, 2


def felt_at(mean: float) -> int:
    """Return the emotion, -2 to +2, that goes with a mean rating on the scale from 1 to 5."""
    return next((felt for below, felt in BANDS if round(mean, 6) < below), BEST)


def feelings(
    contacts: Sequence[Contact],
    means: Mapping[str, float],
    statements: Mapping[str, str],
    *,
    dear: Collection[str] = (),
    moments: Collection[str] = (),
    met: Mapping[str, str],
    rests_on: Mapping[str, str],
) -> tuple[Feeling, ...]:
    """Return what is felt at each touchpoint, in their order.

    means: mean rating, 1 to 5, by touchpoint; what nobody rated has no feeling. statements: text by touchpoint and
    field, as home_delivery.wants. dear: of which most is wished. rests_on: kind of evidence by field.
    """
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for key, text in statements.items():
        contact, _, field = key.partition(".")
        said[contact][field] = text
    return tuple(
        Feeling(
            contact.key,
            felt_at(means[contact.key]) if contact.key in means else None,
            WISHED_MOST if contact.key in dear else WISHED,
            contact.key in moments,
            met.get(contact.key, ""),
            said.get(contact.key, {}),
            {field: kind for field, kind in rests_on.items() if field in said.get(contact.key, {})},
        )
        for contact in contacts
    )
