"""What the page of journeys says about its figures."""

from django.utils.translation import gettext, ngettext

from touchline.web.analyse.queries import FoundJourneys, Slice
from touchline.web.identify.models import Phase
from touchline.web.shell.formats import number, percent

LEAST_REACH_SHARE = 0.05


def lead(found: FoundJourneys | None, part: Slice) -> str:
    """Return the one sentence of what is found."""
    if found is None:
        return gettext("What people do after each touchpoint, beside what the map says they should.")
    if found.is_empty:
        return gettext("There is no event in this part.")
    return f"{basis(found)} {most_frequent(found, part)}".strip()


def basis(found: FoundJourneys) -> str:
    """Say how many customers and events it rests on."""
    said = ngettext(
        "%(customers)s customer, %(events)s.", "%(customers)s customers, %(events)s.", found.result["customers"]
    )
    events = ngettext("%(events)s event", "%(events)s events", found.result["events"])
    written = events % {"events": number(found.result["events"])}
    return said % {"customers": number(found.result["customers"]), "events": written}


def most_frequent(found: FoundJourneys, part: Slice) -> str:
    """Say which step from one touchpoint to another is taken most, and where most journeys end."""
    steps = [row for row in found.rows("transitions") if row["from_touchpoint"] != row["to_touchpoint"]]
    ends = found.rows("drop_off")
    if not steps or not ends:
        return ""
    said = (
        gettext("Most often, %(there)s follows %(here)s; most visits end at %(end)s (%(share)s of them).")
        if part.by_visit
        else gettext("Most often, %(there)s follows %(here)s; most journeys end at %(end)s (%(share)s of them).")
    )
    return said % {
        "here": steps[0]["from_touchpoint"].name,
        "there": steps[0]["to_touchpoint"].name,
        "end": ends[0]["touchpoint"].name,
        "share": percent(ends[0]["ends"] / ends[0]["of_journeys"]),
    }


def usual_goal(found: FoundJourneys) -> str:
    """Return the key of the touchpoint to measure lead times to until somebody chooses.

    Of those that stand in a stage of the purchase (where none does, of all), it is the one at which most of the
    journeys that come there end, among those that 1 in 20 customers reach.
    """
    reached = {row["touchpoint"] for row in found.result["reach"] if row["customers_share"] >= LEAST_REACH_SHARE}
    known = reached & set(found.result["targets"])
    buying = {key for key in known if Phase.DURING in found.place(key).phases}
    ends = [row for row in found.result["drop_off"] if row["touchpoint"] in (buying or known)]
    best = max(ends, key=lambda row: (row["ends_share"], row["touchpoint"]), default=None)
    return str(best["touchpoint"]) if best else ""
