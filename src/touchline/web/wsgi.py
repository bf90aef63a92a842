"""The web application, for any WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchline.web.settings")
application = get_wsgi_application()

from touchline.web.shell.memory import settle  # noqa: E402 after Django is set up

settle()
