"""Chats that block us and come back, and groups that become supergroups."""

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from handlers.buttons import Handler
from handlers.chats import chat_has_moved, chat_kind
from handlers.context import Context
from handlers.feeds import offer_channel
from handlers.owners import tell_owner

_GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def note_membership(update: Update, context: Context) -> None:
    """Suspend what a chat that has blocked us subscribes to, and revive it on return."""
    change = update.my_chat_member
    if change is None:
        return
    if change.new_chat_member.status in _GONE:
        await _suspend(context)
    else:
        await _revive(context, change)


async def _suspend(context: Context) -> None:
    chat_id = context.place.chat_id
    async with context.transaction() as stored:
        for subscription in await stored.subscriptions.of_chat(chat_id):
            if subscription.state == "active":
                await tell_owner(stored, subscription, context.services.texts)
        await stored.subscribers.block(chat_id)
        await stored.subscriptions.suspend_chat(chat_id)
        await stored.outbox.suspend_chat(chat_id)


async def _revive(context: Context, change: ChatMemberUpdated) -> None:
    place = context.place
    async with context.transaction() as stored:
        await stored.subscribers.see(place.chat_id, chat_kind(place))
        await stored.subscriptions.revive_chat(place.chat_id)
        await offer_channel(context, stored, change)


async def note_move(update: Update, context: Context) -> None:
    """Take over the new id of a group, which is told in the old chat and in the new one."""
    message = update.effective_message
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    async with context.transaction() as stored:
        await chat_has_moved(stored, old, new)


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        ChatMemberHandler(note_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, note_move),
    ]
