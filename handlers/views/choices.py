"""What can be chosen of a subscription: one screen of buttons a thing."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from babel import Locale

from handlers.texts import LANGUAGES, Text
from handlers.views.days import CALENDARS
from handlers.views.view import Button, Keyboard, View
from handlers.wishes import (
    EVERY_DAY,
    MONDAY_TO_FRIDAY,
    SATURDAY_TO_WEDNESDAY,
    SUNDAY_TO_THURSDAY,
)
from storage.models import Subscription

_QUIET = ("2207", "2308", "0007", "0107")
_PAUSES = (1, 3, 7, 14, 30)
_ITEMS = (5, 10, 15, 20, 30)
_IN_ROW = 3
_WORKING_DAYS = {"fa": SATURDAY_TO_WEDNESDAY, "ar": SUNDAY_TO_THURSDAY}
_MONDAY, _SATURDAY = 0, 5
_FIRST_DAY = {"fa": _SATURDAY, "ar": _SATURDAY}

Buttons = Iterable[Button]


def choice_view(text: Text, kind: str, subscription: Subscription) -> View:
    """Offer what can be chosen of one thing; what is chosen already is marked."""
    buttons = list(CHOICES[kind](text, subscription))
    rows = tuple(tuple(buttons[at : at + _IN_ROW]) for at in range(0, len(buttons), _IN_ROW))
    back: Keyboard = ((Button(text("button-back"), "u:card"),),)
    return View.plain(text(f"choose-{kind}"), (*rows, *back))


def _button(label: str, data: str, *, is_chosen: bool) -> Button:
    return Button(f"✓ {label}" if is_chosen else label, f"u:set:{data}")


def _days(text: Text, subscription: Subscription) -> Buttons:
    on_clock = subscription.rhythm == "clock"
    chosen = subscription.days if on_clock else 0
    yield _button(text("choice-every-day"), "days:127", is_chosen=chosen == EVERY_DAY)
    working = _WORKING_DAYS.get(text.language, MONDAY_TO_FRIDAY)
    label = text("choice-working-days")
    yield _button(label, f"days:{working}", is_chosen=chosen == working)
    yield _button(text("choice-at-once"), "rhythm:at_once", is_chosen=not on_clock)
    few = 0 if chosen == EVERY_DAY else chosen
    for day, name in weekdays(text):
        yield _button(name, f"day:{day}", is_chosen=bool(few & 1 << day))


def weekdays(text: Text) -> Sequence[tuple[int, str]]:
    """Name the days of the week, Monday being 0, in the order in which a week has them."""
    names = Locale.parse(text.language).days["stand-alone"]["wide"]
    first = _FIRST_DAY.get(text.language, _MONDAY)
    return [(day % 7, names[day % 7]) for day in range(first, first + 7)]


def _quiet_hours(text: Text, subscription: Subscription) -> Buttons:
    start, end = subscription.quiet_from, subscription.quiet_until
    for value in _QUIET:
        hours = text.digits(f"{value[:2]}:00–{value[2:]}:00")
        is_chosen = bool(start and end and (f"{start:%H}{end:%H}" == value))
        yield _button(hours, f"quiet:{value}", is_chosen=is_chosen)
    yield _button(text("choice-none"), "quiet:off", is_chosen=start is None)


def _pauses(text: Text, subscription: Subscription) -> Buttons:
    for days in _PAUSES:
        yield _button(text("choice-days", count=days), f"pause:{days}", is_chosen=False)
    is_for_ever = subscription.state == "paused"
    yield _button(text("choice-for-now"), "pause:0", is_chosen=is_for_ever)
    yield _button(text("choice-no-pause"), "pause:off", is_chosen=False)


def _languages(text: Text, subscription: Subscription) -> Buttons:
    for language in LANGUAGES:
        is_chosen = subscription.language == language
        yield _button(text(f"own-name-{language}"), f"language:{language}", is_chosen=is_chosen)


def _calendars(text: Text, subscription: Subscription) -> Buttons:
    for calendar in CALENDARS:
        is_chosen = subscription.calendar == calendar
        yield _button(text(f"calendar-{calendar}"), f"calendar:{calendar}", is_chosen=is_chosen)
    yield _button(text("choice-usual"), "calendar:off", is_chosen=subscription.calendar is None)


def _items(text: Text, subscription: Subscription) -> Buttons:
    for count in _ITEMS:
        is_chosen = subscription.item_limit == count
        yield _button(text.digits(count), f"items:{count}", is_chosen=is_chosen)


def _articles(text: Text, subscription: Subscription) -> Buttons:
    chosen = subscription.article_languages
    for language in LANGUAGES:
        is_chosen = language in chosen
        yield _button(text(f"language-{language}"), f"article:{language}", is_chosen=is_chosen)
    yield _button(text("choice-all"), "articles:all", is_chosen=not chosen)


CHOICES: Mapping[str, Callable[[Text, Subscription], Buttons]] = {
    "days": _days,
    "quiet": _quiet_hours,
    "pause": _pauses,
    "language": _languages,
    "calendar": _calendars,
    "items": _items,
    "articles": _articles,
}
