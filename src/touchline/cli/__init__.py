"""The command line: one module per step, thin."""


def main() -> None:
    """Run the command that was typed."""
