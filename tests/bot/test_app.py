import asyncio
from datetime import timedelta

import pytest
from telegram import Update

from bot.app import App
from bot.errors import BotError
from bot.inbox import Inbox
from bot.presence import Presence
from bot.settings import Settings
from bot.start import run
from bot.telegram import KINDS


def test_the_kinds_of_update_that_are_asked_for_exist():
    assert set(KINDS) <= set(Update.ALL_TYPES)


async def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BotError, match="DATA_DIR"):
        await run(Settings(bot_token="1:x", data_dir=tmp_path / "file"))


async def test_it_becomes_ready_and_ends(database, bot, wire, tmp_path):
    settings = Settings(data_dir=tmp_path, bot_token=None)
    presence = Presence(tmp_path)
    app = App(settings, database, presence, bot, Inbox(database))
    assert not await app.is_ready()
    running = asyncio.create_task(app.run())
    async with asyncio.timeout(60):
        while not await app.is_ready():
            await asyncio.sleep(0.05)
        await app.stop(timedelta(seconds=5))
        await running
    presence.close()
