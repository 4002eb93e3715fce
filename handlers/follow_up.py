"""Following up: what is said within ten minutes of an answer may be meant with it."""

from datetime import timedelta
from functools import partial

from corpus.knowledge import Knowledge
from corpus.language.tokens import tokenize
from corpus.search.follow_up import Addition, Pick, added, read_follow_up
from handlers.asking import answer_question
from handlers.context import Context
from handlers.errors import Refused
from handlers.results import result_opened
from handlers.search_state import from_search
from storage.models import Search

WITHIN = timedelta(minutes=10)


async def answer_or_follow(context: Context, text: str) -> None:
    """Answer a question, with the one before where it needs that; open a result by its number."""
    follow_up = read_follow_up(text, partial(_is_name, context.services.knowledge()))
    before = await _before(context) if follow_up else None
    match follow_up:
        case Addition(words=words) if before is not None and before.question:
            await answer_question(context, await _meant(context, before.question, words))
        case Pick(number=number) if before is not None:
            await _open(context, before, number)
        case _:
            await answer_question(context, text)


def _is_name(knowledge: Knowledge, word: str) -> bool:
    return bool(knowledge.mentions(tokenize(word)))


async def _before(context: Context) -> Search | None:
    """Read what the person asked last here, if that was answered, and lately."""
    user_id = context.reader.user_id
    if user_id is None:
        return None
    edited, chat_id = context.edited, context.place.chat_id
    async with context.reading() as stored:
        asked = edited.created if edited else await stored.now()
        before = edited.id if edited else None
        search = await stored.searches.last(chat_id, user_id, asked - WITHIN, before)
    return search if search is not None and "articles" in search.state else None


async def _meant(context: Context, question: str, words: str) -> str:
    async with context.reading() as stored:
        today = (await stored.now()).date()
    return added(question, words, context.services.knowledge(), today)


async def _open(context: Context, search: Search, number: int) -> None:
    ids = from_search(search).article_ids
    place = number - 1 if number > 0 else len(ids) + number
    if not 0 <= place < len(ids):
        raise Refused("follow-none", count=len(ids))
    async with context.transaction() as stored:
        article = await stored.articles.get(ids[place])
        if article is None:
            raise Refused("article-gone")
        context.say(await result_opened(context, stored, article, search.id, place))
