"""What a handler cannot do, in words for the reader.

HandlerError
└── Refused    what was sent or pressed cannot be done; a sentence of the catalogue says why
"""


class HandlerError(Exception):
    """The base of all errors of this room."""


class Refused(HandlerError):
    """What was sent or pressed cannot be done.

    Args:
        key: The message of the catalogue that says why.
        **variables: What that message needs.
    """

    def __init__(self, key: str, **variables: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.variables = variables
