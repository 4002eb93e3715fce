"""The menus of commands, told to Telegram when they have changed."""

from pathlib import Path

import structlog

from bot.sending import Refused, SafirBot, Unsent, make
from handlers.context import Services
from handlers.menus import menu_calls, menus_stamp

FILE = "menus"

log = structlog.get_logger(__name__)


async def set_menus(bot: SafirBot, services: Services, data_dir: Path) -> None:
    """Set all menus, unless this folder remembers that they are set."""
    calls = menu_calls(services.texts, services.admins, services.default_language)
    stamp = f"{bot.id} {menus_stamp(calls)}"
    remembered = data_dir / FILE
    if remembered.is_file() and remembered.read_text("utf-8") == stamp:
        return
    outcomes = [await make(bot, call) for call in calls]
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    if refused:
        # An admin who has never written to the bot has no chat with it, and so no menu.
        log.info("menus refused", count=len(refused), error=refused[0].why)
    if not any(isinstance(outcome, Unsent) for outcome in outcomes):
        remembered.write_text(stamp, "utf-8")
