"""What composes operations of several rooms, one file per concept."""

from touchline.web.desk.operations.first_run import first_run_link

__all__ = ["first_run_link"]
