"""What comes in from listed channels and feeds: as a draft for an admin, or straight in."""

from collections.abc import Mapping
from typing import Any

from corpus.following import US_RUSSIA
from handlers.context import Services
from handlers.drafting import Read, card, text_for, twin
from handlers.posting import post_card
from handlers.saving import add_article
from storage.database import Stored
from storage.errors import DuplicateArticle
from storage.models import Draft, Feed


def owner_of(services: Services, feed: Feed) -> int | None:
    """Say which admin gets the drafts of a source: who listed it, or another if they are none."""
    if feed.added_by in services.admins:
        return feed.added_by
    return min(services.admins, default=None)


async def is_wanted(stored: Stored, feed: Feed, read: Read) -> bool:
    """Say whether what was read is about the topic that a source is limited to."""
    if feed.topic_id is None:
        return True
    topic = await stored.topics.get(feed.topic_id)
    return topic is None or topic.key != US_RUSSIA or read.topic.is_in


async def is_offered(services: Services, stored: Stored, feed: Feed, read: Read) -> bool:
    """Say whether another feed has brought a draft of the same address to the same admin."""
    owner, url = owner_of(services, feed), read.fields["url"]
    if feed.is_direct or owner is None or url is None:
        return False
    return await stored.drafts.came_by_feed(owner, url)


async def settle_post(
    services: Services, stored: Stored, claimed: Draft, read: Read | None
) -> None:
    """Do with a gathered post of a channel what is set for that channel.

    Raises:
        LostClaim: Another process has done so, or a part came in meanwhile.
    """
    feed = await stored.feeds.get(claimed.feed_id or 0)
    draft = await stored.drafts.finish_gathering(claimed, **(read.fields if read else {}))
    wanted = feed is not None and feed.state == "active" and read is not None
    if not wanted or not await is_wanted(stored, feed, read):  # type: ignore[arg-type]
        await stored.drafts.settle(draft.id, "discarded")
        return
    assert feed is not None and read is not None
    await offer(services, stored, feed, draft, read)


async def offer(services: Services, stored: Stored, feed: Feed, draft: Draft, read: Read) -> None:
    """Store an open draft as an article, or show it to the admin whose source it came from.

    What has no language of ours is shown to the admin all the same: nothing is lost.
    """
    same = await twin(stored.articles, read, draft.url)
    draft.duplicate_of = same.id if same else None
    if feed.is_direct and draft.language is not None:
        await _store(stored, feed, draft, read)
        return
    text = await text_for(services, stored, draft)
    await post_card(stored, draft, card(services, text, draft, read, same))


async def _store(stored: Stored, feed: Feed, draft: Draft, read: Read) -> None:
    try:
        article = await add_article(stored.articles, draft, read, feed.added_by)
    except DuplicateArticle as error:
        await stored.drafts.settle(draft.id, "discarded")
        await stored.drafts.amend(draft.id, duplicate_of=error.article_id)
        return
    await stored.drafts.settle(draft.id, "saved", article.id)


async def begin(
    services: Services, stored: Stored, feed: Feed, fields: Mapping[str, Any]
) -> Draft | None:
    """Open the draft of an entry; None: no admin is there to see it."""
    owner = owner_of(services, feed)
    if owner is None and not feed.is_direct:
        return None
    # One that goes straight in belongs to nobody's chat.
    return await stored.drafts.open(owner or 0, owner or 0, None, feed_id=feed.id, **fields)
