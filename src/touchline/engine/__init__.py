"""Floor 1: tables in, tables or frozen dataclasses out. No Django, clock, network or settings."""
