"""What serve says when the first page has come."""

from touchline.web.desk.operations import first_run_link

WELCOME = """
Touchline is ready at {address}
Open this link, it lets you in once:

  {link}

Stop it with Ctrl-C."""


def welcome(address: str) -> str:
    """Return the few lines that say where Touchline is, how to get in, and how to stop it."""
    return WELCOME.format(address=address, link=first_run_link(address))
