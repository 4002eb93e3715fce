"""When an hour on somebody's wall comes next."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage.models import Subscription

EVERY_DAY = 127
"""A bit a weekday: 1 is Monday, 64 is Sunday."""

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


def next_due(after: datetime, at: time, zone: str, days: int = EVERY_DAY) -> datetime:
    """Say when a local hour comes next.

    Args:
        after: An aware moment; the answer lies after it.
        at: On the clock of the zone.
        zone: Its IANA name.
        days: The weekdays it counts on, a bit each; none is every day.

    Returns:
        In UTC. A local time that does not exist on a day is the first moment after it, or the last
        minute of a day whose end is left out; one that comes twice is the first.
    """
    wall = ZoneInfo(zone)
    # The day before may be the one: its hour may fall into a gap that ends after midnight.
    day = after.astimezone(wall).date() - timedelta(days=1)
    while True:
        if (days or EVERY_DAY) & 1 << day.weekday():
            moment = _on_its_day(moment_of(day, at, wall), day, wall)
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


def _on_its_day(moment: datetime, day: date, wall: ZoneInfo) -> datetime:
    """Keep a moment on its day where a gap ends at midnight, as in Greenland each March."""
    last = moment - _MINUTE
    is_late = moment.astimezone(wall).date() != day
    return last if is_late and last.astimezone(wall).date() == day else moment


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


def out_of_quiet(moment: datetime, zone: str, start: time | None, end: time | None) -> datetime:
    """Put a moment off to the end of the quiet hours it falls into.

    Args:
        moment: Aware.
        zone: Whose clock the quiet hours are on, by its IANA name.
        start: When they begin; None or the same as `end`: there are none.
        end: When they end, on the next day if that is earlier than `start`.

    Returns:
        The moment itself, or a later one, in UTC.
    """
    if start is None or end is None or start == end:
        return moment
    wall = ZoneInfo(zone)
    local = moment.astimezone(wall)
    clock = local.time()
    is_quiet = start <= clock < end if start < end else clock >= start or clock < end
    if not is_quiet:
        return moment
    day = local.date() if clock < end else local.date() + timedelta(days=1)
    return max(moment, moment_of(day, end, wall))


def due_after(subscription: Subscription, after: datetime) -> datetime | None:
    """Say when a subscription is due next; None: when something comes in."""
    if subscription.rhythm == "at_once":
        return None
    begin = max(after, subscription.paused_until or after)
    clock = (subscription.local_time, subscription.timezone, subscription.days)
    return _out_of_quiet(subscription, next_due(begin, *clock))


def held_until(subscription: Subscription, now: datetime) -> datetime | None:
    """Say until when nothing may be sent to a subscription that is due; None: it may be now."""
    free = _out_of_quiet(subscription, max(now, subscription.paused_until or now))
    return free if free > now else None


def _out_of_quiet(subscription: Subscription, moment: datetime) -> datetime:
    quiet = (subscription.quiet_from, subscription.quiet_until)
    return out_of_quiet(moment, subscription.timezone, *quiet)
