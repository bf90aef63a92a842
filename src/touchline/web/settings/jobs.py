"""How work that runs later is claimed, kept alive and tried again."""

import os

JOB_LEASE_S = float(os.environ.get("TOUCHLINE_JOB_LEASE_S") or 30)
JOB_ATTEMPTS = 3
JOB_BACKOFF_S = (5, 30)  # after the first and the second attempt
JOB_CHUNK_LIMIT_S = float(os.environ.get("TOUCHLINE_JOB_CHUNK_LIMIT_S") or 600)
JOB_POLL_S = (0.5, 2.0)  # while there is work, and after a quiet time
JOB_KEPT_DAYS = 90

# Whether the page that sets everything up offers the samples; touchline serve --no-sample says no.
SAMPLES_AT_START = os.environ.get("TOUCHLINE_NO_SAMPLE") != "1"

# A further module with HANDLERS, ABANDONED and SCHEDULES, beside the rooms' jobs.py.
EXTRA_JOBS = os.environ.get("TOUCHLINE_EXTRA_JOBS", "")
