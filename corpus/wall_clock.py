"""When an hour on somebody's wall comes next."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = 127
"""A bit a weekday: 1 is Monday, 64 is Sunday."""

_SECOND = timedelta(seconds=1)


def next_due(after: datetime, at: time, zone: str, days: int = EVERY_DAY) -> datetime:
    """Say when a local hour comes next.

    Args:
        after: An aware moment; the answer lies after it.
        at: On the clock of the zone.
        zone: Its IANA name.
        days: The weekdays it counts on, a bit each; none is every day.

    Returns:
        In UTC. A local time that does not exist on a day is the first moment after it, one that
        comes twice the first.
    """
    wall = ZoneInfo(zone)
    # The day before may be the one: its hour may fall into a gap that ends after midnight.
    day = after.astimezone(wall).date() - timedelta(days=1)
    while True:
        if (days or EVERY_DAY) & 1 << day.weekday():
            moment = moment_of(day, at, wall)
            if moment > after:
                return moment
        day += timedelta(days=1)


def moment_of(day: date, at: time, wall: ZoneInfo) -> datetime:
    """Say when a clock in a zone shows a time on a day, in UTC."""
    local = datetime.combine(day, at.replace(tzinfo=None))
    moment = local.replace(tzinfo=wall, fold=0).astimezone(UTC)
    if moment.astimezone(wall).replace(tzinfo=None) == local:
        return moment
    return _end_of_gap(local, wall)


def _end_of_gap(local: datetime, wall: ZoneInfo) -> datetime:
    """Find the moment at which a clock was put forward past a local time."""
    # Read with the later offset the time lies before the change, with the earlier one after it.
    before = local.replace(tzinfo=wall, fold=1).astimezone(UTC)
    after = local.replace(tzinfo=wall, fold=0).astimezone(UTC)
    offset = before.astimezone(wall).utcoffset()
    while after - before > _SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(wall).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
