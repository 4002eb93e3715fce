"""Articles: added, changed, deleted, each with a revision and a version of what was before."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Select, bindparam, func, insert, select

from storage.changed_article import ChangedArticle
from storage.errors import ConflictingArticle, DuplicateArticle, UnknownRow
from storage.models import Article, ArticleVersion, Change, Language, OriginalText
from storage.new_article import KEYS, complete, keys_of
from storage.new_article import NewArticle as NewArticle  # others find it here
from storage.repository import Repository
from storage.revisions import lock_revisions, newest_revision, take_revisions

Refusal = DuplicateArticle | ConflictingArticle
_Holders = dict[tuple[str, str], Article]  # by a column's name and its value


class Articles(Repository):
    async def add(self, article: NewArticle) -> Article:
        """Store an article.

        Raises:
            DuplicateArticle: one with the same text, or the same address, is there.
            ConflictingArticle: one with the same `external_id` and other text is there.
        """
        (outcome,) = await self.add_many([article])
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def add_many(self, articles: Sequence[NewArticle]) -> list[Article | Refusal]:
        """Store many articles at once, and say of each, in order, what became of it.

        Two of the same text among them are an article and a duplicate of it. Some hundreds at a
        time are best: nobody else can write meanwhile.
        """
        await lock_revisions(self._session)
        saved = await self._now()
        rows = [article.as_row(saved) for article in articles]
        first = _first_holders(rows, await self._holders(rows))
        pairs = zip(articles, rows, first, strict=True)
        await self._store([(article, row) for article, row, holder in pairs if holder is None])
        met = zip(rows, first, strict=True)
        return [row if holder is None else _refusal(row, holder) for row, holder in met]

    async def _store(self, fresh: Sequence[tuple[NewArticle, Article]]) -> None:
        if not fresh:
            return
        last = await take_revisions(self._session, len(fresh))
        for revision, (_, row) in enumerate(fresh, start=last - len(fresh) + 1):
            row.revision = row.added_revision = revision
            self._session.add(row)
        await self._session.flush()
        originals = [{"article_id": row.id, "text": article.original} for article, row in fresh]
        await self._session.execute(insert(OriginalText), originals)

    async def _holders(self, rows: Sequence[Article]) -> _Holders:
        """Find the live articles that have a key of one of these."""
        holders: _Holders = {}
        for name in KEYS:
            wanted = [value for row in rows if (value := getattr(row, name)) is not None]
            if wanted:
                for held in await self._list(_live().where(getattr(Article, name).in_(wanted))):
                    holders[name, getattr(held, name)] = held
        return holders

    async def twin(self, fingerprint: str, url: str | None = None) -> Article | None:
        """Find the live article that has this text or this canonical address already."""
        wanted = Article(fingerprint=fingerprint, url=url)
        complete(wanted)
        return next(iter((await self._holders([wanted])).values()), None)

    async def get(self, article_id: int) -> Article | None:
        """Read an article that is not deleted."""
        article = await self.get_any(article_id)
        return None if article is None or article.deleted else article

    async def get_any(self, article_id: int) -> Article | None:
        """Read an article, be it deleted."""
        return await self._session.get(Article, article_id)

    async def get_many(self, article_ids: Sequence[int]) -> list[Article]:
        """Read the articles that are not deleted, in the order they are asked for."""
        found = await self._session.scalars(_THESE, {"ids": list(article_ids)})
        by_id = {article.id: article for article in found}
        return [by_id[article_id] for article_id in article_ids if article_id in by_id]

    async def states(self, article_ids: Collection[int]) -> frozenset[tuple[int, int, int | None]]:
        """Give id, revision and story of those of these articles that are not deleted."""
        if not article_ids:
            return frozenset()
        rows = (await self._run(_STATES, {"ids": list(article_ids)})).all()
        return frozenset((row.id, row.revision, row.story) for row in rows)

    async def original(self, article_id: int) -> str | None:
        """Read the text as it came."""
        query = select(OriginalText.text).where(OriginalText.article_id == article_id)
        return await self._session.scalar(query)

    async def history(self, article_id: int) -> list[ArticleVersion]:
        """List what was changed since it was added, oldest first."""
        query = select(ArticleVersion).where(ArticleVersion.article_id == article_id)
        return list(await self._session.scalars(query.order_by(ArticleVersion.id)))

    async def changed_since(self, revision: int, limit: int) -> list[ChangedArticle]:
        """List what changed after a revision, deletions included, in the order of revisions."""
        after = _CHANGED.where(Article.revision > revision)
        return await self._changed_ones(after.order_by(Article.revision).limit(limit))

    async def changed(self, ids: Sequence[int]) -> list[ChangedArticle]:
        """List articles as `changed_since` does, by their ids and in any order."""
        return await self._changed_ones(_CHANGED.where(Article.id.in_(ids)))

    async def _changed_ones(self, which: Select[Any]) -> list[ChangedArticle]:
        return [ChangedArticle(*row) for row in await self._session.execute(which)]

    async def added_after(self, added_revision: int, limit: int) -> list[Article]:
        """List the live articles that were added after one, in the order they were added."""
        added = _live().where(Article.added_revision > added_revision)
        return await self._list(added.order_by(Article.added_revision).limit(limit))

    async def latest(
        self, limit: int, offset: int = 0, languages: Sequence[Language] = ()
    ) -> list[Article]:
        """List by day, time and id of publication, newest first and unknown last.

        Args:
            limit: How many.
            offset: How many newer ones to pass over.
            languages: Only these; none is all.
        """
        newest = _live(languages).order_by(Article.published_order.desc(), Article.id.desc())
        return await self._list(newest.limit(limit).offset(offset))

    async def count(self, languages: Sequence[Language] = ()) -> int:
        """Count the live articles in these languages; none is all."""
        query = _live(languages).with_only_columns(func.count())
        return await self._session.scalar(query) or 0

    async def span(self) -> tuple[date, date] | None:
        """Say the first and the last day of publication that is known of any."""
        first, last = (await self._session.execute(_SPAN)).one()
        return (first, last) if first and last else None

    async def newest_revision(self) -> int:
        """Say the revision of the newest change; 0 when there was none yet."""
        return await newest_revision(self._session)

    async def revision_at(self, moment: datetime) -> int:
        """Say the added_revision of the last article saved up to a moment; 0 for none."""
        saved = select(Article.added_revision).where(Article.saved <= moment)
        last = saved.order_by(Article.saved.desc(), Article.id.desc()).limit(1)
        return await self._session.scalar(last) or 0

    async def edit(self, article_id: int, by: int | None, **changes: Any) -> Article:
        """Change some fields of a live article; its `fingerprint`, too, when the text changes.

        Args:
            article_id: The article.
            by: The user id of who does it.
            **changes: By their names in `NewArticle`.

        Raises:
            UnknownRow: there is none, or it is deleted.
            DuplicateArticle: another one has that text or address.
        """
        article = await self._locked(article_id, is_deleted=False)
        new = {name: value for name, value in changes.items() if getattr(article, name) != value}
        if new:
            await self._record(article, by, "edited", new)
        return article

    async def delete(
        self, article_id: int, by: int | None, change: Literal["deleted", "undone"] = "deleted"
    ) -> Article:
        """Turn an article into a tombstone, or raise `UnknownRow`."""
        article = await self._locked(article_id, is_deleted=False)
        await self._record(article, by, change, {"deleted": await self._now()})
        return article

    async def restore(self, article_id: int, by: int | None) -> Article:
        """Bring a deleted article back.

        Raises:
            UnknownRow: no such article is deleted.
            DuplicateArticle: another one has its text or address by now.
        """
        article = await self._locked(article_id, is_deleted=True)
        await self._record(article, by, "restored", {"deleted": None})
        return article

    async def _locked(self, article_id: int, *, is_deleted: bool) -> Article:
        await lock_revisions(self._session)
        article = await self._session.get(Article, article_id, populate_existing=True)
        if article is None or (article.deleted is not None) != is_deleted:
            raise UnknownRow("article", article_id)
        return article

    async def _record(
        self, article: Article, by: int | None, change: Change, new: dict[str, Any]
    ) -> None:
        """Change fields of an article, under a new revision, and keep what they were."""
        before = {name: _as_json(getattr(article, name)) for name in new}
        with self._session.no_autoflush:
            for name, value in new.items():
                setattr(article, name, value)
            complete(article)
            await self._refuse_second(article)
        article.revision = await take_revisions(self._session)
        version = ArticleVersion(
            article_id=article.id,
            revision=article.revision,
            change=change,
            changed=await self._now(),
            changed_by=by,
            before=before,
        )
        await self._add(version)

    async def _refuse_second(self, article: Article) -> None:
        """Put an article back as it was, and raise, when another one is what it would become."""
        if article.deleted is not None:
            return
        for held in (await self._holders([article])).values():
            if held.id != article.id:
                await self._session.refresh(article)
                raise DuplicateArticle(held.id)

    async def _list(self, query: Select[Article]) -> list[Article]:
        return list(await self._session.scalars(query))


def _live(languages: Sequence[Language] = ()) -> Select[Article]:
    live = select(Article).where(Article.deleted.is_(None))
    return live.where(Article.language.in_(languages)) if languages else live


def _dated_end(by: Any) -> Any:
    dated = _live().where(Article.published_order > "")
    return dated.with_only_columns(Article.published_on).order_by(by).limit(1).scalar_subquery()


# Made once: putting a statement together costs as much as reading half a dozen articles.
_CHANGED = select(*(getattr(Article, name) for name in ChangedArticle._fields))
_AMONG = Article.id.in_(bindparam("ids", expanding=True))
_THESE = _live().where(_AMONG)
_STATES = _THESE.with_only_columns(Article.id, Article.revision, Article.story)
_SPAN = select(
    _dated_end(Article.published_order.asc()), _dated_end(Article.published_order.desc())
)


def _first_holders(rows: Sequence[Article], there: _Holders) -> list[Article | None]:
    """Say of each row which article with one of its keys is there before it."""
    holders = dict(there)
    first: list[Article | None] = []
    for row in rows:
        keys = keys_of(row)
        first.append(next((holders[key] for key in keys if key in holders), None))
        if first[-1] is None:
            holders |= dict.fromkeys(keys, row)
    return first


def _refusal(row: Article, holder: Article) -> Refusal:
    same_sender_id = row.external_id is not None and row.external_key == holder.external_key
    if same_sender_id and row.fingerprint != holder.fingerprint:
        return ConflictingArticle(holder.id, str(row.external_id))
    return DuplicateArticle(holder.id)


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
