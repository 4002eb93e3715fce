"""Who may do what: every command, by everybody who could send it."""

import pytest
from telegram.ext import CommandHandler

from handlers.register import conversation
from tests.handlers.chat import ADMIN, READER

ANYONE, MANAGERS, ADMINS = "anyone", "who manages the chat", "admins of the bot"

COMMANDS = {
    "start": ANYONE,
    "help": ANYONE,
    "ask": ANYONE,
    "latest": ANYONE,
    "timeline": ANYONE,
    "settings": ANYONE,
    "forget": ANYONE,
    "digest": ANYONE,
    "subscribe": MANAGERS,
    "unsubscribe": MANAGERS,
    "follow": MANAGERS,
    "following": ANYONE,  # it lists; its buttons ask who presses them
    "add": ADMINS,
    "edit": ADMINS,
    "delete": ADMINS,
    "feeds": ADMINS,
    "teach": ADMINS,
    "stats": ADMINS,
    "announce": ADMINS,
    "backup": ADMINS,
}
MANAGER = 3  # the wire says so of this one
GROUP = {"id": -100300, "type": "supergroup", "title": "Newsroom"}
AS_GROUP = {
    "sender_chat": GROUP,
    # What Telegram puts there: its id must never be taken for a person's.
    "from": {"id": ADMIN, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
}
ANOTHER_BOT = {"from": {"id": ADMIN, "is_bot": True, "first_name": "B", "username": "other_bot"}}


def test_every_command_has_its_place_in_the_table():
    named = {
        name
        for handler in conversation()
        if isinstance(handler, CommandHandler)
        for name in handler.commands
    }
    assert named == set(COMMANDS)


@pytest.fixture
def refused(texts):
    """Says which of the two refusals an answer is, if one."""

    def judge(shown):
        for key in ("only-admins", "only-group-admins"):
            if shown is not None and texts("en")(key) in shown.text:
                return key
        return None

    return judge


def wanted(command, *, is_admin=False, is_manager=False):
    match COMMANDS[command]:
        case "admins of the bot" if not is_admin:
            return "only-admins"
        case "who manages the chat" if not is_manager:
            return "only-group-admins"
    return None


async def test_each_command_by_each_kind_of_person(telegram, refused):
    people = {
        telegram.person(READER): {"is_manager": True},
        telegram.person(READER, **GROUP): {},
        telegram.person(MANAGER, **GROUP): {"is_manager": True},
        telegram.person(ADMIN): {"is_manager": True, "is_admin": True},
    }
    for person, may in people.items():
        judged = {command: refused(await person.says(f"/{command} Lavrov")) for command in COMMANDS}
        assert judged == {command: wanted(command, **may) for command in COMMANDS}, may


async def test_who_writes_as_the_group_is_no_admin_of_the_bot(telegram, refused):
    anonymous = telegram.person(ADMIN, **GROUP)
    for command in COMMANDS:
        said = await anonymous.says(f"/{command} Lavrov", **AS_GROUP)
        assert refused(said) == wanted(command, is_manager=True), command


async def test_another_bot_is_not_answered(telegram):
    for command in COMMANDS:
        assert await telegram.person(ADMIN).says(f"/{command} Lavrov", **ANOTHER_BOT) is None
