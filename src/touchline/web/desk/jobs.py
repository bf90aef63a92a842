"""What the desk does later: samples filled and removed."""

from touchline.web.desk.operations import samples
from touchline.web.desk.operations.samples import (
    done,
    felt,
    happened,
    known,
    library,
    loading,
    portraits,
    removal,
    said,
)
from touchline.web.workspace.work import Call, Handler, Step

PARTS: dict[str, tuple[loading.Part, ...]] = {
    "casa-lavanda": (
        library.add_library,
        known.bring_the_customers,
        known.rule_the_segments,
        portraits.draw_the_personas,
        happened.rule_the_events,
        happened.bring_the_events,
        happened.follow_the_journeys,
        said.bring_first_answers,
        said.bring_next_answers,
        felt.write_the_experiences,
        done.find_the_drivers,
        done.bring_the_options,
        done.adopt_a_plan,
        done.begin_the_tasks,
    ),
    "green-broom": (
        library.add_library,
        said.bring_first_answers,
        felt.write_the_experiences,
        done.bring_the_options,
        done.adopt_a_plan,
        done.begin_the_tasks,
    ),
}
"""By the sample's key: the parts in the order in which a company would come to them."""


def load_sample(call: Call) -> Step:
    """Fill the workspace of a sample, part after part."""
    return loading.load(call, PARTS[call.workspace.sample] if call.workspace else ())


def remove_sample(call: Call) -> Step:
    """Remove some of a sample's workspace."""
    return removal.remove_some(call)


HANDLERS: dict[str, Handler] = {samples.LOAD: load_sample, samples.REMOVE: remove_sample}
