"""An announcement before it goes out."""

from handlers.texts import Text
from handlers.views.view import Button, View
from storage.models import Announcement


def announcement_view(text: Text, announcement: Announcement, count: int) -> list[View]:
    """Show it just as everybody will see it, and below, to how many it would go."""
    buttons = (
        Button(text("button-announce"), f"an:{announcement.id}"),
        Button(text("button-cancel"), "x"),
    )
    return [
        View.plain(announcement.text),
        View.plain(text("announce-sure", count=count), (buttons,)),
    ]
