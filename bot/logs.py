"""What is logged, and what never is: no token, no text of a message."""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Literal

import structlog

TOKEN = re.compile(r"\b(\d+):[A-Za-z0-9_-]{20,}")
"""The shape of every token of BotFather's; the one in use is hidden whatever its shape."""

HIDDEN = "[token]"

OURS = ("bot", "handlers", "corpus", "storage")
"""Whose events are logged from the wished level on; of libraries only warnings are."""

# PTB writes answers it cannot read into the log whole: they hold messages of people.
SILENT = "telegram.request"


class Redactor:
    """Hides the token in everything that is logged, tracebacks included."""

    def __init__(self, token: str | None) -> None:
        self._token = token

    def hide(self, text: str) -> str:
        """Give the text without the token."""
        if self._token:
            text = text.replace(self._token, HIDDEN)
        return TOKEN.sub(HIDDEN, text)

    def __call__(
        self, _logger: Any, _method: str, event: MutableMapping[str, Any]
    ) -> Mapping[str, Any]:
        """Hide it in an event, as a processor of structlog."""
        return {key: self._hide_in(value) for key, value in event.items()}

    def _hide_in(self, value: Any) -> Any:
        if value is None or isinstance(value, bool | int | float):
            return value
        return self.hide(value if isinstance(value, str) else repr(value))


def set_up_logging(level: str, kind: Literal["console", "json"], token: str | None = None) -> None:
    """Send everything that is logged, by whichever library, to standard error.

    Args:
        level: DEBUG, INFO, WARNING or ERROR.
        kind: `console` for people, `json` for one object a line.
        token: What must never be seen.
    """
    before: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(kind, before, Redactor(token)))
    # Libraries tell too much: httpx each address it asks, with the token in it, aiosqlite each
    # value it writes.
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    logging.getLogger(SILENT).setLevel(logging.CRITICAL)
    # A job that takes longer than its interval misses a run, and is meant to.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)


def _formatter(
    kind: Literal["console", "json"], before: list[Any], redactor: Redactor
) -> logging.Formatter:
    # The traceback becomes text before the redactor, so that nothing is drawn after it.
    ending = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if kind == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*before, structlog.stdlib.ExtraAdder()],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            redactor,
            ending,
        ],
    )
