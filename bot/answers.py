"""Answers of the Bot API, as it documents them, whatever stands behind its address.

Proxies and servers of one's own answer 200 to what failed, or with words where numbers belong;
python-telegram-bot believes them, and raises whatever comes of it.
"""

import json
import math
from datetime import timedelta
from http import HTTPStatus
from typing import Any

LONGEST_PAUSE = timedelta(hours=1)
"""Whoever asks to be left alone for longer is asked again after so long; admins have been told."""

_ERRORS = range(300, 600)
_BITS = 52  # an id of Telegram has no more
_HEAD = 200  # bytes of an answer within which it says that it is none


def as_documented(status: int, payload: bytes) -> tuple[int, bytes]:
    """Give the status and the body that Telegram would have answered with.

    What succeeded is given as it is, and so is what is no JSON.
    """
    if status < _ERRORS.start and not _says_no(payload):
        return status, payload
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return status, payload
    if not isinstance(answer, dict):
        answer = {}
    if status < _ERRORS.start:
        if answer.get("ok") is not False:
            return status, payload
        status = _status_in(answer)
    return status, json.dumps(_error(status, answer)).encode()


def _says_no(payload: bytes) -> bool:
    return b'"ok":false' in payload[:_HEAD].replace(b" ", b"")


def _status_in(answer: dict[str, Any]) -> int:
    """Read the status of an error; one that does not say it is the server's own."""
    code = answer.get("error_code")
    if isinstance(code, int) and code in _ERRORS:
        return code
    return HTTPStatus.INTERNAL_SERVER_ERROR


def _error(status: int, answer: dict[str, Any]) -> dict[str, Any]:
    description, given = answer.get("description"), answer.get("parameters")
    given = given if isinstance(given, dict) else {}
    meant = {
        "retry_after": _pause(given.get("retry_after"), status),
        "migrate_to_chat_id": _group(given.get("migrate_to_chat_id")),
    }
    return {
        "ok": False,
        "error_code": status,
        "description": description if isinstance(description, str) else "",
        "parameters": {name: value for name, value in meant.items() if value},
    }


def _pause(given: object, status: int) -> int:
    """Read how many seconds to wait: one at least where there was too much; 0 is not said."""
    least = 1 if status == HTTPStatus.TOO_MANY_REQUESTS else 0
    try:
        seconds = float(given)  # type: ignore[arg-type]  # what is no number is refused
    except (TypeError, ValueError, OverflowError):
        return least
    if math.isnan(seconds):
        return least
    return math.ceil(min(max(seconds, least), LONGEST_PAUSE.total_seconds()))


def _group(given: object) -> int:
    """Read the id of a supergroup, which is negative; 0 is none."""
    if isinstance(given, int) and given < 0 and given.bit_length() <= _BITS:
        return given
    return 0


def message_id_of(result: object) -> int | None:
    """Read the id of the message that a call made; None where there is none that could be kept."""
    given = result.get("message_id") if isinstance(result, dict) else None
    if isinstance(given, int) and 0 < given < 2**31:
        return given
    return None
