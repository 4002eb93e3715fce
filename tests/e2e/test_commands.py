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
BEHIND = {
    "ask": QUESTION,
    "timeline": QUESTION,
    "follow": QUESTION,
    "subscribe": dict.fromkeys(QUESTION, "08:30 Europe/Berlin"),
    "teach": dict.fromkeys(QUESTION, "Kerri = Kerry"),
    "announce": dict.fromkeys(QUESTION, "Kerri"),
    "latest": dict.fromkeys(QUESTION, "Kerri Lavrof"),
    # Each admin another one: what was changed meanwhile is not saved.
    "edit": {language: str(number) for number, language in enumerate(QUESTION, start=1)},
    "delete": dict.fromkeys(QUESTION, "7"),
}
LAST = ("unsubscribe", "forget")  # they take away what the others show
# So do these buttons, by the kind of each: they wait until nothing else is left to press.
ENDING = (
    "x",
    "m:0:0",
    "c:question:0",
    "c:save:0",
    "c:undo:0",
    "c:discard:0",
    "b:save:0",
    "b:undo:0",
    "b:discard:0",
    "f:remove:0",
    "del:0",
    "w:x:0",
    "u:end",
    "fg:0",
)
NEVER = ("backup",)  # it sends a file, and has a test of its own
PATIENCE = 30.0  # seconds until something comes
QUIET = 0.3  # seconds without an event after which all is said
# Where pictures are drawn and files read, a line that tells so comes before what has been made;
# where something is saved, a notice does.
SLOW = re.compile(r"/timeline .|/stats|tl:|a file|[bc]:(?:save|undo)")
SETTLED = 2.0  # seconds without an event after which a slow thing is done


def nothing(number):
    """What somebody asks in vain: one of its words alone would be found."""
    return f'"Lavrof qwwv{"bcdfghjklmnpqrstvwxz"[number]}"'


class Walker:
    """Somebody who tries whatever there is, and keeps what is seen."""

    def __init__(self, person, language):
        self.person = person
        self.language = language
        self.pressed = set()
        self.data = set()
        self.seen = []

    async def does(self, act, name="", ends=("message", "edit", "inline_answer")):
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
                    if event["kind"] in ends and (not SLOW.match(name) or is_made(event)):
                        until = time.monotonic() + (SETTLED if SLOW.match(name) else QUIET)
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
        came = await self.does(act, name)
        assert came, f"{self.language}: {name} was not answered"
        waiting = [button for message in came for button in buttons(message)]
        while waiting:
            waiting.sort(key=lambda button: ending(button[1]), reverse=True)
            message_id, data = waiting.pop()
            if self._is_to_be_pressed(data):
                for message in await self.presses(message_id, data):
                    waiting += buttons(message)

    def _is_to_be_pressed(self, data):
        switch = re.fullmatch(r"(?:l|u:set:language):(..)", data)
        speaks_another = switch is not None and switch[1] != self.language
        return kind(data) not in self.pressed and not speaks_another

    async def presses(self, message_id, data):
        """Press a button, and give the messages that came of it; some bring a notice alone."""
        self.pressed.add(kind(data))
        self.data.add(data)
        where = {"person": self.person.id, "chat": self.person.chat, "message_id": message_id}
        press = self.person.telegram.act("press", **where, data=data, force=True)
        came = await self.does(press, data, ("callback_answer", "edit", "message"))
        if kind(data) == "c:save:0" and not any(
            "c:undo" in each for one in came for _, each in buttons(one)
        ):
            self.pressed.discard(kind(data))  # another admin had changed the article meanwhile
        return came

    async def gets_a_digest(self):
        """Subscribe, and get a digest of which there is more than it holds."""
        (card,) = await self.does(self.person.says("/subscribe 08:30 Europe/Berlin"))
        # The last of them stand below a digest that came by itself, of whosever subscription it is.
        numbers = range(1, 2 * len(QUESTION) + 1)
        for data in ("w:a:everything", "u:set:items:5", *(f"n:{one}:0:999:5" for one in numbers)):
            await self.presses(card["message_id"], data)
        await self.tries("/digest")

    async def retitles(self, article, title):
        """Give an article another title."""
        (card,) = await self.does(self.person.says(f"/edit {article}"))
        choices = {kind(data): data for _, data in buttons(card)}
        await self.presses(card["message_id"], choices["c:title:0"])
        await self.does(self.person.says(title))
        await self.presses(card["message_id"], choices["c:save:0"])


def is_made(event):
    """Whether an event shows a picture, or something that can be decided on."""
    return not {"photo", "reply_markup"}.isdisjoint(event.get("message", {}))


def buttons(message):
    """The buttons of a message that the bot hears of: each as the message's id and its data."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    every = [button for row in rows for button in row]
    return [
        (message["message_id"], one["callback_data"]) for one in every if "callback_data" in one
    ]


def kind(data):
    """What a button is for, whatever it is about."""
    return re.sub(r"\d+|[A-Z]\w+(?:/\w+)+|UTC", "0", data)


def ending(data):
    """Order buttons by what they leave to be pressed after them."""
    return ENDING.index(kind(data)) if kind(data) in ENDING else -1


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
    uploads = [line for text in (*UPLOADS, notes(1)) for line in text.splitlines() if line]
    return [
        *words,
        *QUESTION.values(),
        *uploads,
        *(nothing(person) for person in range(20)),
        SENTENCE.strip(),
        NOTES,
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
    await walker.gets_a_digest()
    await walker.tries("/start")
    await walker.tries(nothing(person.id))
    await walker.tries(f"/start a{len(ARTICLES)}")  # it has pages
    commands = await menu(telegram, person)
    walker.seen += [command["description"] for command in commands]
    names = [command["command"] for command in commands]
    names.sort(key=lambda name: LAST.index(name) if name in LAST else -1)
    for name in names:
        if name not in NEVER:
            behind = BEHIND.get(name, {}).get(language, "")
            await walker.tries(f"/{name} {behind}".strip())
            await walker.tries(f"/{name}")
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
NOTES = "notes.csv"


def notes(number):
    """A file of articles that no other admin sends."""
    sentence = f"Kerry and Lavrov spoke to {number} people for the"
    rows = (f"Kerry note {row},{sentence} {row}th time.\n" for row in range(12))
    return "title,body\n" + "".join(rows) + f"{number},\n"


async def walk_as_admin(telegram, admin, language):
    """Send articles and files, press what is below them, then try all commands."""
    number = admin.id
    walker = Walker(admin, language)
    await walker.does(admin.says("/start"))  # before that no bot may write to anybody
    await walker.retitles(number, f"Kerry {number}")
    await walker.explores(admin.says(f"/start a{number}"), "an article of old")
    channel = await telegram.act("chat", title="Kerry", type="channel", bot="left", admins=[number])
    where = {"person": admin.id, "chat": channel["id"]}
    promoted = telegram.act("bot_status", **where, status="administrator")
    await walker.explores(promoted, "the channel")
    for text in UPLOADS:
        # Two that are not saved yet, for the second to be merged with the first.
        await walker.does(admin.pastes(text))
    for place, text in enumerate(UPLOADS):
        await walker.explores(admin.pastes(f"{text}\n{number} {place}"), "a text")
    await walker.explores(admin.sends(NOTES, notes(number)), "a file")
    walked = await walk(telegram, admin, language)
    walked.seen += walker.seen
    walked.data |= walker.data
    # This one only stands where a feed was fetched from the Internet.
    await walked.presses((await admin.history())[-1].id, "f:opml")
    return walked


def untried(data, language):
    """List the buttons of all handlers that were not pressed, by their patterns."""
    patterns = [
        each.pattern
        for each in conversation()
        if isinstance(each, CallbackQueryHandler) and each.pattern is not None
    ]
    # English and Russian have neither a calendar nor digits of their own to be chosen.
    never = () if language in ("fa", "ar") else ("w:latin",)
    return {one.pattern for one in patterns if not any(map(one.match, (*data, *never)))}


def check(walker):
    known = quoted()
    # Long texts are shown clipped, and a title may be the beginning of one.
    theirs = {word for text in known for word in re.findall(r"\w+", text)}
    assert len(walker.pressed) >= 12, walker.pressed
    wrong = {}
    for words in dict.fromkeys(walker.seen):
        foreign = [
            word
            for word in foreign_words(words, walker.language, known)
            if not any(their.startswith(word) for their in theirs)
        ]
        if foreign or not is_balanced(words):
            wrong[words] = foreign
    assert wrong == {}, f"in {walker.language}: {wrong}"


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
    telegram.admins = frozenset(range(1, len(QUESTION) + 1))
    await stopped_bot.start(QUESTIONS_PER_MINUTE="0", ADMIN_IDS="1,2,3,4")
    walks = [walks_all(telegram, *one) for one in enumerate(QUESTION, start=1)]
    failed = [one for one in await asyncio.gather(*walks, return_exceptions=True) if one]
    if failed:
        raise ExceptionGroup("walks", failed)


async def walks_all(telegram, number, language):
    """See whatever a reader and an admin of a language can see."""
    reader = telegram.person(10 + number, language=language)
    as_reader = await walk(telegram, reader, language)
    await speaks_elsewhere(telegram, as_reader)
    check(as_reader)
    admin = telegram.person(number, admin=True, language=language)
    as_admin = await walk_as_admin(telegram, admin, language)
    check(as_admin)
    left = untried(as_admin.data | as_reader.data, language)
    assert left == set(), f"in {language}: {left}"


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
