"""Posts of channels: of those an admin has listed, and of all others."""

import pytest

from tests.handlers.chat import ADMIN
from tests.handlers.test_upload import HEADLINE, PARAGRAPHS, TEXT, stored_articles

CHANNEL = {"id": -1001000000077, "type": "channel", "title": "MFA Russia", "username": "mfa"}


class Channel:
    """A channel that posts; its messages are numbered by themselves."""

    def __init__(self, telegram, chat=CHANNEL):
        self.telegram, self.chat, self.number = telegram, chat, 500

    async def posts(self, text, **content):
        self.number += 1
        await self._deliver("channel_post", self.number, text, content)
        return self.number

    async def edits(self, number, text):
        await self._deliver("edited_channel_post", number, text, {"edit_date": 1_475_700_100})

    async def _deliver(self, kind, number, text, content):
        post = {"message_id": number, "date": 1_475_700_000, "chat": self.chat, "text": text}
        await self.telegram.deliver({kind: post | content})
        await self.telegram.sweep()


@pytest.fixture
def channel(telegram):
    return Channel(telegram)


async def listed(telegram, **fields):
    async with telegram.database.transaction() as stored:
        feed = await stored.feeds.add("channel", str(CHANNEL["id"]), "MFA Russia", by=ADMIN)
        return await stored.feeds.change(feed.id, **fields)


async def test_a_post_of_a_listed_channel_is_a_draft_for_who_listed_it(telegram, admin, channel):
    await listed(telegram)
    number = await channel.posts(TEXT.replace(", October 5, 2016", ""))
    card = admin.last_with("Save")
    assert "Source: MFA Russia" in card.bare and "Date: 5 October 2016" in card.bare
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert article.url == f"https://t.me/mfa/{number}"


async def test_posts_of_any_other_channel_change_nothing(telegram, admin, channel, wire):
    await channel.posts(TEXT)
    await listed(telegram, state="paused")
    number = await channel.posts(TEXT)
    await listed(telegram, state="removed")
    await channel.edits(number, TEXT)
    assert await stored_articles(telegram) == []
    assert [name for name, _ in wire.calls if name != "getMe"] == []


async def test_a_channel_goes_straight_in_as_set_and_edits_follow(telegram, admin, channel, wire):
    await listed(telegram, is_direct=True)
    number = await channel.posts(TEXT)
    (article,) = await stored_articles(telegram)
    assert article.added_by == ADMIN and admin.history() == []
    await channel.edits(number, TEXT.replace("Wednesday", "Thursday"))
    (article,) = await stored_articles(telegram)
    assert "on Thursday" in article.body
    await channel.posts(TEXT.replace("Wednesday", "Thursday"))
    assert len(await stored_articles(telegram)) == 1
    async with telegram.database.transaction() as stored:
        await stored.articles.edit(article.id, ADMIN, title="By hand")
    await channel.edits(number, TEXT.replace("Wednesday", "Friday").replace("phone", "line"))
    (article,) = await stored_articles(telegram)
    assert article.title == "By hand" and "on Friday" in article.body
    async with telegram.database.reading() as stored:
        assert len(await stored.articles.history(article.id)) == 3


async def test_an_edited_post_updates_its_draft_in_place(telegram, admin, channel):
    await listed(telegram)
    number = await channel.posts(TEXT)
    card = admin.last_with("Save")
    await channel.edits(number, TEXT.replace("Wednesday", "Thursday"))
    changed = admin.last_with("Save")
    assert changed.id == card.id and "on Thursday" in changed.text


async def test_posts_that_telegram_has_cut_are_one_and_others_are_not(telegram, admin, channel):
    await listed(telegram, is_direct=True)
    await channel.posts(f"{HEADLINE}\n\n{PARAGRAPHS}")
    await channel.posts("And this is the end of the whole report of the ministers.")
    await channel.posts(TEXT)
    articles = await stored_articles(telegram)
    assert len(articles) == 2
    assert any("the end of the whole report" in one.body for one in articles)


async def test_a_channel_limited_to_the_topic_takes_nothing_else(telegram, admin, channel):
    async with telegram.database.transaction() as stored:
        topic = await stored.topics.built_in("us-russia")
    await listed(telegram, is_direct=True, topic_id=topic.id)
    await channel.posts(
        "The weather in Rome\n\nIt will rain in Rome on Monday, say those who know."
    )
    await channel.posts(TEXT)
    (article,) = await stored_articles(telegram)
    assert "Lavrov and Kerry" in article.title


async def test_what_cannot_go_straight_in_is_shown_to_the_admin(telegram, admin, channel):
    await listed(telegram, is_direct=True)
    await channel.posts(
        "Die Außenminister trafen sich am Freitag in Genf zu langen Gesprächen. " * 9
    )
    assert "Language: please choose one" in admin.last_with("Save").bare


async def test_a_post_without_text_is_passed_over(telegram, admin, channel):
    await listed(telegram)
    await channel.posts(
        None, photo=[{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    )
    assert admin.history() == []


async def test_who_makes_us_admin_of_a_channel_is_asked_once(telegram, admin, reader, channel):
    async def made_admin_by(person):
        member = {"user": {"id": 99, "is_bot": True, "first_name": "Safir"}, "status": "left"}
        new = member | {"status": "administrator"} | dict.fromkeys(_RIGHTS, True)
        change = {"chat": CHANNEL, "from": person.user, "date": 0}
        change |= {"old_chat_member": member, "new_chat_member": new}
        await telegram.deliver({"my_chat_member": change})

    await made_admin_by(reader)
    assert reader.history() == admin.history() == []
    await made_admin_by(admin)
    asked = admin.history()[-1]
    assert "You made me an admin of “MFA Russia”" in asked.bare
    await channel.posts(TEXT)
    assert await stored_articles(telegram) == []
    assert "as drafts" in (await admin.presses("As drafts", on=asked)).bare
    await channel.posts(TEXT)
    assert "Lavrov and Kerry" in admin.last_with("Save").text


_RIGHTS = [
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "is_anonymous",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]


async def test_a_post_and_a_message_are_merged_one_after_the_other(telegram, admin, channel):
    await listed(telegram)
    await channel.posts(TEXT)
    await admin.says("Its end\n\nThis is how the report goes on.\n\nAnd how it comes to an end.")
    await admin.presses("Merge with…")
    await admin.presses("Lavrov and Kerry speak")
    assert admin.last_with("Save").text.startswith("Lavrov and Kerry speak by phone")
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert article.body.index("on Wednesday") < article.body.index("how it comes to an end")
