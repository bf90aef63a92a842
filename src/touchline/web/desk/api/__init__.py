"""The HTTP API under /api/v1: the routers of all rooms behind one door.

v1          the API itself
parser      what a request's body may be
refusing    every error as code, found, expected, fix
opening     what is done around each request
chapters    what the API can do, for people to read
"""

from touchline.web.desk.api import v1
from touchline.web.desk.api.chapters import chapters
from touchline.web.desk.api.opening import nothing_here, opened

__all__ = ["chapters", "nothing_here", "opened", "v1"]
