"""Who is there when somebody opens the playground: an admin, two readers, two groups."""

from __future__ import annotations

from bot.playground.world import Chat, Person, World

ADMIN_ID = 1001
READER_ID = 1002
OTHER_READER_ID = 1003
GROUP_ID = -1001000000001
FRIENDS_ID = -1001000000002  # the bot is no member of it, and answers as a guest

# By the name the page's address has for them: /?chat=reader
NAMES = {
    "admin": ADMIN_ID,
    "reader": READER_ID,
    "reader2": OTHER_READER_ID,
    "group": GROUP_ID,
    "friends": FRIENDS_ID,
}

_PEOPLE = (
    (ADMIN_ID, "Dana", "Editor", "dana_editor", "en"),
    (READER_ID, "Reyhan", "Nouri", "reyhan_n", "fa"),
    (OTHER_READER_ID, "Tom", "Baker", "tom_reads", "en"),
)


def bring_in(world: World) -> None:
    """Bring the cast into an empty world."""
    for number, first, last, username, language in _PEOPLE:
        user = {
            "id": number,
            "is_bot": False,
            "first_name": first,
            "last_name": last,
            "username": username,
            "language_code": language,
        }
        world.people[number] = Person(user)
        world.private(world.people[number])
    group = Chat({"id": GROUP_ID, "type": "supergroup", "title": "Newsroom"})
    group.members = {ADMIN_ID: "creator", READER_ID: "member", OTHER_READER_ID: "member"}
    world.chats[GROUP_ID] = group
    friends = Chat({"id": FRIENDS_ID, "type": "supergroup", "title": "Friends"}, bot="left")
    friends.members = {READER_ID: "member", OTHER_READER_ID: "member"}
    world.chats[FRIENDS_ID] = friends
