"""Django's settings, read from the environment and the home folder."""

import gc
import os

gc.set_threshold(20_000, 20, 20)  # what is loaded stays: looking at it again and again takes a fifth of the start
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: sums split over threads differ in the last bits

from touchline.web.settings.application import *  # noqa: F403
from touchline.web.settings.jobs import *  # noqa: F403
from touchline.web.settings.logs import *  # noqa: F403
from touchline.web.settings.mail import *  # noqa: F403
from touchline.web.settings.places import *  # noqa: F403
from touchline.web.settings.safety import *  # noqa: F403
from touchline.web.settings.sign_in import *  # noqa: F403
