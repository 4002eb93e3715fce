"""Whether an article is what a question waits for."""

from collections.abc import Sequence

from corpus.following.offered import Offered
from corpus.following.standing import Standing, Wanted
from corpus.language.romanise import script_of
from corpus.language.sound import likeness
from corpus.language.spelling import letters_wrong
from corpus.search.expand import typos_allowed
from corpus.search.terms import sounds_of_source

# In another script a name is heard; in its own it would be a misspelling or somebody else.
_HEARD, _HEARD_IN_OWN_SCRIPT = 0.6, 0.9


def holds(standing: Standing, offered: Offered) -> bool:
    """Say whether an article fulfils a question, by what a search would go by."""
    # Most of what is proposed only sounds like it, which the things themselves tell soonest.
    return _has_enough(standing, offered) and _allows(standing, offered)


def _has_enough(standing: Standing, offered: Offered) -> bool:
    missing = len(standing.things) - standing.needed
    for thing in standing.things:
        if not _has(thing, offered):
            missing -= 1
            if thing.is_must or missing < 0:
                return False
    return True


def _has(thing: Wanted, offered: Offered) -> bool:
    if thing.entry in offered.named or not offered.stems.isdisjoint(thing.stems):
        return True
    if offered.heard.keys().isdisjoint(thing.sounds):
        return False
    return any(
        _sounds_like(thing.word, word)
        for sound in thing.sounds
        for word in offered.heard.get(sound, ())
    )


def _sounds_like(asked: str, word: str) -> bool:
    if script_of(asked) != script_of(word):
        return likeness(asked, word) >= _HEARD
    is_typo = letters_wrong(asked, word) <= min(1, typos_allowed(asked))
    return is_typo or likeness(asked, word) >= _HEARD_IN_OWN_SCRIPT


def _allows(standing: Standing, offered: Offered) -> bool:
    """Say whether an article keeps the conditions that a question sets with its signs."""
    if standing.language and offered.article.language != standing.language:
        return False
    if offered.article.language in standing.not_languages:
        return False
    if not all(_is_of_source(word, offered) for word in standing.source):
        return False
    if any(all(_is_of_source(word, offered) for word in one) for one in standing.not_sources):
        return False
    if not _is_in_time(standing, offered):
        return False
    words = offered.words
    wanted = all(_stands_in(phrase, words) for phrase in standing.phrases)
    return wanted and not any(_stands_in(phrase, words) for phrase in standing.unwanted)


def _is_of_source(word: str, offered: Offered) -> bool:
    return not offered.source.isdisjoint((word, *sounds_of_source(word)))


def _is_in_time(standing: Standing, offered: Offered) -> bool:
    if standing.first is None and standing.last is None:
        return True
    if offered.article.published_on is None:
        return not standing.is_dated
    day = offered.article.published_on.isoformat()
    return (standing.first or day) <= day <= (standing.last or day)


def _stands_in(phrase: Sequence[str], words: Sequence[str]) -> bool:
    size, first = len(phrase), phrase[0]
    return any(
        word == first and tuple(words[at : at + size]) == tuple(phrase)
        for at, word in enumerate(words)
    )
