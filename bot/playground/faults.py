"""Faults that tests switch on: what goes wrong, for which calls, how often."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, get_args

from bot.playground.journal import Json

FaultKind = Literal[
    "error",  # answered with `status`, before the call is taken
    "reset_before",  # the connection is reset before the call is taken
    "reset_after",  # the call is taken, then the connection is reset: the answer is lost
    "silence_before",  # never answered, never taken
    "silence_after",  # taken, never answered
    "slow",  # taken after `seconds`
    "malformed",  # taken, answered with something that is no JSON
]


@dataclass
class Fault:
    """One rule. The first rule that fits a call decides about it.

    `method` is a name or "*"; `chat_id` narrows to one chat; `skip` calls pass first; then
    `times` calls are hit (None: all), each with `probability` (0 to 1).
    """

    kind: FaultKind
    method: str = "*"
    chat_id: int | None = None
    skip: int = 0
    times: int | None = None
    probability: float = 1.0
    status: int = 502
    description: str | None = None
    retry_after: int | None = None  # seconds; makes a 429 of an error
    seconds: float = 0.0
    hit: int = field(default=0)

    def __post_init__(self) -> None:
        if self.kind not in get_args(FaultKind):
            raise ValueError(f"no such fault: {self.kind}")
        if self.retry_after is not None:
            self.status = 429

    def fits(self, method: str, chat_id: Any) -> bool:
        named = self.method == "*" or self.method.lower() == method.lower()
        here = self.chat_id is None or str(self.chat_id) == str(chat_id)
        return named and here and (self.times is None or self.hit < self.times)


_DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


def error_answer(fault: Fault) -> Json:
    """The body of an `error` fault."""
    description = fault.description or _DESCRIPTIONS.get(fault.status, "Error")
    body: Json = {"ok": False, "error_code": fault.status, "description": description}
    if fault.retry_after is not None:
        body["description"] = f"Too Many Requests: retry after {fault.retry_after}"
        body["parameters"] = {"retry_after": fault.retry_after}
    return body


class Faults:
    """The rules in force. The same seed gives the same faults for the same calls."""

    def __init__(self, seed: int = 0) -> None:
        self._random = random.Random(seed)
        self.rules: list[Fault] = []

    def seed(self, seed: int) -> None:
        self._random = random.Random(seed)

    def add(self, rule: Json) -> Fault:
        """Add a rule given as JSON; ValueError or TypeError if it makes no sense."""
        known = {entry.name for entry in fields(Fault)} - {"hit"}
        unknown = rule.keys() - known
        if unknown:
            raise ValueError(f"a fault has no {', '.join(sorted(unknown))}")
        fault = Fault(**rule)
        self.rules.append(fault)
        return fault

    def clear(self) -> None:
        self.rules.clear()

    def pick(self, method: str, chat_id: Any) -> Fault | None:
        """The fault that hits this call, counted; None: it goes well."""
        for fault in self.rules:
            if not fault.fits(method, chat_id):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            if fault.probability < 1 and self._random.random() >= fault.probability:
                continue
            fault.hit += 1
            return fault
        return None

    def shown(self) -> list[Json]:
        return [asdict(fault) for fault in self.rules]
