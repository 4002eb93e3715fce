"""What Telegram sends is read, and what nobody sends is passed over."""

import json
from pathlib import Path

import pytest

from bot.shapes import is_as_documented

RECORDED = Path(__file__).parents[1] / "fuzz" / "corpus" / "updates.jsonl"
CHAT = {"id": 7, "type": "private"}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT, "text": "a"}


def test_every_recorded_update_is_as_documented():
    updates = [json.loads(line) for line in RECORDED.read_text("utf-8").splitlines()]
    assert [update for update in updates if not is_as_documented(update)] == []


@pytest.mark.parametrize(
    "update",
    [
        {"message": True},
        {"message": {"chat": CHAT, "message_id": 1}},
        {"message": MESSAGE | {"text": True}},
        {"message": MESSAGE | {"chat": {"id": "7", "type": "private"}}},
        {"message": MESSAGE | {"entities": [{"type": "bold", "offset": "0", "length": 1}]}},
        {"callback_query": {"id": "1", "from": CHAT}},
        {"inline_query": {"id": "1", "from": CHAT, "query": "a", "offset": 0}},
    ],
)
def test_what_lacks_a_part_or_has_another_in_its_place_is_not(update):
    assert not is_as_documented(update)


def test_a_rich_message_is_a_tree_of_its_own():
    tree = {"blocks": [{"type": 3, "text": [{"text": ["a"]}]}]}
    assert is_as_documented({"message": MESSAGE | {"rich_message": tree}})
