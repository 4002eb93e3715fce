"""The menus that Telegram shows."""

import re

from handlers.menus import FOR_ADMINS, FOR_GROUP_ADMINS, IN_GROUPS, menu_calls, menus_stamp
from handlers.register import conversation


def test_every_command_of_a_menu_is_one_that_is_handled():
    handled = {name for handler in conversation() for name in getattr(handler, "commands", ())}
    assert set(FOR_ADMINS) | set(IN_GROUPS) | set(FOR_GROUP_ADMINS) <= handled
    assert handled - set(FOR_ADMINS) == {"start"}


def test_menus_are_set_for_readers_groups_and_each_admin_in_every_language(texts):
    *calls, button = menu_calls(texts, frozenset({7}))
    scopes = {call.arguments["scope"]["type"] for call in calls}
    assert scopes == {"all_private_chats", "all_group_chats", "all_chat_administrators", "chat"}
    codes = [call.arguments.get("language_code") for call in calls]
    assert codes == [None, "en", "fa", "ar", "ru"] * 4
    for call in calls:
        for command in call.arguments["commands"]:
            assert re.fullmatch("[a-z0-9_]{1,32}", command["command"])
            assert 1 <= len(command["description"]) <= 256
    assert button.method == "setChatMenuButton"


async def test_an_admin_who_begins_gets_the_menu_that_was_refused_before(telegram, admin, reader):
    await admin.says("/start")
    menus = [arguments for name, arguments in telegram.wire.calls if name == "setMyCommands"]
    assert {menu["scope"]["chat_id"] for menu in menus} == {1}
    telegram.wire.calls.clear()
    await reader.says("/start")
    assert [name for name, _ in telegram.wire.calls] == ["sendMessage"]


def test_menus_are_known_again_until_they_change(texts):
    calls = menu_calls(texts, frozenset())
    assert menus_stamp(calls) == menus_stamp(menu_calls(texts, frozenset()))
    assert menus_stamp(calls) != menus_stamp(menu_calls(texts, frozenset({7})))
