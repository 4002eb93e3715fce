"""/teach: admins say what a word stands for, and see which questions found nothing."""

import asyncio
import re
from collections.abc import Sequence

from corpus.knowledge import Entry
from corpus.knowledge.nearest import nearest_entries
from corpus.language.tokens import tokenize
from handlers.buttons import Handler, on_admins_button, on_admins_command
from handlers.context import Context
from handlers.errors import Refused
from handlers.results import kept_search
from handlers.search_state import as_state
from handlers.views.results import Results
from handlers.views.teach import Lesson, lessons_view, taken_back_view, taught_view, which_view
from handlers.views.view import clipped
from storage.database import Stored

_LONGEST_WORD = 100
_MOST_LESSONS = 6
_LOOKED_THROUGH = 40
_MOST_BAD = 5


async def teach(context: Context) -> None:
    """Teach what stands around "=" after /teach; without it show what could be taught."""
    typed = " ".join(context.args or ())
    if not typed:
        await _show_lessons(context)
        return
    word, equals, known = (part.strip() for part in typed.partition("="))
    if not equals or not tokenize(word) or not tokenize(known) or len(word) > _LONGEST_WORD:
        raise Refused("teach-how")
    entry = _named(context, known)
    if entry is not None:
        await _teach(context, word, entry, again=None)
        return
    near = await _nearest(context, known)
    if not near:
        raise Refused("teach-unknown", name=clipped(known, _LONGEST_WORD))
    async with context.transaction() as stored:
        lesson = await _keep(context, stored, word, near, question="")
        context.say(which_view(context.text, lesson))


def _named(context: Context, known: str) -> Entry | None:
    """Say which one entry of the knowledge a text names; None: none, or several."""
    mentions = context.services.knowledge().mentions(tokenize(known))
    entries = {mention.entry.key: mention.entry for mention in mentions}
    return next(iter(entries.values())) if len(entries) == 1 else None


async def _nearest(context: Context, name: str) -> list[Entry]:
    return await asyncio.to_thread(nearest_entries, name, context.services.knowledge())


async def _keep(
    context: Context, stored: Stored, word: str, entries: Sequence[Entry], question: str
) -> Lesson:
    """Keep what a button may teach, and the question that it answers then."""
    lesson = {"word": word, "entries": [entry.key for entry in entries]}
    results = Results(question, "closest", (), 0, None, question or None)
    state = as_state(results) | {"lesson": lesson}
    search = await stored.searches.keep(context.place.chat_id, None, question, state)
    labels = tuple(entry.labels[context.reader.language] for entry in entries)
    return Lesson(search, word, question, labels)


async def _show_lessons(context: Context) -> None:
    unanswered = await _unanswered(context)
    near = [(question, word, await _nearest(context, word)) for question, word in unanswered]
    async with context.transaction() as stored:
        lessons = [
            await _keep(context, stored, word, entries, question)
            for question, word, entries in near
        ]
        bad = [thumb.question for thumb in await stored.feedback.bad(_MOST_BAD)]
        context.say(lessons_view(context.text, lessons, tuple(dict.fromkeys(bad))))


async def _unanswered(context: Context) -> list[tuple[str, str]]:
    """List the newest questions that still find nothing, each with its words."""
    async with context.reading() as stored:
        today = (await stored.now()).date()
        asked = await stored.questions.without_results(_LOOKED_THROUGH)
        left: list[tuple[str, str]] = []
        for question in dict.fromkeys(one.text for one in asked):
            found = await context.services.searcher.ask(
                stored, question, today=today, limit=1, passages=0
            )
            word = " ".join(token.text for token in found.query.words)[:_LONGEST_WORD]
            if not found.total and word:
                left.append((question, word))
            if len(left) == _MOST_LESSONS:
                break
    return left


async def teach_by_button(context: Context, pressed: re.Match[str]) -> None:
    """Teach what a button proposes."""
    async with context.reading() as stored:
        search = await kept_search(stored, int(pressed[1]))
    lesson = search.state.get("lesson", {"entries": []})
    entries = context.services.knowledge().entries
    key = next(iter(lesson["entries"][int(pressed[2]) :]), "")
    if key not in entries:
        raise Refused("search-gone")
    again = search.id if search.question else None
    await _teach(context, lesson["word"], entries[key], again)


async def _teach(context: Context, word: str, entry: Entry, again: int | None) -> None:
    """Teach a word, and have it understood before it is said that it is."""
    async with context.transaction() as stored:
        taught = await stored.spellings.teach(entry.key, word, by=context.reader.user_id)
        label = entry.labels[context.reader.language]
        context.say(taught_view(context.text, word, label, taught.id, again))
    await context.services.refresh_knowledge()


async def take_back(context: Context, pressed: re.Match[str]) -> None:
    """Forget a spelling that was taught."""
    async with context.transaction() as stored:
        await stored.spellings.take_back(int(pressed[1]))
        context.show(taken_back_view(context.text))
    await context.services.refresh_knowledge()


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_admins_command("teach", teach),
        on_admins_button(r"te:(\d{1,18}):(\d)", teach_by_button),
        on_admins_button(r"tx:(\d{1,18})", take_back),
    ]
