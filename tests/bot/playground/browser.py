"""A headless Chromium of this machine, driven over its debugging pipe."""

import asyncio
import base64
import contextlib
import json
import os
import shutil
import tempfile

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed():
    """The path of a Chromium, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class Browser:
    """One page of one browser."""

    def __init__(self, process, reader, write_end):
        self._process = process
        self._reader = reader
        self._write_end = write_end
        self._number = 0
        self._session = None
        self.errors = []

    async def _call(self, method, **params):
        """Send a command and return its result; what the page complains of is kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write_end, json.dumps(message).encode() + b"\0")
        while True:
            event = json.loads((await self._reader.readuntil(b"\0"))[:-1])
            if event.get("method") == "Runtime.exceptionThrown":
                self.errors.append(event["params"]["exceptionDetails"])
            if event.get("id") == self._number:
                assert "error" not in event, event
                return event["result"]

    async def open(self, url, width=1100, height=800):
        target = (await self._call("Target.createTarget", url="about:blank"))["targetId"]
        attached = await self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        await self._call("Runtime.enable")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        await self._call("Emulation.setDeviceMetricsOverride", **size)
        await self._call("Page.navigate", url=url)

    async def run(self, script):
        """Run a script in the page and return its value."""
        options = {"awaitPromise": True, "returnByValue": True, "userGesture": True}
        done = await self._call("Runtime.evaluate", expression=script, **options)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    async def until(self, script):
        """Wait for an expression to be true; one that throws is not yet."""
        expression = f"(() => {{ try {{ return !!({script}) }} catch {{ return false }} }})()"
        for _ in range(400):
            if await self.run(expression):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"never true: {script}\n{await self.run('document.body.innerText')}")

    async def types(self, text):
        await self._call("Input.insertText", text=text)

    async def key(self, name, code, *, shift=False):
        """Press and release a key; `code` is its virtual key code."""
        text = {"Enter": "\r"}.get(name, "")
        facts = {"key": name, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
        await self._call("Input.dispatchKeyEvent", type="keyDown", text=text, **facts)
        await self._call("Input.dispatchKeyEvent", type="keyUp", **facts)

    async def picture(self, path):
        shot = await self._call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))


@contextlib.asynccontextmanager
async def browser():
    """Start a browser with an empty profile, and end it."""
    from_us, write_end = os.pipe()
    read_end, from_it = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            # The browser reads from descriptor 3 and writes to 4, whatever ours are.
            "/bin/bash",
            "-c",
            f'exec "$0" "$@" 3<&{from_us} 4>&{from_it}',
            installed(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--remote-debugging-pipe",
            f"--user-data-dir={profile}",
            pass_fds=(from_us, from_it),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        os.close(from_us)
        os.close(from_it)
        reader = asyncio.StreamReader(limit=2**26)
        protocol = asyncio.StreamReaderProtocol(reader)
        loop = asyncio.get_running_loop()
        pipe = os.fdopen(read_end, "rb")
        transport, _ = await loop.connect_read_pipe(lambda: protocol, pipe)
        try:
            yield Browser(process, reader, write_end)
        finally:
            process.kill()
            await process.wait()
            transport.close()
            os.close(write_end)
