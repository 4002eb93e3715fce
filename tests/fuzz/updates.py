"""Updates as nobody sends them: of the Bot API's shapes, and recorded ones with parts exchanged."""

import copy
import json
from pathlib import Path

from hypothesis import strategies as st

CORPUS = Path(__file__).parent / "corpus"
RECORDED = [json.loads(line) for line in (CORPUS / "updates.jsonl").read_text("utf-8").splitlines()]
WORDS = [
    *("Kerry", "لاوروف", "كيري", "Лавров", "latest", "when", "lang:fa", "after:2016-09", '"', "-"),
    *(
        "‮",
        "\u2068",
        "\u2069",
        "\x00",
        "\ud83d",
        "🇷🇺",
        "&amp;",
        "<b>",
        "‎",
        "ـ",
        "۱۳۹۴",
        "0",
        "@",
        "/",
    ),
    *("https://example.org/a?b=c", "http://127.0.0.1/", "08:30", "Europe/Berlin", "mon,thu", "="),
]
COMMANDS = [
    *("start", "help", "ask", "latest", "subscribe", "unsubscribe", "digest", "follow"),
    *("following", "timeline", "settings", "forget", "add", "edit", "delete", "stats", "feeds"),
    *("teach", "announce", "nothing"),
]
PEOPLE = [1, 2, 3, 7]
BUTTONS = sorted(
    {update["callback_query"]["data"] for update in RECORDED if "callback_query" in update}
)

words = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))
texts = st.one_of(
    st.lists(words, min_size=1, max_size=8).map(" ".join),
    st.text(max_size=40),
    st.tuples(words, st.integers(1, 4096)).map(lambda pair: (pair[0] * pair[1])[:4096]),
)
numbers = st.one_of(
    st.integers(-3, 30), st.sampled_from([2**31, 2**52, -(2**63), 2**63, 2**70, -1001234567890])
)
junk = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, st.floats(allow_nan=False), texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
users = st.builds(
    lambda number, language, is_bot: {
        "id": number,
        "is_bot": is_bot,
        "first_name": "P",
        "language_code": language,
    },
    st.sampled_from(PEOPLE),
    st.sampled_from(["en", "fa", "ar", "ru", "xx", ""]),
    st.sampled_from([False] * 9 + [True]),
)
private = st.sampled_from(PEOPLE).map(lambda number: {"id": number, "type": "private"})
others = st.sampled_from(["group", "supergroup", "channel"]).map(
    lambda kind: {"id": -1000000000500, "type": kind, "title": "G"}
)
chats = st.one_of(private, private, others)
commands = st.tuples(st.sampled_from(COMMANDS), texts).map(
    lambda pair: f"/{pair[0]} {pair[1]}"[:4096]
)
documents = st.builds(
    lambda name, size: {
        "file_id": name[:20] or "f",
        "file_unique_id": "u",
        "file_name": name,
        "file_size": size,
    },
    st.one_of(texts, st.sampled_from(["a.txt", "a.pdf", "a.zip", "a.jsonl", "a.exe"])),
    st.sampled_from([0, 10, 2**24, 2**40]),
)
origins = st.sampled_from(
    [
        {"type": "hidden_user", "sender_user_name": "H", "date": 1},
        {"type": "channel", "chat": {"id": -1005, "type": "channel", "title": "C"},
         "message_id": 3, "date": 1_470_000_000},
    ]
)  # fmt: skip
optional = {
    "forward_origin": origins,
    "media_group_id": st.sampled_from(["1", "2"]),
    "message_thread_id": numbers,
    "is_topic_message": st.booleans(),
    "via_bot": users,
    "location": st.builds(
        lambda lat, lon: {"latitude": lat, "longitude": lon},
        st.floats(-90, 90),
        st.floats(-180, 180),
    ),
    "sender_chat": chats,
    "migrate_to_chat_id": numbers,
}


@st.composite
def messages(draw):
    chat, user = draw(chats), draw(users)
    if chat["type"] == "private":
        chat = chat | {"id": user["id"], "first_name": "P"}
    message = {"message_id": draw(st.integers(1, 10_000)), "date": 1_790_000_000, "chat": chat}
    if chat["type"] != "channel":
        message["from"] = user
    match draw(st.integers(0, 9)):
        case 0:
            message["document"] = draw(documents)
            message["caption"] = draw(texts)
        case 1 | 2 | 3 | 4:
            text = draw(commands)
            length = len(text.split()[0])
            message["text"] = text
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        case 5:
            message |= draw(st.fixed_dictionaries({}, optional=optional))
            message["text"] = draw(texts)
        case 6:
            message["text"] = (
                draw(texts) + "\n\n" + "Kerry met Lavrov in Geneva. " * draw(st.integers(20, 150))
            )
            message["text"] = message["text"][:4096]
        case _:
            message["text"] = draw(texts)
    return message


@st.composite
def presses(draw):
    user = draw(users)
    query = {"id": "q", "from": user, "chat_instance": "c", "data": draw(datas)}
    if draw(st.integers(0, 9)):
        query["message"] = draw(messages())
    else:
        query["inline_message_id"] = "im"
    return query


@st.composite
def digits_changed(draw, data):
    letters = [str(draw(st.integers(0, 99))) if letter.isdigit() else letter for letter in data]
    return "".join(letters)[:64]


datas = st.one_of(
    st.sampled_from(BUTTONS), st.sampled_from(BUTTONS).flatmap(digits_changed), st.text(max_size=30)
)
inline = st.builds(
    lambda user, query, offset: {"id": "i", "from": user, "query": query[:256], "offset": offset},
    users, texts, st.one_of(st.just(""), st.text(max_size=10), numbers.map(str)),
)  # fmt: skip
statuses = st.sampled_from(["member", "kicked", "left", "administrator", "odd"])
members = st.builds(
    lambda chat, user, old, new: {
        "chat": chat, "from": user, "date": 1,
        "old_chat_member": {"user": user, "status": old, "until_date": 0},
        "new_chat_member": {"user": user, "status": new, "until_date": 0},
    },
    chats, users, statuses, statuses,
)  # fmt: skip
shaped = st.one_of(
    messages().map(lambda message: {"message": message}),
    messages().map(lambda message: {"message": message}),
    messages().map(lambda message: {"edited_message": message | {"edit_date": 1_790_000_001}}),
    messages().map(lambda message: {"channel_post": message}),
    messages().map(lambda message: {"guest_message": message | {"guest_query_id": "g"}}),
    presses().map(lambda query: {"callback_query": query}),
    presses().map(lambda query: {"callback_query": query}),
    inline.map(lambda query: {"inline_query": query}),
    members.map(lambda member: {"my_chat_member": member}),
    st.dictionaries(st.text(max_size=12), junk, max_size=2),
)


def places(value, path=()):
    """List the ways to every part of a value, itself left out."""
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, part in inner:
        yield (*path, key)
        yield from places(part, (*path, key))


def with_part(value, path, part):
    """Give a copy with another part at a place; None takes it away."""
    changed = copy.deepcopy(value)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    if part is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = part
    return changed


@st.composite
def mutated(draw):
    update = {
        key: value for key, value in draw(st.sampled_from(RECORDED)).items() if key != "update_id"
    }
    for _ in range(draw(st.integers(0, 3))):
        paths = list(places(update))
        if paths:
            update = with_part(
                update, draw(st.sampled_from(paths)), draw(st.one_of(st.none(), junk, texts))
            )
    return update


updates = st.one_of(shaped, mutated())
