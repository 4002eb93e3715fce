"""`safir ask`."""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from typing import Any

from bot.cli.html_text import shown
from bot.cli.opened import Library, opened_library
from bot.settings import Settings, load_settings
from corpus.facts import FactLines
from corpus.search.found import Answer, Found, Hit
from handlers.asking import items_of, results_of
from handlers.texts import Texts
from handlers.views.found import PAGE_LENGTH
from handlers.views.results import results_view

MOST = 100
"""Results of one question."""


def ask_one(question: str, limit: int, *, as_json: bool) -> bool:
    """Answer one question on standard output; as a chat would show it, or as an object."""
    return asyncio.run(_ask_one(load_settings(), question, limit, as_json))


def ask_lines(limit: int) -> bool:
    """Answer each line of standard input by a line of standard output, as soon as it is known."""
    return asyncio.run(_ask_lines(load_settings(), sys.stdin, limit))


async def _ask_one(settings: Settings, question: str, limit: int, as_json: bool) -> bool:
    async with opened_library(settings) as library:
        await _catch_up(library)
        if as_json:
            _write(await _answered(library, question, limit))
        else:
            texts = Texts.load()
            found = await _found(library, question, min(limit, PAGE_LENGTH))
            results = results_of(question, found)
            facts = FactLines(lambda: library.knowledge)
            async with library.database.reading() as stored:
                items = await items_of(facts, stored, [hit.article for hit in found.hits])
            view = results_view(texts(settings.default_language), results, items, search=0)
            sys.stdout.write(shown(view) + "\n")
    return True


async def _ask_lines(settings: Settings, lines: Iterator[str], limit: int) -> bool:
    async with opened_library(settings) as library:
        await _catch_up(library)
        for line in lines:
            if line.strip():
                _write(await _line_answered(library, line, limit))
    return True


async def _catch_up(library: Library) -> None:
    """Find what was saved since; whoever else holds the index applies it for us."""
    await library.index.catch_up(library.database, library.analysis)


async def _line_answered(library: Library, line: str, limit: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        question, most = asked["query"], asked.get("limit", limit)
        if not isinstance(question, str):
            raise TypeError("query should be text")
        if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= MOST:
            raise TypeError(f"limit should be a whole number from 1 to {MOST}")
    except KeyError:
        return {"error": "query is missing"}
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        return {"error": str(error)}
    return await _answered(library, question, most)


async def _answered(library: Library, question: str, limit: int) -> dict[str, Any]:
    began = time.perf_counter()
    found = await _found(library, question, limit)
    return {
        "query": question,
        "language": found.query.language,
        "intent": found.query.intent,
        "names": [named.entry.labels["en"] for named in found.query.names],
        "results": [_result(hit) for hit in found.results],
        "answer": _answer(found.answer),
        "suggestion": found.suggestion,
        "took_ms": round((time.perf_counter() - began) * 1000, 1),
    }


async def _found(library: Library, question: str, limit: int) -> Found:
    async with library.database.reading() as stored:
        today = (await stored.now()).date()
        return await library.searcher.ask(stored, question, today=today, limit=limit)


def _result(hit: Hit) -> dict[str, Any]:
    article = hit.article
    return {
        "article": article.id,
        "id": article.external_id,
        "title": article.title,
        "language": article.language,
        "source": article.source,
        "published": article.published_on.isoformat() if article.published_on else None,
        "score": hit.score,
        "passage": hit.passage.text,
    }


def _answer(answer: Answer | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {"text": answer.text, "article": answer.article.id, "sentence": answer.sentence}


def _write(line: dict[str, Any]) -> None:
    # Lone surrogates can be asked for, and cannot be written in UTF-8.
    text = json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
