"""What comes in is told at once to who follows it, by the real process."""

from tests.e2e.test_intake import TEXT


async def test_what_an_admin_saves_is_told_within_seconds_to_who_follows_it(telegram, bot):
    admin, reader = telegram.person(1, admin=True), telegram.person(2)
    shown = await reader.asks("/follow لاوروف", within=30)
    assert "لاوروف" in shown.text
    await reader.says("/subscribe at once")
    await reader.sees("as soon as something comes in")
    await admin.says(TEXT)
    await admin.sees("Save", within=30)
    await admin.presses("Save")
    told = await reader.sees("Lavrov and Kerry speak by phone", within=30)
    assert "🔔 \u2068لاوروف" in told.text
