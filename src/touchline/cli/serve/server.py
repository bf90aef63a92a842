"""The web server's process: python -m touchline.cli.serve.server HOST PORT WORKERS."""

import os
import sys
from typing import Any

from touchline.web.workspace.worker.parent import be_known_as_parent, leave_with_parent


def application(_target: str) -> Any:
    """Return the web application, inside one of granian's own processes."""
    leave_with_parent()
    from touchline.web.wsgi import application as web

    return web


def log_lines() -> dict[str, Any] | None:
    """Return how the server writes its own lines: as the application does."""
    if os.environ.get("TOUCHLINE_LOG", "").lower() != "json":
        return None
    return {"formatters": {key: {"()": "touchline.web.shell.logs.lines.JsonLines"} for key in ("generic", "access")}}


def main(host: str, port: str, workers: str) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    leave_with_parent()
    be_known_as_parent()
    Granian(
        "touchline.web.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=4,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=3,
        log_dictconfig=log_lines(),
    ).serve(target_loader=application)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchline.web.settings")
    main(*sys.argv[1:])
