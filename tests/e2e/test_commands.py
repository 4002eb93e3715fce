"""Every command and every button, in four languages: each word seen is in the reader's language."""

import asyncio
import json
import re
import time

import pytest
from telegram.ext import CallbackQueryHandler

from bot.playground.world import BOT_USERNAME
from handlers.register import conversation
from tests.e2e.visible import foreign_words, is_balanced

QUESTION = {
    "en": "latest Kerry Lavrov",
    "fa": "آخرین کری لاوروف",
    "ar": "آخر كيري لافروف",
    "ru": "последнее Керри Лавров",
}
SENTENCE = "Kerry and Lavrov spoke of Syria at length. "
ARTICLES = [
    (
        "en",
        "Kerry and Lavrov meet in Geneva",
        "John Kerry and Sergey Lavrov met in Geneva.",
        "TASS",
    ),
    ("fa", "گفت‌وگوی کری و لاوروف", "سرگئی لاوروف و جان کری تلفنی گفت‌وگو کردند.", "ایرنا"),
    ("ar", "لقاء كيري ولافروف في جنيف", "التقى جون كيري وسيرغي لافروف في جنيف.", "سانا"),
    ("ru", "Керри и Лавров встретились в Лиме", "Джон Керри и Сергей Лавров в Лиме.", "ТАСС"),
    ("en", "Kerry calls Lavrov again", "Mr Kerry called Mr Lavrov about Syria.", "AP"),
    ("ru", "Лавров и Керри говорили снова", "Лавров и Керри говорили о Сирии.", "РИА"),
    ("en", "Lavrov sees Kerry off", "Sergey Lavrov saw John Kerry off at Vnukovo.", "AP"),
    # More than a digest holds, and one that has pages of its own.
    *(("en", f"Kerry and Lavrov, part {number}", "They spoke.", "AP") for number in range(11)),
    ("en", "Kerry and Lavrov at length", SENTENCE * 200, "AP"),
]
NOTHING = '"Kerry qwwv"'  # one of its words alone would be found
BEHIND = {
    "ask": QUESTION,
    "timeline": QUESTION,
    "follow": QUESTION,
    "subscribe": dict.fromkeys(QUESTION, "08:30 Europe/Berlin"),
    "teach": dict.fromkeys(QUESTION, "Kerri = Kerry"),
    "announce": dict.fromkeys(QUESTION, "Kerri"),
    "latest": dict.fromkeys(QUESTION, "Kerri Lavrof"),
    "edit": dict.fromkeys(QUESTION, "1"),
    "delete": dict.fromkeys(QUESTION, "7"),
}
LAST = ("unsubscribe", "forget")  # they take away what the others show
NEVER = ("backup",)  # it sends a file, and has a test of its own
PATIENCE = 30.0  # seconds until something comes
QUIET = 0.7  # seconds without an event after which all is said


class Walker:
    """Somebody who tries whatever there is, and keeps what is seen."""

    def __init__(self, person, language):
        self.person = person
        self.language = language
        self.pressed = set()
        self.data = set()
        self.seen = []

    async def does(self, act, ends=("message", "edit", "inline_answer")):
        """Do something, and give the messages that came of it, once nothing more comes.

        Nothing more comes when it is quiet after an event of one of the kinds in `ends`.
        """
        after = await self.person.telegram.moment()
        await act
        found, until = [], time.monotonic() + PATIENCE
        while (left := until - time.monotonic()) > 0:
            for event in await self.person.telegram.events(after, max(left, 0.01)):
                after = event["seq"]
                if self._is_mine(event):
                    found.append(event)
                    if event["kind"] in ends:
                        until = time.monotonic() + QUIET
        self.seen += [words for event in found for words in visible(event)]
        return [event["message"] for event in found if event["kind"] in ("message", "edit")]

    def _is_mine(self, event):
        if event["kind"] in ("message", "edit"):
            message = event["message"]
            return event["chat"] == self.person.chat and message.get("from", {}).get("is_bot")
        if event["kind"] == "callback_answer":
            return event["chat"] == self.person.chat
        return event["kind"] == "inline_answer" and event["person"] == self.person.id

    async def tries(self, text):
        """Send a text, and press each kind of button below what comes."""
        await self.explores(self.person.says(text), text)

    async def explores(self, act, name):
        """Do something, and press each kind of button below what comes."""
        waiting = await self.does(act)
        assert waiting, f"{self.language}: {name} was not answered"
        while waiting:
            message = waiting.pop()
            for data in callbacks(message):
                kind = re.sub(r"\d+|[A-Z]\w+(?:/\w+)+|UTC", "0", data)
                speaks_another = kind.startswith("l:") and kind != f"l:{self.language}"
                if kind not in self.pressed and not speaks_another:
                    self.pressed.add(kind)
                    self.data.add(data)
                    press = self.person.telegram.act(
                        "press",
                        person=self.person.id,
                        chat=self.person.chat,
                        message_id=message["message_id"],
                        data=data,
                        force=True,
                    )
                    # Some presses are answered with a notice alone.
                    waiting += await self.does(press, ("callback_answer", "edit", "message"))


def callbacks(message):
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def visible(event):
    """Every string of an event that somebody reads."""
    if event["kind"] == "callback_answer":
        return [event["text"]]
    if event["kind"] == "inline_answer":
        lines = [result[key] for result in event["results"] for key in ("title", "description")]
        return [*lines, *([event["button"]["text"]] if event["button"] else [])]
    message = event["message"]
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    labels = [button["text"] for row in rows for button in row]
    return [message.get("text") or message.get("caption") or "", *labels]


def quoted():
    """What stands in articles, questions and the samples of buttons: it is nobody's interface."""
    words = [each for _, *some in ARTICLES for each in some]
    uploads = [line for text in (*UPLOADS, FILE) for line in text.splitlines() if line]
    return [
        *words,
        *QUESTION.values(),
        *uploads,
        NOTHING,
        SENTENCE.strip(),
        "Kerri",
        "Kerry",
        "Lavrof",
        "qwwv",
    ]


async def menu(telegram, person):
    found = await telegram.get(f"chats/{person.chat}", person=person.id)
    return found["commands"]


async def walk(telegram, person, language):
    walker = Walker(person, language)
    await walker.tries("/start")
    commands = await menu(telegram, person)
    walker.seen += [command["description"] for command in commands]
    names = [command["command"] for command in commands]
    names.sort(key=lambda name: LAST.index(name) if name in LAST else -1)
    for name in names:
        if name not in NEVER:
            behind = BEHIND.get(name, {}).get(language, "")
            await walker.tries(f"/{name} {behind}".strip())
            await walker.tries(f"/{name}")
    await walker.tries(NOTHING)
    return walker


UPLOADS = (
    """Kerry flies home

Secretary Kerry flew home from Lima on Friday, 18 November 2016.

Share this article
Lavrov stayed for another day and spoke to the press.
""",
    """Lavrov stays

Lavrov stayed in Lima on Saturday and met his colleague from Peru.

He spoke to the press at length about Syria and about Kerry.
""",
)
FILE = "title,body\n" + "".join(
    f"Kerry note {number},Kerry and Lavrov spoke for the {number}th time.\n" for number in range(12)
)


async def walk_as_admin(telegram, admin, language):
    """Send articles and files, press what is below them, then try all commands."""
    walker = Walker(admin, language)
    channel = await telegram.act("chat", title="Kerry", type="channel", bot="left", admins=[1])
    where = {"person": admin.id, "chat": channel["id"]}
    promoted = telegram.act("bot_status", **where, status="administrator")
    await walker.explores(promoted, "the channel")
    for text in UPLOADS:
        # Two that are not saved yet, for the second to be merged with the first.
        await walker.does(admin.pastes(text))
    for place, text in enumerate(UPLOADS):
        await walker.explores(admin.pastes(f"{text}\n{language} {place}"), "an article")
    await walker.explores(admin.sends("notes.csv", FILE + language), "a file")
    walked = await walk(telegram, admin, language)
    walked.seen += walker.seen
    walked.data |= walker.data
    await walked.does(press_any(telegram, admin, "f:opml"), ("callback_answer",))
    return walked


async def press_any(telegram, person, data):
    """Press a button that only stands where a feed was fetched from the Internet."""
    message = (await person.history())[-1]
    await telegram.act(
        "press", person=person.id, chat=person.chat, message_id=message.id, data=data, force=True
    )
    return []


def untried(data):
    """List the buttons of all handlers that were not pressed, by their patterns."""
    patterns = [
        each.pattern
        for each in conversation()
        if isinstance(each, CallbackQueryHandler) and each.pattern is not None
    ]
    return {one.pattern for one in patterns if not any(map(one.match, data))} - {
        one.pattern for one in patterns if one.match("f:opml")
    }


def check(walker):
    known = quoted()
    assert len(walker.pressed) >= 12, walker.pressed
    wrong = {
        words: foreign
        for words in walker.seen
        if (foreign := foreign_words(words, walker.language, known)) or not is_balanced(words)
    }
    assert wrong == {}, f"in {walker.language}"


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_every_command_and_button_speaks_the_readers_language(
    telegram, stopped_bot, tmp_path
):
    lines = [
        {"language": language, "title": title, "body": body, "source": source, "published": day}
        for (language, title, body, source), day in zip(ARTICLES, DAYS, strict=True)
    ]
    corpus = tmp_path / "articles.jsonl"
    corpus.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert stopped_bot.safir("add", str(corpus)).returncode == 0
    await stopped_bot.start(QUESTIONS_PER_MINUTE="0")
    readers = [
        walk(telegram, telegram.person(10 + number, language=language), language)
        for number, language in enumerate(QUESTION)
    ]
    readers_data = {}
    for walker in await asyncio.gather(*readers):
        check(walker)
        readers_data[walker.language] = walker.data
        await speaks_elsewhere(telegram, walker)
        check(walker)
    for language in QUESTION:
        admin = telegram.person(1, admin=True, language=language)
        walker = await walk_as_admin(telegram, admin, language)
        check(walker)
        assert untried(walker.data | readers_data[language]) == set(), f"in {language}"


DAYS = ("2016-09-09", "2016-10-01", "2016-10-02", "2016-11-17", "2016-11-20", "2016-12-01", "") + (
    ("2016-11-01",) * 12
)


async def speaks_elsewhere(telegram, walker):
    """Ask inline, in a group, and where the bot is no member."""
    person, language = walker.person, walker.language
    await walker.does(telegram.act("inline", person=person.id, query=QUESTION[language]))
    await walker.does(telegram.act("inline", person=person.id, query="قققغغغغ"))
    for status in ("member", "left"):
        group = await telegram.group(f"G{status}{language}", person, bot=status)
        walker.person = person.within(group)
        await walker.tries(f"@{BOT_USERNAME} {QUESTION[language]}")
    walker.person = person
