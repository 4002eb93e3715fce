"""/backup: all that is remembered, in one file, for the admin who asks."""

from pathlib import Path

from handlers.buttons import Handler, on_admins_command
from handlers.context import Context
from handlers.errors import Refused
from handlers.pictures import lying_at
from handlers.views.backup import backup_view
from handlers.working import working
from storage.outbox import Call

LARGEST = 50_000_000
"""Bytes of a file that a bot may send."""


async def send_backup(context: Context) -> None:
    """Write a backup, say where it lies, and send it where Telegram takes files of its size.

    It holds what everybody has asked and subscribed to: nobody but the admin is to get it.
    """
    if not context.place.is_private:
        raise Refused("backup-in-private")
    async with working(context, "upload_document"):
        file = await _written(context)
    size = file.stat().st_size
    async with context.transaction():
        context.say(backup_view(context.text, file, size, is_sent=size <= LARGEST))
        if size <= LARGEST:
            sent = {"chat_id": context.place.chat_id, "document": lying_at(file)}
            context.queue(Call("sendDocument", sent))


async def _written(context: Context) -> Path:
    try:
        return await context.services.back_up()
    except OSError as error:
        raise Refused("backup-not-written", reason=error.strerror or str(error)) from error


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [on_admins_command("backup", send_backup)]
