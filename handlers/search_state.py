"""Results as they are kept in the database, for the buttons below them."""

from dataclasses import asdict
from datetime import date
from typing import Any

from corpus.search.found import Nothing, WordAlone
from corpus.search.operators import Ignored
from handlers.views.found import Quote, Results, Wishes
from storage.models import Search


def as_state(results: Results) -> dict[str, Any]:
    """Write results as JSON; `from_search` reads them."""
    quote = results.quote
    return {
        "headline": results.headline,
        "articles": list(results.article_ids),
        "total": results.total,
        "quote": [quote.article_id, quote.text, list(quote.bold)] if quote else None,
        "suggestion": results.suggestion,
        "judged": results.is_judged,
        "stories": list(results.stories),
        "looked": results.looked,
        "back": results.back,
        "wishes": asdict(results.wishes),
        "nothing": _nothing_as_state(results.nothing),
        "ignored": [asdict(each) for each in results.ignored],
    }


def _nothing_as_state(nothing: Nothing | None) -> dict[str, Any] | None:
    if nothing is None:
        return None
    days = [day.isoformat() for day in nothing.covered] if nothing.covered else None
    return asdict(nothing) | {"covered": days}


def _nothing_from(state: dict[str, Any] | None) -> Nothing | None:
    if state is None:
        return None
    days = state["covered"]
    covered = (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None
    words = tuple(WordAlone(**word) for word in state["words"])
    return Nothing(state["problem"], state["suggestion"], words, covered)


def from_search(search: Search) -> Results:
    """Read the results that were kept for buttons."""
    state = search.state
    quote = None
    if state["quote"] is not None:
        article_id, text, bold = state["quote"]
        quote = Quote(article_id, text, tuple((first, last) for first, last in bold))
    return Results(
        question=search.question,
        headline=state["headline"],
        article_ids=tuple(state["articles"]),
        total=state["total"],
        quote=quote,
        suggestion=state["suggestion"],
        is_judged=state.get("judged", False),
        stories=tuple(state.get("stories", ())),
        looked=state.get("looked", len(state["articles"])),
        wishes=Wishes(**state.get("wishes", {})),
        back=state.get("back", ""),
        nothing=_nothing_from(state.get("nothing")),
        ignored=tuple(Ignored(**each) for each in state.get("ignored", ())),
    )
