"""Whoever subscribed a group is told, in private, when nothing can be sent there any more."""

from handlers.context import message_arguments
from handlers.texts import Texts
from handlers.views.view import View
from storage.database import Stored
from storage.models import Subscription
from storage.outbox import Call

_NOTICE = 1  # its priority in the outbox: that of an announcement


async def tell_owner(stored: Stored, subscription: Subscription, texts: Texts) -> None:
    """Tell whoever subscribed a group or a topic that nothing can be sent there any more."""
    owner = subscription.user_id
    if owner is None or owner == subscription.chat_id:
        return
    view = View.plain(texts(subscription.language)("digest-place-gone"))
    call = Call("sendMessage", message_arguments(view, owner, None))
    await stored.outbox.add(call, owner, _NOTICE)
