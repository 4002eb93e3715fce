"""Questions that stand: each article that comes in is held against all of them at once.

A question becomes the things it wants and a few keys (`standing`); an article offers keys of its
own (`offered`). Those that share a key are compared with care (`holds`), by the terms, names and
sounds that a search goes by. So the cost of an article does not grow with the questions that it
has nothing to do with.
"""

from corpus.following.follower import US_RUSSIA, Follower, GiveWay, at_once
from corpus.following.standing import Standing, standing_key
from storage.follows import EVERYTHING

__all__ = [
    "EVERYTHING",
    "US_RUSSIA",
    "Follower",
    "GiveWay",
    "Standing",
    "at_once",
    "standing_key",
]
