"""What is written to the terminal: one line an event, no personal data; as JSON when TOUCHLINE_LOG is json."""

import os

LOG_AS = os.environ.get("TOUCHLINE_LOG", "plain").lower()
if LOG_AS not in {"plain", "json"}:
    message = f"TOUCHLINE_LOG is {LOG_AS!r}; it must be plain or json"
    raise ValueError(message)
EACH = "INFO" if LOG_AS == "json" else "WARNING"  # a line for each request and job is for machines

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname:<7} {name}: {message}", "style": "{", "datefmt": "%H:%M:%S"},
        "json": {"()": "touchline.web.shell.logs.lines.JsonLines"},
    },
    "filters": {"paths_left_out": {"()": "touchline.web.shell.logs.lines.PathsLeftOut"}},
    "handlers": {
        "terminal": {"class": "logging.StreamHandler", "formatter": LOG_AS, "filters": ["paths_left_out"]},
    },
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "touchline": {"level": os.environ.get("TOUCHLINE_LOG_LEVEL", "INFO")},
        "touchline.requests": {"level": EACH},
        "touchline.jobs": {"level": EACH},
        "django.request": {"level": "ERROR"},  # what was refused has its line already
    },
}
