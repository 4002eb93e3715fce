"""What was cut of a text as page furniture: shown, and put back."""

from corpus.intake.uncut import uncut
from handlers.buttons import Handler
from handlers.context import Context
from handlers.drafting import read_again
from handlers.edits import change_draft
from handlers.errors import Refused
from handlers.saving import on_card
from handlers.views.card import cut_lines
from storage.models import Draft


async def show_cut(context: Context, draft: Draft) -> None:
    """Show the lines that were cut, in a message of its own."""
    if not draft.cut:
        raise Refused("cut-nothing")
    async with context.transaction():
        context.say(cut_lines(context.text, draft), reply_to=draft.card_message_id)


async def keep_cut(context: Context, draft: Draft) -> None:
    """Put everything back that was cut."""
    if not draft.cut:
        raise Refused("cut-nothing")
    body = uncut(draft.original, draft.title)
    read = await read_again(context.services, draft, body=body, cut=None)
    async with context.transaction() as stored:
        await change_draft(context, stored, draft, read)
        context.notify(context.text("cut-kept"))


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [on_card("cut", show_cut), on_card("keep", keep_cut)]
