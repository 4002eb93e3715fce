"""The bot as a process of its own: started, watched, killed, started again on the same data."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

START_WITHIN = 60.0  # seconds, on a machine that is busy with other tests
END_WITHIN = 20.0
COVERAGE = ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")


@dataclass
class BotProcess:
    """`python -m bot run` with its settings.

    Args:
        url: Where the playground listens.
        token: The bot's token there.
        folder: Where its data, its database on SQLite and its log lie.
        database_url: What DATABASE_URL is set to.
        admins: What ADMIN_IDS is set to.
        settings: More of the environment.
    """

    url: str
    token: str
    folder: Path
    database_url: str
    admins: frozenset[int] = frozenset()
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.folder / "bot.log"

    def said(self, lines: int = 40) -> str:
        """The end of what it wrote, on standard output and standard error."""
        if not self.log.exists():
            return ""
        text = self.log.read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.splitlines()[-lines:])

    def environment(self) -> dict[str, str]:
        """Its whole environment: nothing of the test's own but the path."""
        names = ("PATH", "HOME", "TMPDIR", "PYTHONPATH", *COVERAGE)
        kept = {name: os.environ[name] for name in names if name in os.environ}
        return {
            **kept,
            "BOT_TOKEN": self.token,
            "BOT_API_URL": self.url,
            "ADMIN_IDS": ",".join(map(str, sorted(self.admins))),
            "DATABASE_URL": self.database_url,
            "DATA_DIR": str(self.folder / "data"),
            "LOG_LEVEL": "INFO",
            "PYTHONUNBUFFERED": "1",
            **self.settings,
        }

    def launch(self, **settings: str) -> None:
        """Start it and do not wait."""
        assert self.process is None or self.process.poll() is not None, "it is running"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.settings.update(settings)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self.folder,
                env=self.environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    async def start(self, **settings: str) -> None:
        """Start it and return when it asks for updates, or has set its webhook."""
        async with httpx.AsyncClient(base_url=self.url, verify=False) as client:
            before = (await client.get("/control/updates")).json()["polls"]
            self.launch(**settings)
            deadline = time.monotonic() + START_WITHIN
            while time.monotonic() < deadline:
                seen = (await client.get("/control/updates")).json()
                if seen["polls"] > before or (seen["webhook"] and "WEBHOOK_URL" in self.settings):
                    return
                self._must_run()
                await asyncio.sleep(0.05)
        raise AssertionError(f"it does not poll after {START_WITHIN:g} s:\n{self.said()}")

    def _must_run(self) -> None:
        assert self.process is not None
        status = self.process.poll()
        assert status is None, f"it ended with status {status}:\n{self.said()}"

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to end, and return its exit status."""
        return self._end(signal.SIGTERM)

    async def restart(self, **settings: str) -> None:
        """Start it again on the same data; it must have ended."""
        await self.start(**settings)

    def _end(self, how: signal.Signals) -> int:
        if self.process is None:
            return 0
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(END_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"it does not end:\n{self.said()}") from None

    def safir(
        self, *arguments: str, stdin: str = "", within: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run another command with the same settings: `bot.safir("add", "a.txt", "--json")`."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=self.environment(),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=within,
            check=False,
        )
