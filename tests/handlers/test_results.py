"""What can be done with results: stories, why, switches, what would be found, what is similar."""

from datetime import date

import pytest

from corpus.joining import join_words
from tests.corpus.test_stories import DAY, GENEVA_EN, GENEVA_FA, GENEVA_RU, LIMA_EN


@pytest.fixture
async def geneva(telegram, article):
    """One event in three languages, and another one, with their stories decided."""
    for language, text in (("en", GENEVA_EN), ("ru", GENEVA_RU), ("fa", GENEVA_FA)):
        await article(*text, language=language, published_on=DAY)
    await article(*LIMA_EN, published_on=date(2016, 11, 17))
    while await telegram.services.stories.keep_up(telegram.database):
        pass


def titles_in(shown):
    texts = (GENEVA_EN, GENEVA_RU, GENEVA_FA, LIMA_EN)
    return [title for title, _ in texts if title in shown.text]


async def test_a_story_is_one_result_and_is_opened_on_request(reader, geneva):
    answer = await reader.says("latest Kerry Lavrov")
    assert len(titles_in(answer)) == 2
    assert "+2: 1 " in answer.bare
    story = await reader.presses("2: +2")
    assert story.id == answer.id
    assert len(titles_in(story)) == 3
    assert "3 articles tell this event" in story.bare
    opened = await reader.presses("3", on=story)
    assert opened.id == answer.id
    assert "Story: +2" in opened.bare + str(list(opened.buttons))
    assert (await reader.presses("Back", on=opened)).text == story.text
    assert (await reader.presses("Back", on=story)).text == answer.text
    assert len(reader.history()) == 1


async def test_the_newest_articles_show_a_story_once_as_well_on_any_page(
    telegram, reader, geneva, article
):
    for number in range(6):
        await article(f"Corn prices {number}", "Corn rose.", published_on=date(2015, 1, 1 + number))
    first = await reader.says("/latest")
    assert len(titles_in(first)) == 2
    assert "+2: 1 " in first.bare
    second = await reader.presses("⟩", on=first)
    assert titles_in(second) == []
    assert "6 to 8 of 8" in second.bare
    assert "⟩" not in str(list(second.buttons))
    assert "+2: 1 " in (await reader.presses("⟨", on=second)).bare


async def test_an_opened_article_leads_to_its_story_and_back(reader, geneva):
    answer = await reader.says("Kerry Lavrov Castello")
    opened = await reader.presses("1", on=answer)
    story = await reader.presses("Story", on=opened)
    assert "3 articles tell this event" in story.bare
    assert (await reader.presses("Back", on=story)).text == opened.text
    alone = await reader.says("/start a1")
    story = await reader.presses("Story", on=alone)
    assert (await reader.presses("Back", on=story)).text == alone.text


async def test_every_result_says_why_it_was_found(reader, geneva):
    answer = await reader.says("kery lavrof")
    why = await reader.presses("Why?", on=answer)
    assert "kery ≈ " in why.bare
    assert "typo" in why.bare
    assert "Лавров" in why.bare or "لاوروف" in why.bare or "Lavrov" in why.bare
    assert (await reader.presses("Back", on=why)).id == answer.id


async def test_one_tap_finds_only_what_is_spelt_so(reader, geneva):
    answer = await reader.says("Kerry Lavrov")
    exact = await reader.presses("Exact spelling", on=answer)
    assert exact.id == answer.id
    assert GENEVA_RU[0] not in exact.text
    assert "✓ Exact spelling" in exact.buttons
    again = await reader.presses("Exact spelling", on=exact)
    assert "Exact spelling" in again.buttons


async def test_one_tap_finds_one_language_and_the_next_all_again(reader, geneva):
    answer = await reader.says("Kerry Lavrov")
    russian = await reader.presses("Russian", on=answer)
    assert titles_in(russian) == [GENEVA_RU[0]]
    both = await reader.presses("✓ Russian", on=russian)
    assert len(titles_in(both)) == 2


async def test_one_tap_puts_the_newest_first(reader, geneva):
    answer = await reader.says("ceasefire Kerry Lavrov Geneva Lima")
    newest = await reader.presses("Newest first", on=answer)
    assert "Best first" in newest.buttons


async def test_switches_that_leave_nothing_can_be_taken_back(reader, geneva):
    answer = await reader.says("кирри лафров")
    nothing = await reader.presses("Exact spelling", on=answer)
    assert "I found nothing" in nothing.bare
    assert titles_in(await reader.presses("✓ Exact spelling", on=nothing))


async def test_nothing_found_says_what_would_be_and_which_days_there_are(reader, geneva):
    answer = await reader.says('"Kerry qwwv"')
    assert "I found nothing" in answer.bare
    assert "from 10 September 2016 to 17 November 2016" in answer.bare


async def test_similar_articles_leave_out_the_story_itself(reader, geneva):
    answer = await reader.says("Kerry Lavrov Castello")
    opened = await reader.presses("1", on=answer)
    similar = await reader.presses("Similar", on=opened)
    assert similar.id == opened.id
    assert titles_in(similar) == [LIMA_EN[0]]
    assert (await reader.presses("Back", on=similar)).text == opened.text


async def test_buttons_of_results_that_are_gone_get_a_clear_reply(reader, geneva):
    answer = await reader.says("Kerry Lavrov")
    for data in (
        "w:999:0",
        "v:999:exact",
        "y:999:0",
        "q:999:r",
        "m:999",
        "ys:999:1:1",
        "ys:999",
        "y:1:77",
    ):
        reply = await reader.presses_data(data, on=answer)
        assert 0 < len(reply.text) < 100


async def test_a_link_leads_to_a_story_also_after_it_became_part_of_another(
    telegram, reader, geneva
):
    async with telegram.database.transaction() as stored:
        (told,) = {one.story for one in await stored.articles.latest(10, 0)} - {None}
        earlier = await stored.stories.begin()
        await stored.stories.merge(earlier.id, told)
    for story in (told, earlier.id):
        opened = await reader.says(f"/start s{story}")
        assert "3 articles tell this event" in opened.bare
        assert "Back" not in opened.buttons
        first = await reader.presses("1", on=opened)
        assert titles_in(first)
    assert (await reader.says("/start s999")).text == "This article is no longer here."


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kerry Lavrov source:", "“source:” says nothing after its colon"),
        ("Kerry Lavrov lang:klingon", "I cannot read “lang:klingon”"),
        ("Kerry Lavrov after:someday", "I cannot read “after:someday”"),
        ('Kerry "Lavrov Geneva', "The quotation mark before “Lavrov Geneva” is never closed"),
        ("zzyyx lang:klingon", "I cannot read “lang:klingon”"),
        ("Kerry after:2018 before:2016", "Its time ends before it starts"),
    ],
)
async def test_a_sign_that_cannot_be_followed_is_named_in_one_line(reader, geneva, question, said):
    assert said in (await reader.says(question)).bare


async def test_an_opened_article_is_shown_with_the_joiners_it_has_lost_and_kept_as_it_came(
    telegram, reader, article
):
    body = "لاوروف گفت میدانیم که کری در ژنو است."
    stored_article = await article("سفر کری به ژنو", body, language="fa")
    await join_words(telegram.database)
    opened = await reader.presses_data("a:1", on=await reader.says("کری لاوروف"))
    assert "می‌دانیم" in opened.text
    async with telegram.database.reading() as stored:
        assert (await stored.articles.get(stored_article.id)).body == body


async def test_how_many_pages_there_are_is_the_same_on_each(telegram, reader, geneva, article):
    """What is folded beyond the first page is known when that is shown."""
    for number in range(5):
        title, text = f"Kerry and Lavrov in Lima, day {number}", "Kerry met Lavrov in Lima."
        await article(title, text, published_on=date(2016, 12, 1 + number))
    first = await reader.says("latest Kerry Lavrov")
    assert "The latest of 7 articles" in first.bare
    assert "1 of 2" in str(list(first.buttons))
    second = await reader.presses("⟩", on=first)
    assert "6 to 7 of 7" in second.bare
    assert "2 of 2" in str(list(second.buttons))
