"""Takes the pictures of the manual: the real bot, in the playground, seen with a browser.

python -m docs.screenshots    (needs chromium; `make screenshots`)
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.playground import ADMIN_ID, OTHER_READER_ID, READER_ID, in_background
from tests.e2e.conversation import Telegram
from tests.e2e.process import BotProcess

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "bot" / "playground" / "sample"
PHONE, DESKTOP = (390, 844), (1200, 800)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
UPLOADED = """Негласные переговоры в Вене

Вена, 3 марта 2021 года. Представители России и США провели в Вене переговоры о контроле над
вооружениями. Сергей Рябков назвал беседу деловой и сказал, что следующая встреча пройдёт в мае.

Американская сторона сообщила, что обсуждались сроки новых консультаций.
"""


@dataclass(frozen=True)
class Picture:
    """A chat as somebody sees it."""

    name: str
    chat: str
    theme: str
    size: tuple[int, int]


PICTURES = (
    Picture("conversation", "reader", "light", DESKTOP),
    Picture("conversation-dark", "reader", "dark", PHONE),
    Picture("persian", "reader2", "light", PHONE),
    Picture("upload", "admin", "light", PHONE),
)


async def talk(telegram: Telegram) -> None:
    """Say what the pictures show."""
    reader = telegram.person(READER_ID, name="Nora")
    await reader.asks("/start")
    await reader.asks("latest Kerry Lavrov")
    persian = telegram.person(OTHER_READER_ID, name="Laleh", language="fa")
    await persian.asks("/start")
    await persian.asks("آخرین دیدار کری و لاوروف")
    admin = telegram.person(ADMIN_ID, admin=True, name="Adam")
    await admin.pastes("/add " + UPLOADED)
    await admin.sees("Save")


def shoot(browser: str, url: str, picture: Picture) -> None:
    """Take one picture."""
    width, height = picture.size
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                f"--user-data-dir={profile}",
                f"--window-size={width},{height}",
                "--virtual-time-budget=3000",
                f"--screenshot={HERE / picture.name}.png",
                f"{url}/?chat={picture.chat}&theme={picture.theme}&still",
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


async def main() -> None:
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        sys.exit("Install chromium: the pictures are taken with it.")
    with tempfile.TemporaryDirectory() as folder, in_background() as playground:
        bot = BotProcess(
            playground.url,
            playground.token,
            Path(folder),
            f"sqlite:///{folder}/safir.db",
            frozenset({ADMIN_ID}),
        )
        bot.safir("add", str(SAMPLE))
        await bot.start()
        telegram = Telegram(playground.url, admins=frozenset({ADMIN_ID}), explain=bot.said)
        await talk(telegram)
        for picture in PICTURES:
            await asyncio.to_thread(shoot, browser, playground.url, picture)
        await telegram.close()
        bot.stop()


if __name__ == "__main__":
    asyncio.run(main())
