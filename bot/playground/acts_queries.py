"""What people press, choose and react to."""

from __future__ import annotations

from bot.playground.acts import ActError, message_in, place_of, write
from bot.playground.journal import Json
from bot.playground.world import World, inline_id, new_query


def press(
    world: World,
    person: int,
    message_id: int,
    *,
    data: str | None = None,
    label: str | None = None,
    chat: int | None = None,
    force: bool = False,
) -> Json:
    """Press a button, named by its data or its label.

    `force` presses data that the message no longer has, as a client that has not seen the
    edit yet would.
    """
    place = place_of(world, chat if chat is not None else person)
    message = message_in(place, message_id)
    pressed = data if force else _button_data(message, data, label)
    if pressed is None:
        raise ActError(f"message {message_id} has no button {label or data!r}")
    number = str(world.number())
    world.callbacks[number] = new_query({"chat": place.id, "message_id": message_id})
    world.callbacks[number].facts["person"] = person
    query: Json = {
        "id": number,
        "from": world.person(person).user,
        "chat_instance": str(place.id),
        "data": pressed,
    }
    foreign = inline_id(place, message)
    query |= {"inline_message_id": foreign} if foreign else {"message": message}
    world.updates.add("callback_query", query)
    world.journal.add("press", chat=place.id, query=number, data=pressed)
    return {"query": number}


def _button_data(message: Json, data: str | None, label: str | None) -> str | None:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        wanted = (
            button.get("callback_data") == data if data is not None else (button["text"] == label)
        )
        if wanted and "callback_data" in button:
            return str(button["callback_data"])
    return None


def ask_inline(
    world: World, person: int, query: str, offset: str = "", chat_type: str = "private"
) -> Json:
    """Type `@bot query` in some chat."""
    number = str(world.number())
    world.inline_queries[number] = new_query({"person": person, "query": query})
    asked = {
        "id": number,
        "from": world.person(person).user,
        "query": query[:256],
        "offset": offset,
        "chat_type": chat_type,
    }
    world.updates.add("inline_query", asked)
    return {"query": number}


def choose_inline(
    world: World, person: int, query: str, result: str, chat: int | None = None
) -> Json:
    """Choose one of the results of an inline query: it is posted in the chooser's name."""
    asked = world.inline_queries.get(query)
    shown = (asked.facts.get("results") or {}).get(result) if asked else None
    if asked is None or shown is None:
        raise ActError(f"query {query} has no result {result!r}")
    fields = {
        "text": shown["text"],
        "entities": shown["entities"] or None,
        "reply_markup": shown["reply_markup"],
        "via_bot": world.bot,
    }
    message = write(world, person, fields, chat=chat)
    if world.inline_feedback:
        chosen = {"result_id": result, "from": world.person(person).user}
        world.updates.add("chosen_inline_result", {**chosen, "query": asked.facts["query"]})
    return message


def react(
    world: World, person: int, message_id: int, emoji: str | None, chat: int | None = None
) -> Json:
    """Put a reaction under a message, or take it away with None."""
    place = place_of(world, chat if chat is not None else person)
    message_in(place, message_id)
    chosen = [{"type": "emoji", "emoji": emoji}] if emoji else []
    change = {
        "chat": place.info,
        "message_id": message_id,
        "user": world.person(person).user,
        "date": world.now(),
        "old_reaction": place.reactions.get(message_id, []),
        "new_reaction": chosen,
    }
    place.reactions[message_id] = chosen
    world.updates.add("message_reaction", change)
    world.journal.add("reaction", chat=place.id, message_id=message_id, reaction=chosen)
    return change
