"""A clock that jumps to the next moment at which anything is to happen, instead of waiting."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any


class _Jumping(selectors.DefaultSelector):
    """Never waits, and says for how long it would have waited."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 1_000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        # At least so much that no rounding can keep a moment from coming.
        self.passed += max(timeout or 0.0, 1e-6)
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.passed


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run what waits for nothing but the clock, to the end, without waiting."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(coroutine)
