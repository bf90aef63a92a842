"""Charts drawn by the server as SVG: pure functions from figures to places, one template that writes them.

figure = Scatter(title=..., says=..., x=Axis(...), y=Axis(...), points=[Point(...)])
{% chart figure %}"""

from touchline.web.shell.chart.axis import Axis
from touchline.web.shell.chart.bars import Bar, Bars
from touchline.web.shell.chart.course import Course, Stop
from touchline.web.shell.chart.curve import Curve, Station
from touchline.web.shell.chart.figure import Figure
from touchline.web.shell.chart.flow import Band, Column, Flow, Node
from touchline.web.shell.chart.front import Front, Plan, Position
from touchline.web.shell.chart.groups import Group, Groups
from touchline.web.shell.chart.scatter import Point, Quadrants, Scatter

__all__ = [
    "Axis",
    "Band",
    "Bar",
    "Bars",
    "Column",
    "Course",
    "Curve",
    "Figure",
    "Flow",
    "Front",
    "Group",
    "Groups",
    "Node",
    "Plan",
    "Point",
    "Position",
    "Quadrants",
    "Scatter",
    "Station",
    "Stop",
]
