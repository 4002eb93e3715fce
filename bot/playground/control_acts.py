"""The acts that the control address offers, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.playground import acts, acts_queries, acts_special
from bot.playground.acts import ActError
from bot.playground.journal import Json
from bot.playground.world import Person, World


def _file(world: World, person: int, **options: Any) -> Json:
    content = acts_special.decoded_content(options)
    return acts.send_file(world, person, content, **options)


def _message(world: World, person: int, content: Json, **where: Any) -> Json:
    return acts.write(world, person, content, **where)


def _person(world: World, id: int, started: bool = False, **user: Any) -> Json:  # noqa: A002
    """Make somebody, or change who they are."""
    base: Json = {"id": id, "is_bot": False, "first_name": f"Person {id}", "language_code": "en"}
    known = world.people.get(id)
    if known is not None:
        known.user.update(user)
        known.started = known.started or started
        return known.user
    world.people[id] = Person({**base, **user}, started=started)
    world.private(world.people[id])
    world.journal.add("chat", chat=id)
    return world.people[id].user


def _crowd(world: World, first: int, count: int) -> Json:
    """Make `count` people at once who have all started the bot, without any update."""
    for number in range(first, first + count):
        world.person(number).started = True
    return {"people": len(world.people)}


def _later(world: World, seconds: float) -> Json:
    """Move the clock forward, for a digest to come; a bot that runs elsewhere has its own clock."""
    return {"ahead": world.move_on(seconds)}


def _update(world: World, update: Json) -> Json:
    """Put an update into the queue as it is."""
    if not isinstance(update, dict):
        raise ActError("an update is an object")
    return world.updates.add_raw(update)


ACTS: dict[str, Callable[..., Any]] = {
    "say": acts.say,
    "paste": acts.paste,
    "file": _file,
    "message": _message,
    "edit": acts.edit,
    "press": acts_queries.press,
    "block": lambda world, person: acts.block(world, person, blocked=True),
    "unblock": lambda world, person: acts.block(world, person, blocked=False),
    "inline": acts_queries.ask_inline,
    "choose": acts_queries.choose_inline,
    "react": acts_queries.react,
    "forward": acts_special.forward,
    "rich": acts_special.rich,
    "album": acts_special.album,
    "chat": acts_special.make_chat,
    "bot_status": acts_special.set_bot_status,
    "topic": acts_special.make_topic,
    "close_topic": acts_special.close_topic,
    "post": acts_special.post_in_channel,
    "migrate": acts_special.migrate,
    "person": _person,
    "crowd": _crowd,
    "update": _update,
    "later": _later,
}
