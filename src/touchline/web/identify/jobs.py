"""What runs later: files that were taken away are discarded, and those that nothing names."""

from datetime import timedelta

from django.utils.timezone import now
from django.utils.translation import gettext_noop

from touchline.web.identify import operations
from touchline.web.identify.queries import attachments
from touchline.web.workspace.work import Call, Handler, Schedule, Step

DISCARD = "identify.discard_files"


def discard_files(_call: Call) -> Step:
    """Delete what was taken away more than 30 days ago, and files left by work that was killed."""
    at = now()
    gone, strays = attachments.attachments_to_discard(at), attachments.stray_attachments(at - timedelta(days=1))

    def write() -> None:
        operations.forget_attachments(gone)
        operations.remove_files(strays)

    files = len(gone) + len(strays)
    return Step(done=files, write=write, finished=True, result={"files": files})


HANDLERS: dict[str, Handler] = {DISCARD: discard_files}
SCHEDULES = [
    Schedule("identify.discard_files", DISCARD, gettext_noop("Discard files that were taken away"), daily_at_hour=3)
]
