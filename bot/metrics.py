"""What Prometheus is told at /metrics."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from corpus.search.found import Found
from corpus.search.searcher import Searcher
from storage.figures import Figures

FROM_A_BLINK_TO_A_WAIT = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper ends of a histogram's buckets, seconds."""

Count = Callable[[], Awaitable[Figures]]


class Metrics:
    """The figures of one process, and at each reading those of the database beside them.

    What the database holds is the same for every process on it: take the maximum, not the sum.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._questions = self._counter("questions", "Questions asked", "intent", "outcome")
        self._question_seconds = self._histogram(
            "question_seconds", "From a question's text to its ranked results"
        )
        self._update_seconds = self._histogram(
            "update_seconds", "From an update's arrival to its last reply"
        )
        self._inbox = self._gauge("inbox_waiting", "Updates that are not done")
        self._inbox_age = self._gauge("inbox_oldest_seconds", "Age of the oldest of them")
        self._outbox = self._gauge("outbox_messages", "Messages by state", "state")
        self._outbox_age = self._gauge("outbox_oldest_seconds", "Age of the oldest undelivered")
        self._lag = self._gauge("index_lag_revisions", "Revisions that the index is behind")
        self._articles = self._gauge("articles", "Articles, without the deleted ones")
        self._uploads = self._gauge("drafts", "Drafts by state", "state")
        self._feeds = self._gauge("feeds", "Feeds and channels by state", "kind", "state")
        self._failing = self._gauge("feeds_failing", "Active feeds whose last poll failed")
        self._subscriptions = self._gauge("subscriptions", "Subscriptions by state", "state")

    def question(self, found: Found, seconds: float) -> None:
        """Note a question that was answered, and how long that took."""
        outcome = "answer" if found.answer else "articles" if found.is_whole else "closest"
        if not found.hits:
            outcome = "nothing"
        self._questions.labels(found.query.intent, outcome).inc()
        self._question_seconds.observe(seconds)

    def update(self, seconds: float) -> None:
        """Note an update whose replies have been taken."""
        self._update_seconds.observe(max(0.0, seconds))

    def read(self, figures: Figures | None, lag: int) -> bytes:
        """Write everything as text for Prometheus.

        Args:
            figures: What the database holds; None where it is away: the last ones stand.
            lag: Revisions that the index is behind.
        """
        if figures is not None:
            self._take(figures)
        self._lag.set(lag)
        return generate_latest(self.registry)

    def _take(self, figures: Figures) -> None:
        self._articles.set(figures.articles)
        self._inbox.set(figures.inbox)
        self._failing.set(figures.feeds_failing)
        for gauge, since in (
            (self._inbox_age, figures.inbox_oldest),
            (self._outbox_age, figures.outbox_oldest),
        ):
            gauge.set((figures.now - since).total_seconds() if since else 0)
        _set_all(self._outbox, figures.outbox)
        _set_all(self._uploads, figures.drafts)
        _set_all(self._feeds, figures.feeds)
        _set_all(self._subscriptions, figures.subscriptions)

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        return Counter(f"safir_{name}", says, labels, registry=self.registry)

    def _gauge(self, name: str, says: str, *labels: str) -> Gauge:
        return Gauge(f"safir_{name}", says, labels, registry=self.registry)

    def _histogram(self, name: str, says: str) -> Histogram:
        return Histogram(
            f"safir_{name}", says, registry=self.registry, buckets=FROM_A_BLINK_TO_A_WAIT
        )


def _set_all(gauge: Gauge, counts: dict[Any, int]) -> None:
    gauge.clear()
    for key, count in counts.items():
        gauge.labels(*(key if isinstance(key, tuple) else (key,))).set(count)


class MeasuredSearcher(Searcher):
    """A searcher whose questions are counted and timed.

    Args:
        metrics: What is told of each question.
        *given: What `Searcher` is made of.
    """

    def __init__(self, metrics: Metrics, *given: Any) -> None:
        super().__init__(*given)
        self._metrics = metrics

    async def ask(self, *given: Any, **options: Any) -> Found:
        """Ask as `Searcher.ask` does."""
        started = time.perf_counter()
        found = await super().ask(*given, **options)
        self._metrics.question(found, time.perf_counter() - started)
        return found
