"""What can go wrong in the running process.

BotError
├── SettingsError      a variable is missing or malformed; exit status 2
├── TokenRefused       Telegram does not know the token; exit status 1
└── NotLeader          what was tried needs the lease, and another process holds it
"""


class BotError(Exception):
    """Base of all errors of this room."""


class SettingsError(BotError):
    """A variable of the environment is missing or malformed.

    Attributes:
        variable: Its name, as in `.env.example`.
        should: What it should be; never what it is, which may be a secret.
    """

    def __init__(self, variable: str, should: str) -> None:
        super().__init__(f"{variable} should be {should}")
        self.variable = variable
        self.should = should


class TokenRefused(BotError):
    """Telegram answered that it does not know this bot."""

    def __init__(self, base: str) -> None:
        super().__init__(f"BOT_TOKEN was refused by {base}: copy it again from BotFather")
        self.base = base


class NotLeader(BotError):
    """The lease is held by another process, or was lost in the meantime."""
