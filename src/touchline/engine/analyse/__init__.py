"""What really happens?"""

from touchline.engine.analyse.drivers import Drivers, drivers
from touchline.engine.analyse.quadrants import Quadrant

__all__ = ["Drivers", "Quadrant", "drivers"]
