"""A headless Chromium of this machine, driven by Playwright."""

import asyncio
import contextlib
import shutil

from playwright.async_api import async_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed():
    """The path of a Chromium, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class Browser:
    """One browser and the page of it that was opened last; what pages complain of is kept."""

    def __init__(self, chromium):
        self._chromium = chromium
        self.page = None
        self.errors = []

    async def open(self, url, width=1100, height=800, **more):
        """Open a page, with a touch screen where it is as narrow as a phone."""
        size = {"width": width, "height": height}
        is_phone = width < 700
        context = await self._chromium.new_context(
            viewport=size, is_mobile=is_phone, has_touch=is_phone, **more
        )
        self.page = await context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(error))
        await self.page.goto(url, wait_until="domcontentloaded")

    async def run(self, script):
        """Run a script in the page and return its value."""
        return await self.page.evaluate(script)

    async def until(self, script):
        """Wait for an expression to be true; one that throws is not yet."""
        tried = f"(() => {{ try {{ return !!({script}) }} catch {{ return false }} }})()"
        # Playwright's own waiting evaluates text in the page, which the page's policy forbids.
        for _ in range(400):
            if await self.run(tried):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"never true: {script}\n{await self.run('document.body.innerText')}")

    async def types(self, text):
        await self.page.keyboard.insert_text(text)

    async def press(self, keys):
        """Press keys as Playwright names them: "Enter", "Shift+Enter", "ArrowDown"."""
        await self.page.keyboard.press(keys)

    async def picture(self, path):
        await self.page.screenshot(path=path)


@contextlib.asynccontextmanager
async def browser():
    """Start a browser with an empty profile, and end it."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path=installed(), args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            yield Browser(chromium)
        finally:
            await chromium.close()
