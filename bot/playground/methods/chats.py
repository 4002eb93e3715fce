"""Chats and who is in them."""

from __future__ import annotations

from bot.playground.errors import bad_request, forbidden
from bot.playground.journal import Json
from bot.playground.methods.call import Call, Method
from bot.playground.world import Chat, World

_GIFTS = dict.fromkeys(
    (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ),
    True,
)
_RIGHTS = dict.fromkeys(
    (
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ),
    False,
)


def get_chat(call: Call) -> Json:
    chat = call.world.chat(call.arguments.values.get("chat_id"))
    return {
        **chat.info,
        "accent_color_id": 1,
        "max_reaction_count": 11,
        "accepted_gift_types": _GIFTS,
    }


def get_member(call: Call) -> Json:
    chat = call.world.chat(call.arguments.values.get("chat_id"))
    person = call.arguments.number("user_id") or 0
    if person == call.world.bot["id"]:
        return member(call.world.bot, chat.bot)
    if person not in call.world.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    status = "member" if chat.kind == "private" else chat.members.get(person, "left")
    return member(call.world.people[person].user, status)


def member(user: Json, status: str) -> Json:
    """A ChatMember object."""
    shown: Json = {"user": user, "status": status}
    if status == "administrator":
        return {**shown, **_RIGHTS, "can_manage_chat": True}
    if status == "creator":
        return {**shown, "is_anonymous": False}
    if status == "kicked":
        return {**shown, "until_date": 0}
    return shown


def get_administrators(call: Call) -> list[Json]:
    chat = call.world.chat(call.arguments.values.get("chat_id"))
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member(user, status) for user, status in administrators(call.world, chat)]


def administrators(world: World, chat: Chat) -> list[tuple[Json, str]]:
    """Users and their statuses; a bot is listed to itself, other bots are not."""
    found = [
        (world.person(number).user, status)
        for number, status in chat.members.items()
        if status in {"administrator", "creator"}
    ]
    return [*found, (world.bot, chat.bot)] if chat.bot == "administrator" else found


def leave_chat(call: Call) -> bool:
    chat = call.world.chat(call.arguments.values.get("chat_id"))
    if chat.kind == "private":
        raise bad_request("chat is a private chat")
    if chat.bot in {"left", "kicked"}:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    chat.bot = "left"
    call.world.journal.add("left", chat=chat.id)
    return True


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "leaveChat": leave_chat,
}
