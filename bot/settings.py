"""Every variable of `.env.example`, validated on start."""

import re
from datetime import time
from pathlib import Path
from typing import Annotated, Literal, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

FREE_RATE = 30
"""Messages a second that Telegram delivers without payment."""


class Listen(NamedTuple):
    """An address to listen on."""

    host: str
    port: int


def split_on_commas(value: object) -> object:
    """Read `1, 2,3` as three values; what is no text is left for the validator to judge."""
    if not isinstance(value, str):
        return value
    return [part.strip() for part in value.split(",") if part.strip()]


def read_listen(value: object) -> object:
    """Read `127.0.0.1:8443` or `[::1]:8443`."""
    if not isinstance(value, str):
        return value
    host, _, port = value.strip().rpartition(":")
    if not host or not port.isdigit() or not 0 <= int(port) <= 65535:
        raise ValueError("no host and port")
    return Listen(host.strip("[]"), int(port))


def read_clock(value: object) -> object:
    """Read `08:30`; a lone number would otherwise be taken for seconds."""
    if isinstance(value, str) and not re.fullmatch(r"\s*\d{1,2}:\d{2}\s*", value):
        raise ValueError("no hour and minute")
    return value.strip().zfill(5) if isinstance(value, str) else value


def known_zone(value: str) -> str:
    """Pass the name of a time zone through if the zone database holds it."""
    try:
        return ZoneInfo(value.strip()).key
    except (OSError, KeyError, ValueError) as error:
        raise ValueError("no such zone") from error


def http_address(value: str) -> str:
    """Pass an address of the web through, without the slash at its end."""
    if not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", value.strip()):
        raise ValueError("no address of the web")
    return value.strip().rstrip("/")


HttpAddress = Annotated[str, BeforeValidator(http_address)]
Zone = Annotated[str, BeforeValidator(known_zone)]


class Settings(BaseSettings):
    """The settings of one process; each description ends the sentence "NAME should be ..."."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr | None = Field(
        default=None, description="the token that BotFather gave you, like 123456:ABC-def"
    )
    bot_api_url: HttpAddress = Field(
        default="https://api.telegram.org",
        description="the address of a Bot API, like https://api.telegram.org",
    )
    admin_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(split_on_commas)] = Field(
        default=frozenset(), description="numeric user ids separated by commas, like 1234,5678"
    )
    database_url: str | None = Field(
        default=None,
        pattern=r"^(sqlite|postgresql)(\+\w+)?://",
        description="a database address, like postgresql://user:password@host/safir",
    )
    data_dir: Path = Field(default=Path("data"), description="a folder")
    webhook_url: HttpAddress | None = Field(
        default=None, description="the https address at which Telegram reaches the bot"
    )
    webhook_listen: Annotated[Listen, NoDecode, BeforeValidator(read_listen)] = Field(
        default=Listen("127.0.0.1", 8443), description="host:port, like 127.0.0.1:8443"
    )
    webhook_secret: SecretStr | None = Field(
        default=None, description="1 to 256 of the characters A-Z a-z 0-9 _ -"
    )
    ops_listen: Annotated[Listen | None, NoDecode, BeforeValidator(read_listen)] = Field(
        default=None, description="host:port, like 127.0.0.1:9090"
    )
    default_language: Literal["en", "fa", "ar", "ru"] = Field(
        default="en", description="one of en, fa, ar, ru"
    )
    default_timezone: Zone = Field(
        default="UTC", description="the name of a time zone, like Europe/Berlin"
    )
    digest_time: Annotated[time, BeforeValidator(read_clock)] = Field(
        default=time(8, 0), description="an hour and minute, like 08:30"
    )
    broadcast_rate: float = Field(
        default=25,
        gt=0,
        le=1000,
        allow_inf_nan=False,
        description="messages a second, from 1 to 30, or to 1000 with PAID_BROADCAST=true",
    )
    paid_broadcast: bool = Field(default=False, description="true or false")
    questions_per_minute: int = Field(default=20, ge=0, description="a whole number; 0 is no limit")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="one of DEBUG, INFO, WARNING, ERROR"
    )
    log_format: Literal["console", "json"] = Field(default="console", description="console or json")

    @model_validator(mode="after")
    def fit_together(self) -> "Settings":
        """Refuse what is wrong only beside another variable."""
        if self.bot_token is not None:
            refuse_unless("BOT_TOKEN", is_token(self.bot_token))
        if self.webhook_secret is not None:
            secret = self.webhook_secret.get_secret_value()
            refuse_unless("WEBHOOK_SECRET", bool(re.fullmatch(r"[\w-]{1,256}", secret, re.ASCII)))
        refuse_unless("BROADCAST_RATE", self.paid_broadcast or self.broadcast_rate <= FREE_RATE)
        refuse_unless("WEBHOOK_SECRET", self.webhook_url is None or bool(self.webhook_secret))
        return self

    @property
    def database(self) -> str:
        """Where the database is: as set, or a file under `data_dir`."""
        return self.database_url or f"sqlite:///{self.data_dir / 'safir.db'}"

    @property
    def token(self) -> str:
        """The token, or `SettingsError` where there is none."""
        if self.bot_token is None:
            raise wrong("bot_token")
        return self.bot_token.get_secret_value().strip()


def is_token(value: SecretStr) -> bool:
    """Say whether a token has the shape of BotFather's."""
    return bool(re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value().strip()))


def refuse_unless(variable: str, holds: bool) -> None:
    """Raise `SettingsError` for a variable, with what it should be."""
    if not holds:
        raise wrong(variable.lower())


def wrong(field: str) -> SettingsError:
    """Build the error for a field that is missing or malformed."""
    return SettingsError(field.upper(), Settings.model_fields[field].description or "set")


def load_settings() -> Settings:
    """Read the environment and `.env`, or raise `SettingsError` for the first that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        raise wrong(str(error.errors()[0]["loc"][0]).lower()) from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError(".env", "a text file in UTF-8 that can be read") from None
