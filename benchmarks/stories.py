"""How well articles of one event are told from those of others.

SAFIR_TEST_DATA=../shared python -m benchmarks.stories [--show] [PART]...

"parallel": one news in five languages, undated and all dated alike; two articles belong together if
they are translations of one. "news_ar" and the like: different news of the same days; what is put
together there is printed by `--show` for a reader to judge, as reprints are among them.

python -m benchmarks.stories --size 1000 --size 10000

What deciding on one more article costs in corpora of made-up articles, kept as `benchmarks.scale`
keeps them.
"""

import argparse
import asyncio
import json
import os
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.machine import headline, table
from benchmarks.scale import folder_of, loaded
from bot.cli.adding import add_all
from bot.cli.opened import opened_library
from bot.settings import Settings
from corpus.knowledge import load
from corpus.stories import Stories
from storage.database import Database
from storage.index import Index
from storage.models import Article

Row = dict[str, Any]
VERSIONS = {"en": "en", "fa": "fa", "prs": "fa", "ar": "ar", "ru": "ru"}
DAY = "2018-10-01"


def rows(name: str) -> Iterator[Row]:
    path = Path(os.environ["SAFIR_TEST_DATA"]) / "eval" / f"{name}.jsonl"
    return (json.loads(line) for line in path.read_text("utf-8").splitlines())


def parallel(day: str | None) -> Iterator[Row]:
    for row in rows("news_parallel"):
        for version, language in VERSIONS.items():
            title, *body = row[version]
            article = {"id": f"{row['id']}/{version}", "title": title, "language": language}
            dated = {"published": day} if day else {}
            yield article | dated | {"body": " ".join(body)}


def news(name: str, language: str) -> Iterator[Row]:
    for row in rows(name):
        article = {"id": row["id"], "title": row["title"], "body": row["body"]}
        yield article | {"language": language, "published": row["date"]}


@dataclass(frozen=True)
class Kept:
    """What became of articles: those that were added, and the seconds that deciding took."""

    articles: Sequence[Article]
    seconds: float

    def stories(self) -> list[list[Article]]:
        told: dict[int, list[Article]] = defaultdict(list)
        for article in self.articles:
            if article.story is not None:
                told[article.story].append(article)
        return list(told.values())


async def kept(articles: Iterable[Row]) -> Kept:
    """Add articles as `safir add` does, and decide on their stories."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = (json.dumps(article, ensure_ascii=False) for article in articles)
        (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
        settings = Settings(data_dir=folder, _env_file=None)
        await add_all(settings, [folder / "articles.jsonl"], as_json=False)
        async with opened_library(settings) as library:
            began = time.process_time()
            while await library.stories.keep_up(library.database):
                pass
            seconds = time.process_time() - began
            async with library.database.reading() as stored:
                ids = [one.id for one in await stored.articles.changed_since(0, 100_000)]
                return Kept(await stored.articles.get_many(ids), seconds)


def pairs_in(stories: Iterable[Sequence[Article]]) -> set[tuple[str, str]]:
    return {
        (str(one.external_id), str(other.external_id))
        for story in stories
        for one, other in combinations(sorted(story, key=lambda each: str(each.external_id)), 2)
    }


def event(external_id: str) -> str:
    return external_id.rpartition("/")[0]


def measure_parallel(day: str | None, *, show: bool) -> list[str]:
    found = asyncio.run(kept(parallel(day)))
    together = pairs_in(found.stories())
    right = {pair for pair in together if event(pair[0]) == event(pair[1])}
    sizes = Counter(event(str(article.external_id)) for article in found.articles)
    wanted = sum(size * (size - 1) // 2 for size in sizes.values())
    if show:
        print(*sorted(together - right), sep="\n")
    whole = sum(
        len(story) == 5 and len({event(str(one.external_id)) for one in story}) == 1
        for story in found.stories()
    )
    return [
        f"news_parallel, {'all of one day' if day else 'undated'}",
        str(len(found.articles)),
        f"{len(right) / max(1, len(together)):.3f} ({len(right)} of {len(together)})",
        f"{len(right) / wanted:.3f}",
        f"{whole} of {len(sizes)} whole",
        f"{1000 * found.seconds / len(found.articles):.1f} ms",
    ]


def measure_news(name: str, language: str, *, show: bool) -> list[str]:
    found = asyncio.run(kept(news(name, language)))
    stories = found.stories()
    if show:
        for story in stories:
            print(*(f"{one.published_on} {one.title[:100]}" for one in story), sep="\n", end="\n\n")
    folded = sum(len(story) - 1 for story in stories)
    return [
        name,
        str(len(found.articles)),
        "–",
        "–",
        f"{len(stories)} stories, {folded} folded",
        f"{1000 * found.seconds / len(found.articles):.1f} ms",
    ]


PARTS = {
    "undated": lambda show: measure_parallel(None, show=show),
    "dated": lambda show: measure_parallel(DAY, show=show),
    **{
        f"news_{language}": lambda show, language=language: measure_news(
            f"news_{language}", language, show=show
        )
        for language in ("ar", "fa", "ru")
    },
}


_DECIDED = 300
"""Of a large corpus so many of the newest are decided."""


async def measure_size(count: int) -> list[str]:
    """Decide on the last articles of a corpus, in a copy of its database."""
    knowledge = load()
    await loaded(count, knowledge)
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(folder_of(count) / "safir.db", Path(name) / "safir.db")
        database = Database(f"sqlite:///{name}/safir.db")
        index = Index.open(folder_of(count) / "index")
        stories = Stories(index, lambda: knowledge)
        async with database.transaction() as stored:
            await stored.stories.set_decided(index.applied - _DECIDED)
        began = time.process_time()
        while await stories.keep_up(database):
            pass
        seconds = time.process_time() - began
        await database.close()
    return [f"{count:,}", f"{1000 * seconds / _DECIDED:.1f} ms"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, action="append", help="a corpus of so many articles")
    parser.add_argument("--show", action="store_true", help="print what was put together")
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    asked = parser.parse_args()
    if asked.size:
        sizes = [asyncio.run(measure_size(size)) for size in asked.size]
        print(headline("Stories: the cost of one more article"))
        print(table(("articles", "processor an article"), sizes))
        return
    lines = [PARTS[part](asked.show) for part in asked.parts or PARTS]
    head = ("set", "articles", "pairs right", "pairs found", "stories", "processor an article")
    print(headline("Stories"))
    print(table(head, lines))


if __name__ == "__main__":
    main()
