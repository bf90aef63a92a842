"""Django's settings, read from the environment and the home folder."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: workers compute side by side already

from touchline.web.settings.application import *  # noqa: F403
from touchline.web.settings.jobs import *  # noqa: F403
from touchline.web.settings.logs import *  # noqa: F403
from touchline.web.settings.mail import *  # noqa: F403
from touchline.web.settings.memory import *  # noqa: F403
from touchline.web.settings.places import *  # noqa: F403
from touchline.web.settings.safety import *  # noqa: F403
from touchline.web.settings.sign_in import *  # noqa: F403
