"""The one error of the engine: what was found, what is expected, what to do."""


class UnusableInputError(ValueError):
    """A value the engine cannot use.

    code, found, expected and fix are English, for the command line. The web words the
    error in the reader's language from code and values.
    """

    def __init__(self, code: str, found: str, *, expected: str, fix: str, **values: object) -> None:
        super().__init__(f"{found}. Expected {expected}. {fix} [{code}]")
        self.code, self.found, self.expected, self.fix, self.values = code, found, expected, fix, values
