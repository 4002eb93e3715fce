"""`python -m bot.playground [PORT]`: the playground alone, for a bot of one's own choosing."""

from __future__ import annotations

import asyncio
import sys

from bot.playground import DEFAULT_PORT, Playground


async def _serve(port: int) -> None:
    async with Playground(port=port) as playground:
        sys.stdout.write(f"BOT_API_URL={playground.url}\nBOT_TOKEN={playground.token}\n")
        sys.stdout.flush()
        await playground.wait()


if __name__ == "__main__":
    try:
        asyncio.run(_serve(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PORT))
    except KeyboardInterrupt:
        sys.exit(0)
