"""A thumb up or down under an answer; whose it was is not kept."""

import re
from dataclasses import replace

from handlers.buttons import Handler, on_button
from handlers.context import Context
from handlers.results import kept_search, results_page
from handlers.search_state import as_state, from_search


async def judge(context: Context, pressed: re.Match[str]) -> None:
    """Keep what somebody thinks of an answer, once, and take the thumbs away."""
    is_good = pressed[2] == "1"
    async with context.transaction() as stored:
        search = await kept_search(stored, int(pressed[1]))
        results = from_search(search)
        if not results.is_judged:
            first = next(iter(results.article_ids), None)
            await stored.feedback.give(results.question, first, is_good=is_good)
            search.state = as_state(replace(results, is_judged=True))
            context.show(await results_page(context, stored, search, 0))
        context.notify(context.text("thanks-good" if is_good else "thanks-bad"))


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [on_button(r"t:(\d{1,18}):([01])", judge)]
