"""Several pools of connections in place of a large one.

With each call httpcore looks at all connections of its pool, and asks the system of each idle one
whether it is still open: with sixteen messages on the wire that was a quarter of all the work.
"""

from collections.abc import Sequence
from typing import Any

from telegram.request import BaseRequest


class Pools(BaseRequest):
    """Hands each call to the pool that has least to do."""

    def __init__(self, requests: Sequence[BaseRequest]) -> None:
        self._requests = tuple(requests)
        self._busy = [0] * len(self._requests)

    @property
    def read_timeout(self) -> float | None:
        return self._requests[0].read_timeout

    async def initialize(self) -> None:
        for request in self._requests:
            await request.initialize()

    async def shutdown(self) -> None:
        for request in self._requests:
            await request.shutdown()

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        emptiest = self._busy.index(min(self._busy))
        self._busy[emptiest] += 1
        try:
            return await self._requests[emptiest].do_request(*arguments, **named)
        finally:
            self._busy[emptiest] -= 1
