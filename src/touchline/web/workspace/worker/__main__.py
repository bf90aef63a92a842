"""One worker process: python -m touchline.web.workspace.worker."""

import os
import signal

import django


def main() -> None:
    """Work until told to stop, or until the process that started this one is gone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchline.web.settings")
    django.setup()
    from touchline.web.workspace.worker.loop import Worker  # noqa: PLC0415
    from touchline.web.workspace.worker.parent import leave_with_parent  # noqa: PLC0415

    worker = Worker()
    worker.stop_on_signals()
    leave_with_parent(signal.SIGTERM)
    worker.run()


if __name__ == "__main__":
    main()
