"""The errors of the core: one base, few kinds, each naming the thing, what is allowed and what came."""


class AstCoreError(Exception):
    """The base of every error that the core raises on purpose."""


class DataError(AstCoreError):
    """A data file holds something it must not. Carries the file and the key of the entry."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        """Say what is wrong with entry `key` of `file`."""
        super().__init__(f"{file}: {key}: {problem}")
        self.file = file
        self.key = key
        self.problem = problem


class NotCovered(AstCoreError):
    """No figure is held for what was asked: another date, or a point with no known salary."""


class InvalidAnswer(AstCoreError):
    """What a person gave cannot be read. Carries the question's key and a message written for them."""

    def __init__(self, field: str, message: str) -> None:
        """Refuse the answer to question `field`, with a message that says what to do."""
        super().__init__(message)
        self.field = field
        self.message = message
