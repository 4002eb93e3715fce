"""What admins send beside a plain text, from the real process."""

import pytest


@pytest.fixture
def database_kind():
    """How a message is taken does not depend on the database; tests/handlers runs on both."""
    return "sqlite"


async def test_a_link_into_our_own_house_is_never_opened(telegram, bot, playground):
    admin = telegram.person(1, admin=True)
    for link in ("http://127.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://0x7f.1/"):
        await admin.says(link)
        await admin.sees("not on the public Internet")
    reply = await admin.asks(f"{playground.url}/control/journal")
    assert "80 and 443" in reply.text
