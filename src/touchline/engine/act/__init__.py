"""Who does what, by when?"""

from touchline.engine.act.schedule import due_date, working_day

__all__ = ["due_date", "working_day"]
