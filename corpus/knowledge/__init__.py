"""People, places, bodies and concepts of US–Russia affairs, in four languages.

    knowledge = load()
    knowledge.mentions(tokenize("Керри и Лавров встретились в Женеве"))

The data are the TOML files beside this module: `people_us`, `people_russia`, `people_other`,
`places`, `bodies`, `concepts`, and `offices`, which people's terms refer to. To add an entry,
put a table like these where it belongs; the next start reads it:

    [sergey-lavrov]
    side = "Russia"
    en = "Sergey/Sergei *Lavrov"
    fa = "سرگئی/سرگی/سیرگی *لاوروف/لافروف"
    ar = "سيرغي/سيرجي *لافروف"
    ru = "Сергей (Викторович) *Лавров"
    terms = ["russia-foreign-minister 2004-03-09.."]

- The table's name is the key and is never changed again: articles and taught spellings keep it.
- Each language has a pattern, explained in `corpus.knowledge.patterns`: bars between
  spellings, slashes between ways to fill a slot, parentheses around what may be left out,
  `*` before what stands for the entry alone, `?` before what does so only where the text
  bears it out (the surname of several people), `~` before what is an ordinary word as well.
  The first spelling is the label that people see.
- Not listed, because rules know them: upper and lower case, ي/ی, ك/ک, joiners, vowel marks,
  ё/е; Russian cases and plurals; English plurals and possessives; Arabic و ف ب ل ك ال before
  a word, and plurals and possessives after a noun; Persian ها, ی, های and the like. What a
  rule cannot know (a broken plural, an irregular verb) is listed.
- `woman = true` tells how a Russian name is declined. `terms` are "office first..last", to
  the day, or to the month or year where that is all that is known; nothing behind the dots
  where the term goes on; " acting" behind them for who held the office until a successor came.
- `side` is US, Russia or other, and `group` says what a concept is about.
- Russian words in capitals are not declined (США); where they are, write the forms out (МИДа).
- A spelling of two entries is marked `?` or `~` in both; a test finds those that are not, and
  office holders that overlap.
"""

from corpus.knowledge.entries import (
    LANGUAGES,
    Entry,
    Group,
    Kind,
    Language,
    Mention,
    Office,
    Person,
    Side,
    Term,
)
from corpus.knowledge.errors import BadEntry, KnowledgeError
from corpus.knowledge.loader import load
from corpus.knowledge.store import Knowledge, TaughtSpelling

__all__ = [
    "LANGUAGES",
    "BadEntry",
    "Entry",
    "Group",
    "Kind",
    "Knowledge",
    "KnowledgeError",
    "Language",
    "Mention",
    "Office",
    "Person",
    "Side",
    "TaughtSpelling",
    "Term",
    "load",
]
