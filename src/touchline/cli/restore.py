"""touchline restore stands beside touchline backup."""

from touchline.cli.backup import app

__all__ = ["app"]
