"""Made-up companies: given a workspace of their own, filled by the operations of every room, and removed whole.

loading    where filling stands, and how one part of it follows another
library    stages, segments, touchpoints and their cards
said       answers, part by part, as files
happened   events, as a file, and which touchpoint each name of theirs tells of
felt       what is felt and wished at the touchpoints, and what that rests on
done       options, a plan that is adopted, and its tasks
removal    everything of a sample's workspace, a little at a time"""

from touchline.web.desk.operations.samples.adding import add_sample
from touchline.web.desk.operations.samples.removal import REMOVE, NotASampleError, remove_sample
from touchline.web.desk.queries.samples import LOAD

__all__ = [
    "LOAD",
    "REMOVE",
    "NotASampleError",
    "add_sample",
    "remove_sample",
]
