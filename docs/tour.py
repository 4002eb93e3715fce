"""Takes the pictures of docs/tour.md and writes it: light and dark, in English and in Persian.

python -m docs.tour    (needs chromium; `make screenshots`)
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bot.playground import in_background
from tests.bot.playground.browser import Browser, browser, installed
from tests.e2e.conversation import Person, Telegram
from tests.e2e.process import BotProcess

HERE = Path(__file__).parent
PICTURES = HERE / "tour"
SAMPLE = HERE.parent / "bot" / "playground" / "sample"
PHONE = (390, 780)
THEMES = ("light", "dark")
PATIENCE = 60.0

UPLOADED = {
    "en": """Quiet talks in Vienna

VIENNA, 3 March 2021. Diplomats of Russia and the United States met in Vienna to speak about arms
control. Sergei Ryabkov called the talks businesslike and said the next round would be in May.

The American side said that dates of new consultations were discussed.
""",
    "fa": """گفت‌وگوهای بی‌سروصدا در وین

وین، ۱۳ اسفند ۱۳۹۹ - نمایندگان روسیه و آمریکا در وین دربارهٔ مهار جنگ‌افزارها گفت‌وگو کردند.
سرگئی ریابکوف این دیدار را کاری خواند و گفت دور بعدی در اردیبهشت برگزار می‌شود.

طرف آمریکایی گفت دربارهٔ زمان رایزنی‌های تازه گفت‌وگو شده است.
""",
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {"ask": "latest Kerry Lavrov", "plain": "Kerry Lavrov", "first": "1", "name": "Nora"},
    "fa": {"ask": "آخرین دیدار کری و لاوروف", "plain": "کری لاوروف", "first": "۱", "name": "لاله"},
}


@dataclass(frozen=True)
class Moment:
    """What is shown, and what is done before it is."""

    name: str
    act: Callable[[Person, str], Awaitable[object]]


async def _start(person: Person, language: str) -> object:
    return await person.asks("/start", within=PATIENCE)


async def _answer(person: Person, language: str) -> object:
    return await person.asks(WORDS[language]["ask"], within=PATIENCE)


async def _article(person: Person, language: str) -> object:
    await person.asks(WORDS[language]["ask"], within=PATIENCE)
    await person.presses(WORDS[language]["first"], within=PATIENCE)
    return await person.sees(lambda message: len(message.text) > 300, within=PATIENCE)


async def _story(person: Person, language: str) -> object:
    answer = await person.asks(WORDS[language]["plain"], within=PATIENCE)
    label = next((label for label in answer.buttons if "+" in label), None)
    if label is None:
        return None  # no answer of the sample folds a story: there is nothing to show
    await person.presses(label, within=PATIENCE)
    return await person.sees(lambda message: message.id >= answer.id, within=PATIENCE)


async def _digest(person: Person, language: str) -> object:
    await person.asks("/subscribe 08:30 Europe/Berlin", within=PATIENCE)
    return await person.asks("/digest", within=PATIENCE)


async def _upload(person: Person, language: str) -> object:
    await person.pastes("/add " + UPLOADED[language])
    return await person.sees(lambda message: len(message.buttons) > 4, within=PATIENCE)


async def _inline(person: Person, language: str) -> object:
    return await person.asks("/start", within=PATIENCE)


async def _timeline(person: Person, language: str) -> object:
    await person.says(f"/timeline {WORDS[language]['plain']}")
    return await person.sees(lambda message: "photo" in message.raw, within=PATIENCE)


async def _darken(person: Person) -> None:
    """Have the picture drawn dark."""
    await person.presses("🌙", within=PATIENCE)
    await person.sees("☀️", within=PATIENCE)


async def _settings(person: Person, language: str) -> object:
    return await person.asks("/settings", within=PATIENCE)


async def _group(person: Person, language: str) -> object:
    group = await person.telegram.group("Newsroom" if language == "en" else "تحریریه", person)
    member = person.within(group)
    await member.asks(f"@safir_playground_bot {WORDS[language]['plain']}", within=PATIENCE)
    return group


MOMENTS = (
    Moment("start", _start),
    Moment("answer", _answer),
    Moment("article", _article),
    Moment("story", _story),
    Moment("digest", _digest),
    Moment("upload", _upload),
    Moment("inline", _inline),
    Moment("timeline", _timeline),
    Moment("settings", _settings),
    Moment("group", _group),
)
ADMINS = {"en": 3006, "fa": 3106}


def number_of(moment: int, language: str) -> int:
    """Give each moment and language a person, so that each has a chat of its own."""
    return (3001 if language == "en" else 3101) + moment


async def talk(telegram: Telegram) -> dict[tuple[str, str], int]:
    """Say what the pictures show, and give the chats they show."""
    chats = {}
    for language, words in WORDS.items():
        for place, moment in enumerate(MOMENTS):
            number = number_of(place, language)
            is_admin = number in ADMINS.values()
            person = telegram.person(number, admin=is_admin, name=words["name"], language=language)
            shown = await moment.act(person, language)
            if shown is not None:
                chats[moment.name, language] = shown if isinstance(shown, int) else number
    return chats


async def shoot(page: Browser, url: str, name: str, chat: int, language: str, theme: str) -> None:
    """Take one picture."""
    width, height = PHONE
    # Results of inline mode come by the journal, which a still page does not listen to.
    still = "" if name == "inline" else "&still"
    await page.open(f"{url}/?chat={chat}&theme={theme}{still}", width, height, locale=language)
    await page.until("document.getElementById('messages').children.length > 0")
    await page.until("[...document.images].every((image) => image.complete)")
    if name == "inline":
        await page.run("document.getElementById('text').focus()")
        await page.types(f"@safir_playground_bot {WORDS[language]['plain']}")
    else:
        # What is long begins at the top; what fits stays at the end.
        await page.run("document.getElementById('messages').lastElementChild.scrollIntoView()")
    await asyncio.sleep(1.5)
    picture = PICTURES / f"{name}-{language}-{theme}.png"
    await page.picture(picture)
    # A third of the size, and no difference that could be seen.
    with Image.open(picture) as shot:
        shot.convert("RGB").quantize(128).save(picture, optimize=True)


def write_page(names: Sequence[str]) -> None:
    """Write docs/tour.md: a row a moment, its four pictures beside each other."""
    head = [
        "# Some moments",
        "",
        "Taken by `make screenshots`: in English and Persian, light and dark.",
        "",
    ]
    table = ["| | English | | فارسی | |", "| --- | --- | --- | --- | --- |"]
    for name in names:
        files = [f"tour/{name}-{language}-{theme}.png" for language in WORDS for theme in THEMES]
        shown = [f'<img src="{file}" width="180" alt="{name}">' for file in files]
        table.append(f"| {name} | {' | '.join(shown)} |")
    (HERE / "tour.md").write_text("\n".join([*head, *table, ""]), encoding="utf-8")


async def main() -> None:
    if installed() is None:
        sys.exit("Install chromium: the pictures are taken with it.")
    PICTURES.mkdir(exist_ok=True)
    admins = frozenset(ADMINS.values())
    with tempfile.TemporaryDirectory() as folder, in_background() as playground:
        database = f"sqlite:///{folder}/safir.db"
        bot = BotProcess(playground.url, playground.token, Path(folder), database, admins)
        bot.safir("add", str(SAMPLE))
        await bot.start()
        telegram = Telegram(playground.url, admins=admins, explain=bot.said)
        chats = await talk(telegram)
        async with browser() as page:
            for (name, language), chat in chats.items():
                for theme in THEMES:
                    if (name, theme) == ("timeline", "dark"):
                        name_of = WORDS[language]["name"]
                        person = telegram.person(chat, name=name_of, language=language)
                        await _darken(person)
                    await shoot(page, playground.url, name, chat, language, theme)
        await telegram.close()
        bot.stop()
    write_page([name for name, language in chats if language == "en"])


if __name__ == "__main__":
    asyncio.run(main())
