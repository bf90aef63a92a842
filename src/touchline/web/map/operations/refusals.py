"""Why something cannot be taken back."""


class NothingToUndoError(Exception):
    """The person has no change of their own to take back, or to do again."""


class UndoRefusedError(Exception):
    """The map has moved on: what the change did is no longer there to be taken back.

    reason: taken-back already; changed again since; gone, what it speaks of; there, another card of the touchpoint.
    """

    def __init__(self, reason: str = "changed") -> None:
        super().__init__(reason)
        self.reason = reason
