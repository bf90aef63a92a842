"""Pages that compose several rooms, one file per page."""
