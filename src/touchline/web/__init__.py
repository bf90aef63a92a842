"""Floor 2: the Django application."""
