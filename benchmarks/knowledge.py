"""What the knowledge costs: its start, its memory, and finding names in articles.

    SAFIR_TEST_DATA=../shared python -m benchmarks.knowledge

The articles are those of the news files; each is tokenised before the clock starts. The first
pass meets every word for the first time, the second one remembers them, as a running bot does.
"""

import json
import os
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from corpus.knowledge import Knowledge, load
from corpus.language.tokens import Token, tokenize

WORDS = 220  # of one article, to make the figures comparable
MOST = 1500  # articles of a language


def main() -> None:
    before = _resident_mb()
    started = time.process_time()
    knowledge = load()
    print(
        f"load: {(time.process_time() - started) * 1000:.0f} ms, {_resident_mb() - before:.0f} MB"
    )
    folder = Path(os.environ["SAFIR_TEST_DATA"], "eval")
    for language in ("en", "fa", "ar", "ru"):
        texts = _texts(folder / f"news_{language}.jsonl")
        first, second = _per_second(knowledge, texts), _per_second(knowledge, texts)
        print(f"{language}: {first:,.0f} articles/s at first, {second:,.0f} then")
    print(f"resident after all: {_resident_mb():.0f} MB")


def _texts(path: Path) -> list[list[Token]]:
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(MOST), lines, strict=False)]
    return [tokenize(f"{row['title']}\n{row['body']}") for row in rows]


def _per_second(knowledge: Knowledge, texts: Sequence[Sequence[Token]]) -> float:
    started = time.process_time()
    for tokens in texts:
        knowledge.mentions(tokens)
    return sum(map(len, texts)) / WORDS / (time.process_time() - started)


def _resident_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
