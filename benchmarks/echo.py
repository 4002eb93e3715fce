"""The least bot that python-telegram-bot can be: it says what it was told.

python -m benchmarks.echo URL TOKEN
"""

import asyncio
import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


async def _echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main(url: str, token: str) -> None:
    build = ApplicationBuilder().token(token).base_url(f"{url}/bot").concurrent_updates(True)
    application = build.job_queue(None).build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    asyncio.set_event_loop(asyncio.new_event_loop())
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
