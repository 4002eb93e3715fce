import re
from pathlib import Path

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

import bot.playground
from bot.playground import ADMIN_ID, OTHER_READER_ID, READER_ID
from tests.bot.playground.browser import browser, installed
from tests.e2e.visible import foreign_words

WEB = Path(bot.playground.__file__).parent / "web"
SCRIPT = "<img src=x onerror=alert(1)>"

READY = (
    "document.getElementById('title').innerText && (document.getElementById('text').focus(), true)"
)

needs_browser = pytest.mark.skipif(not installed(), reason="there is no Chromium here")


@pytest.mark.parametrize("path", sorted(WEB.iterdir()), ids=lambda path: path.name)
def test_the_page_asks_nobody_else_for_anything(path):
    addresses = re.findall(r"https?://[^\s\"'`)/]+", path.read_text(encoding="utf-8"))
    assert set(addresses) <= {"http://www.w3.org", "http://${words}"}


async def test_the_page_is_served_with_a_policy_that_allows_its_own_script_alone(control):
    page = await control.client.get("/")
    assert page.status_code == 200
    assert "script-src 'self'" in page.headers["content-security-policy"]
    for name in re.findall(r'(?:src|href)="(/web/[^"#]+)', page.text):
        assert (await control.client.get(name)).status_code == 200


async def test_a_file_from_a_bot_is_saved_and_never_opened(bot, control):
    await control.say("/start")
    sent = await bot.send_document(READER_ID, b"<script>", filename="a.html")
    answer = await control.client.get(f"/control/files/{sent.document.file_id}")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


async def test_a_page_of_another_site_cannot_act(playground, control):
    facts = {"person": READER_ID, "text": "not me"}
    for origin, status in (("https://example.org", 403), (playground.url, 200)):
        answer = await control.client.post(
            "/control/act/say", json=facts, headers={"Origin": origin}
        )
        assert answer.status_code == status


@pytest.fixture
async def page(playground):
    async with browser() as opened:
        yield opened
        assert opened.errors == []


def text_of(selector):
    return f"document.querySelector({selector!r})?.innerText"


@needs_browser
async def test_a_person_writes_and_reads_and_presses(page, playground, bot, control):
    await page.open(f"{playground.url}/?chat=reader")
    await page.until(READY)
    await page.types("سلام")
    await page.press("Shift+Enter")
    await page.types("Safir")
    await page.press("Enter")
    (update,) = await bot.get_updates(timeout=10)
    assert update.message.text == "سلام\nSafir"
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Press", callback_data="x")]])
    sent = await update.message.reply_text(f"one {SCRIPT}", reply_markup=keyboard)
    await page.until("document.querySelector('.buttons button')")
    assert SCRIPT in await page.run(text_of(".theirs .text"))
    await page.run("document.querySelector('.buttons button').click()")
    pressed, *_ = await bot.get_updates(update.update_id + 1, timeout=10)
    await bot.answer_callback_query(pressed.callback_query.id, "Well pressed")
    await page.until("document.getElementById('toast').innerText === 'Well pressed'")
    await bot.edit_message_text("two", READER_ID, sent.message_id)
    await page.until(f"{text_of('.theirs .text')}?.startsWith('two')")
    assert await page.run("document.querySelectorAll('.theirs').length") == 1


@needs_browser
async def test_what_runs_right_to_left_does_so_paragraph_by_paragraph(
    page, playground, bot, control
):
    await control.say("/start")
    await bot.send_message(
        READER_ID, "<blockquote>سلام دنیا</blockquote>\nhello\nسلام", parse_mode="HTML"
    )
    await page.open(f"{playground.url}/?chat=reader")
    await page.until("document.querySelector('.theirs .quote')")
    assert await page.run("document.querySelector('.theirs .quote').dir") == "rtl"
    style = "getComputedStyle(document.querySelector('.theirs .text')).unicodeBidi"
    assert await page.run(style) == "plaintext"


@needs_browser
async def test_a_dropped_file_reaches_the_bot(page, playground, bot):
    await page.open(f"{playground.url}/?chat=admin")
    await page.until(READY)
    await page.run(
        """(() => {
          const data = new DataTransfer();
          data.items.add(new File(["متن خبر"], "خبر.txt", { type: "text/plain" }));
          const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
          document.getElementById("messages").dispatchEvent(event);
        })()"""
    )
    (update,) = await bot.get_updates(timeout=10)
    assert update.message.from_user.id == ADMIN_ID
    assert update.message.document.file_name == "خبر.txt"
    file = await bot.get_file(update.message.document.file_id)
    assert bytes(await file.download_as_bytearray()).decode() == "متن خبر"


@needs_browser
async def test_the_menu_of_commands_is_chosen_from_by_keys(page, playground, bot, control):
    await control.say("/start")
    await bot.set_my_commands([("ask", "Ask"), ("latest", "Newest"), ("help", "Help")])
    await page.open(f"{playground.url}/?chat=reader")
    await page.until(
        "!document.getElementById('commands').hidden && (document.getElementById('text').focus(), true)"
    )
    await page.types("/")
    await page.until("document.querySelectorAll('#panel button').length === 3")
    await page.press("ArrowDown")
    await page.press("Enter")
    await page.until(
        "[...document.querySelectorAll('.mine .text')].at(-1).innerText.includes('/latest')"
    )


@needs_browser
async def test_a_text_that_is_too_long_for_one_message_goes_out_as_several(page, playground, bot):
    await page.open(f"{playground.url}/?chat=admin")
    await page.until(READY)
    await page.types("line of words\n" * 600)
    await page.press("Enter")
    await page.until("document.querySelectorAll('.mine').length === 3")
    assert len(await bot.get_updates()) == 3


@needs_browser
async def test_dark_and_light_are_chosen_by_address_and_by_switch(page, playground):
    await page.open(f"{playground.url}/?chat=reader&theme=dark", width=390, height=844)
    await page.until(READY)
    dark = await page.run("getComputedStyle(document.querySelector('#chat .bar')).backgroundColor")
    await page.run("document.getElementById('theme').click()")
    light = await page.run("getComputedStyle(document.querySelector('#chat .bar')).backgroundColor")
    assert dark != light
    assert await page.run("getComputedStyle(document.getElementById('sidebar')).display") == "none"
    await page.run("document.getElementById('back').click()")
    assert await page.run("getComputedStyle(document.getElementById('sidebar')).display") == "flex"


@needs_browser
async def test_inline_results_are_shown_and_chosen(page, playground, bot, control):
    await page.open(f"{playground.url}/?chat=reader")
    await page.until(READY)
    await page.types(f"@{playground.world.bot['username']} kerry")
    (update,) = await bot.get_updates(timeout=10)
    result = {
        "type": "article",
        "id": "1",
        "title": "Geneva",
        "input_message_content": {"message_text": "<b>Geneva</b>", "parse_mode": "HTML"},
    }
    answer = {"inline_query_id": update.inline_query.id, "results": [result]}
    await control.client.post(f"/bot{bot.token}/answerInlineQuery", json=answer)
    await page.until("document.querySelectorAll('#panel button').length === 1")
    await page.press("Enter")
    await page.until(f"{text_of('.mine .text b')} === 'Geneva'")


@needs_browser
async def test_time_is_moved_forward_from_the_menu(page, playground, bot, control):
    await control.say("/start")
    await page.open(f"{playground.url}/?chat=reader", width=390, height=844)
    await page.until(READY)
    before = playground.world.now()
    await page.page.get_by_label("More").click()
    await page.page.get_by_text("1 day later").click()
    await page.until("document.querySelectorAll('#now').length === 1")
    await control.say("a day later")
    updates = await bot.get_updates(timeout=10)
    later = updates[-1].message.date.timestamp() - before
    assert 86_400 <= later < 86_500
    await page.until("document.querySelectorAll('.notice').length === 2")
    assert await page.run("[...document.querySelectorAll('.notice')].at(-1).innerText") == "Today"
    await page.press("Escape")
    assert not await page.run("document.getElementById('more').open")


@needs_browser
async def test_everything_is_reached_without_a_mouse(page, playground, bot, control):
    await control.say("/start")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Press", callback_data="x")]])
    await bot.send_message(READER_ID, "press me", reply_markup=keyboard)
    await page.open(f"{playground.url}/?chat=admin")
    await page.until(READY)
    await page.press("Alt+2")
    await page.until("document.querySelector('.buttons button')")
    for _ in range(60):
        await page.press("Shift+Tab")
        if await page.run("document.activeElement?.innerText === 'Press'"):
            break
    focused = "getComputedStyle(document.activeElement).outlineStyle"
    assert await page.run(focused) != "none"
    await page.press("Enter")
    *_, update = await bot.get_updates(timeout=10)
    assert update.callback_query.data == "x"


@needs_browser
@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_the_page_is_as_light_or_dark_as_the_machine_unless_told(page, playground, scheme):
    await page.open(f"{playground.url}/?chat=reader", color_scheme=scheme)
    await page.until(READY)
    shade = await page.run(
        "getComputedStyle(document.querySelector('#chat .bar')).backgroundColor.match(/\\d+/g).map(Number).slice(0, 3).reduce((sum, each) => sum + each)"
    )
    assert (shade < 200) == (scheme == "dark")


@needs_browser
@pytest.mark.parametrize("width", [320, 390, 768, 1600])
async def test_nothing_runs_over_the_edge_at_any_width(page, playground, bot, control, width):
    await control.say("/start")
    label = InlineKeyboardButton("нововведение", callback_data="x")
    keyboard = InlineKeyboardMarkup([[label] * 4, [label]])
    await bot.send_message(READER_ID, "x" * 600 + "\n" + "سلام " * 100, reply_markup=keyboard)
    await page.open(f"{playground.url}/?chat=reader", width=width, height=800)
    await page.until("document.querySelector('.theirs .text')")
    assert await page.run("document.documentElement.scrollWidth <= innerWidth")
    box = await page.run(
        "document.querySelector('.theirs .bubble').getBoundingClientRect().toJSON()"
    )
    assert box["left"] >= 0
    assert box["right"] <= width


NAMES = ("Alt", "Esc", "Bot API", "Safir", "Dana Editor", "Reyhan Nouri", "Tom Baker", "Newsroom")
SEEN = """[document.body.innerText, document.title, ...[...document.querySelectorAll("[aria-label]")].map(
    (one) => one.ariaLabel), document.getElementById("text").placeholder].join("\\n")"""


@needs_browser
@pytest.mark.parametrize(("locale", "language"), [("fa-IR", "fa"), ("ar", "ar"), ("ru-RU", "ru")])
async def test_the_pages_own_words_are_in_the_language_of_the_browser(
    page, playground, control, locale, language
):
    await page.open(f"{playground.url}/?chat=reader2", locale=locale)
    await page.until(READY)
    await page.run("document.getElementById('more').open = true")
    await page.until("document.getElementById('now').innerText")
    seen = await page.run(SEEN)
    assert foreign_words(seen, language, (*NAMES, "Friends", "DE", "RN", "TB")) == []
    await page.page.locator("#block").click()
    await page.until("document.querySelector('#more').open === false")
    assert playground.world.people[OTHER_READER_ID].blocked
