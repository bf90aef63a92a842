"""What serve says when the first page has come."""


def welcome(address: str) -> str:
    """Return the few lines that say where Touchline is, and how to stop it."""
    return f"\nTouchline is ready: {address}\nStop it with Ctrl-C.\n"
