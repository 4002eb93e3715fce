"""Files of any kind sent to the chat: one article or many, decided on as a whole or one by one."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from handlers.file_work import LEASE
from storage.models import Article
from tests import files
from tests.files import PARAGRAPH
from tests.handlers.chat import ADMIN


async def titles(telegram):
    async with telegram.database.reading() as stored:
        rows = await stored._session.scalars(select(Article).order_by(Article.id))
        return [article.title for article in rows if article.deleted is None]


def lines(*numbers):
    rows = [
        {"title": f"Talks of round {number}", "body": PARAGRAPH, "language": "en"}
        | {"id": f"id-{number}"}
        for number in numbers
    ]
    return "\n".join(map(json.dumps, rows)).encode()


async def test_a_page_a_pdf_and_a_document_become_cards_in_place_of_the_progress(admin):
    page = f"<html><body><h1>Talks in Geneva</h1><p>{PARAGRAPH}</p></body></html>".encode()
    for name, data in {
        "page.html": page,
        "scan.pdf": files.pdf("Talks in Geneva\n" + PARAGRAPH.replace(", ", ",\n")),
        "note.docx": files.docx("Talks in Geneva", PARAGRAPH),
        "disguised.txt": page,
    }.items():
        card = await admin.uploads(name, data)
        assert "Talks in Geneva" in card.text and "Save" in card.buttons, name
        assert sum("Reading" in shown.text for shown in admin.history()) == 0, name


async def test_a_page_sent_as_a_file_is_saved(telegram, admin):
    page = f"<html><body><h1>Talks in Geneva</h1><p>{PARAGRAPH}</p></body></html>".encode()
    await admin.uploads("page.html", page)
    await admin.presses("Save")
    assert await titles(telegram) == ["Talks in Geneva"]


async def test_what_cannot_be_read_is_told_in_one_line(admin):
    reply = await admin.uploads("secret.pdf", files.pdf("x", password="secret"))
    assert reply.bare == "secret.pdf: it is locked with a password"
    reply = await admin.uploads("broken.zip", b"no archive")
    assert reply.bare == "broken.zip: the file is damaged, or not what its name says"
    assert not reply.buttons


async def test_of_several_articles_none_of_which_can_be_read_each_is_told_of(admin):
    wrong = b'[1]\n{"title": "x", "language": "de"}\n{"title": "x", "published": "soon"}\n{'
    reply = await admin.uploads("wrong.jsonl", wrong)
    assert reply.bare.splitlines() == [
        *("wrong.jsonl", "", "4 could not be read:"),
        "1: this line is no JSON object",
        "2: the language “de” is none that I take: fa, ar, en, ru",
        "3: “soon” is no day such as 2016-09-30 or 2016-09-30T14:30",
        "4: this line is no JSON",
    ]


async def test_a_file_that_cannot_be_had_at_once_is_fetched_again(telegram, admin):
    telegram.wire.statuses.append(502)
    card = await admin.uploads("talks.txt", f"Talks in Geneva\n\n{PARAGRAPH}".encode())
    assert "Talks in Geneva" in card.text and "Save" in card.buttons


async def test_a_file_without_a_name_is_known_by_what_is_in_it(admin):
    text = f"Talks in Geneva\n\n{PARAGRAPH}".encode()
    for data in (text, files.pdf("Talks in Geneva\n" + PARAGRAPH.replace(", ", ",\n"))):
        card = await admin.uploads("f1", data, file_name=None)
        assert "Talks in Geneva" in card.text and "Save" in card.buttons
    reply = await admin.uploads("f2", bytes(range(256)) * 8, file_name=None)
    assert "Save" not in reply.buttons


@pytest.mark.parametrize(
    ("name", "made", "said"),
    [
        ("scan.pdf", files.picture_pdf, "it holds pictures of pages and no text"),
        ("large.pdf", lambda: files.pdf_bomb(160_000_000), "unpacked it would be far too large"),
        ("large.docx", lambda: files.docx_bomb(60_000_000), "unpacked it would be far too large"),
        (
            "out.zip",
            lambda: files.zipped(**{"../a.txt": b"x"}),
            "../a.txt: its name leads out of the archive",
        ),
    ],
)
async def test_what_is_hostile_gets_one_clear_line(telegram, admin, name, made, said):
    reply = await admin.uploads(name, made())
    assert reply.bare in (f"{name}: {said}", f"{name}/{said}")
    assert await titles(telegram) == []


async def test_many_articles_are_one_card_and_saved_as_a_whole(telegram, admin, article):
    await article("Talks of round 2", PARAGRAPH)
    packed = files.zipped(**{"a.jsonl": lines(*range(1, 31)), "b.pdf": b"no pdf", "c.txt": b""})
    card = await admin.uploads("all.zip", packed)
    assert "29 articles can be saved" in card.bare and "1 is stored already" in card.bare
    assert "b.pdf: the file is damaged" in card.bare and "c.txt: there is no" in card.bare
    assert "1. · Talks of round 1\n2. = Talks of round 2" in card.bare
    card = await admin.presses("›")
    assert "9. · Talks of round 9" in card.bare
    assert "Saving" in (await admin.presses("Save all")).text
    await telegram.sweep()
    card = admin.history()[-1]
    assert "29 are saved" in card.bare and "Save all (29)" not in card.buttons
    assert len(await titles(telegram)) == 30
    async with telegram.database.reading() as stored:
        saved = await stored._session.scalars(select(Article).where(Article.title.like("%30")))
        assert saved.one().external_id == "id-30"


async def test_what_was_saved_at_once_is_taken_back_at_once_for_ten_minutes(
    telegram, admin, reader, article
):
    await article("Talks of round 2", PARAGRAPH)
    batch = await admin.uploads("a.jsonl", lines(*range(1, 41)))
    await admin.presses("1", on=batch)
    await admin.presses("Save")  # by itself: that stays
    await admin.presses("Save all", on=batch)
    assert (await admin.presses_data(batch.data("Save all"), on=batch)).text.startswith(
        "This is st"
    )
    await telegram.sweep()
    saved = admin.history()[0]
    assert "39 are saved" in saved.bare and len(await titles(telegram)) == 40
    assert (await reader.presses_data(saved.data("Undo"), on=saved)).text.startswith("Only the")
    assert "Taking back" in (await admin.presses("Undo", on=saved)).text
    await telegram.sweep()
    card = admin.history()[0]
    assert "38 articles can be saved" in card.bare and "1 is saved" in card.bare
    assert "Undo" not in card.buttons
    assert await titles(telegram) == ["Talks of round 2", "Talks of round 1"]
    await admin.presses("Save all", on=card)
    await telegram.sweep()
    async with telegram.database.transaction() as stored:
        draft = await stored.drafts.get(1)
        moment = datetime.fromisoformat(draft.file["saved_until"]) - timedelta(minutes=11)
        draft.file = draft.file | {"saved_until": moment.isoformat()}
    late = await admin.presses("Undo", on=admin.history()[0])
    assert late.text.startswith("Undo works for 10 minutes.") and len(await titles(telegram)) == 40


async def test_one_of_many_is_opened_edited_and_saved_and_the_rest_discarded(telegram, admin):
    batch = await admin.uploads(
        "a.csv", b"title,body\n,%b\nTalks,%b\n" % (2 * (PARAGRAPH.encode().replace(b",", b""),))
    )
    await admin.presses("2", on=batch)
    await admin.presses("Save")
    card = await admin.presses("Discard all", on=batch)
    assert "1 is saved" in card.bare and "1 is discarded" in card.bare
    assert await titles(telegram) == ["Talks"]


async def test_a_batch_that_another_process_takes_over_has_each_article_once(telegram, admin):
    """The first process stops after a step; the next goes on behind it."""
    from handlers import file_reading

    await admin.telegram.deliver(
        {"message": admin.message(document=document(telegram, "a.jsonl", lines(*range(50))))}
    )
    kept = file_reading._keep
    steps = []

    async def dies(work, items):
        if steps:
            raise Died
        steps.append(items)
        await kept(work, items)
        async with telegram.database.transaction() as stored:
            work.held = await stored.batches.keep(work.held, -LEASE, work.file)

    file_reading._keep = dies
    try:
        with pytest.raises(Died):
            await telegram.sweep()
    finally:
        file_reading._keep = kept
    await telegram.sweep()
    assert "50 articles can be saved" in admin.history()[-1].bare


class Died(Exception):
    """The process was killed."""


def document(telegram, name, data):
    telegram.wire.files[name] = data
    return {"file_id": name, "file_unique_id": "u", "file_name": name, "file_size": len(data)}


async def test_a_reader_presses_nothing_of_a_batch(telegram, admin, reader):
    batch = await admin.uploads("a.jsonl", lines(1, 2))
    reply = await reader.presses_data(batch.data("Save all"), on=batch)
    assert reply.text.startswith("Only the admins")
    async with telegram.database.reading() as stored:
        assert len(await stored.drafts.of_chat(ADMIN, 10)) == 2


async def test_the_caption_of_a_file_says_where_it_is_from_and_when(admin):
    caption = "Source: Interfax\n5 October 2016\nhttps://Example.org/a?utm_source=x"
    for name, data in {
        "note.docx": files.docx("Talks in Geneva", PARAGRAPH),
        "note.txt": f"Talks in Rome\n\n{PARAGRAPH} It rained.".encode(),
    }.items():
        admin.telegram.wire.files[name] = data
        file = document(admin.telegram, name, data)
        await admin.sends(document=file, caption=caption)
        await admin.telegram.sweep()
        card = admin.last_with("Save")
        assert "Source: Interfax" in card.bare, name
        assert "Date: 5 October 2016" in card.bare, name
        assert "https://example.org/a" in card.bare, name


@pytest.mark.parametrize("captioned", [0, 2])
async def test_one_caption_counts_for_all_files_of_an_album(telegram, admin, captioned):
    caption = "Source: Interfax\n5 October 2016\nhttps://example.org/a"
    for number, name in enumerate(("one.txt", "two.docx", "three.txt")):
        text = f"Talks of round {number}\n\n{PARAGRAPH} They met {number + 3} times in all."
        data = files.docx(*text.split("\n\n")) if name.endswith("docx") else text.encode()
        telegram.wire.files[name] = data
        said = {"caption": caption} if number == captioned else {}
        await admin.sends(document=document(telegram, name, data), media_group_id="7", **said)
    await telegram.sweep()
    cards = [shown.bare for shown in admin.history() if "Save" in shown.buttons]
    assert len(cards) == 3
    assert all("Source: Interfax" in card and "5 October 2016" in card for card in cards)
    assert sum("example.org/a" in card for card in cards) == 1


async def test_the_caption_of_a_photo_is_an_article_however_short(admin, three_meetings):
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    card = await admin.sends(photo=photo, caption="Kerry is in Lima for talks.")
    assert "Kerry is in Lima" in card.text and "Save" in card.buttons


async def test_whoever_asks_comes_before_each_article_that_is_read_and_each_step_of_saving(
    telegram, admin
):
    given = []

    async def give_way():
        given.append(len(await titles(telegram)))

    object.__setattr__(telegram.services, "give_way", give_way)
    await admin.uploads("talks.jsonl", lines(1, 2, 3))
    assert given == [0, 0, 0]
    await admin.presses("Save all (3)")
    await telegram.sweep()
    assert len(given) == 4
