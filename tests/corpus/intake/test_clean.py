"""A pasted page becomes headline, body and what was cut; nothing of the article is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.clean import LONGEST_TITLE, clean
from corpus.intake.errors import NoText
from corpus.intake.furniture import kinds_of
from corpus.intake.lines import read_lines

PAGES = {
    "en": """Home | World | Politics
Search
Ministers agree to meet again in Geneva

3 March 2021 | 10:15
Share on Facebook
The ministers at the table. Photo: a pool photographer
The two ministers spent four hours in Geneva on Wednesday and agreed to meet again within a month.

Neither side spoke of a breakthrough, but both said that the tone had been better than last time.

Experts on arms control

"We have begun to talk about numbers," one of the negotiators told reporters after the meeting.

Read also: Other stories of the day
12 comments
I do not believe a word of what they say, and neither should any of you, my friends.
© 2021 Example News. All rights reserved""",
    "ru": """Главная » Политика
Поделиться
Министры договорились встретиться в Женеве ещё раз
03.03.2021, 10:15
Министры провели в Женеве четыре часа и договорились встретиться снова в течение месяца.
Ни одна из сторон не говорила о прорыве, но обе отметили, что тон разговора стал лучше.
«Мы начали говорить о цифрах», — сказал журналистам один из участников переговоров.
Читайте также
Реклама
Все права защищены""",
    "fa": """صفحه نخست
آخرین اخبار
وزیران برای دیدار دوباره در ژنو توافق کردند
چهارشنبه ۱۳ اسفند ۱۳۹۹
کد خبر: ۱۲۳۴۵
وزیران دو کشور روز چهارشنبه چهار ساعت در ژنو گفت‌وگو کردند و قرار شد تا یک ماه دیگر دوباره دیدار کنند.
هیچ یک از دو طرف از گشایش سخن نگفت، اما هر دو گفتند که لحن گفت‌وگوها بهتر از بار پیش بوده است.
یکی از مذاکره‌کنندگان پس از نشست به خبرنگاران گفت: «سخن گفتن از رقم‌ها را آغاز کرده‌ایم.»
ارسال نظر
تمامی حقوق محفوظ است""",
    "ar": """الرئيسية
القائمة
الوزيران يتفقان على لقاء جديد في جنيف
نشر في: 3 آذار 2021
شارك على فيسبوك
أمضى الوزيران أربع ساعات في جنيف يوم الأربعاء واتفقا على أن يلتقيا مرة أخرى خلال شهر واحد.
ولم يتحدث أي من الطرفين عن اختراق، لكن كليهما قال إن نبرة الحديث كانت أفضل من المرة السابقة.
وقال أحد المفاوضين للصحفيين بعد الاجتماع: "بدأنا نتحدث عن الأرقام".
التعليقات
جميع الحقوق محفوظة""",
}
TITLES = {
    "en": "Ministers agree to meet again in Geneva",
    "ru": "Министры договорились встретиться в Женеве ещё раз",
    "fa": "وزیران برای دیدار دوباره در ژنو توافق کردند",
    "ar": "الوزيران يتفقان على لقاء جديد في جنيف",
}
PARAGRAPHS = {"en": 4, "ru": 3, "fa": 3, "ar": 3}  # a crosshead counts


@pytest.mark.parametrize("language", PAGES)
def test_a_page_is_cut_down_to_its_headline_and_its_paragraphs(language):
    cleaned = clean(PAGES[language])
    assert cleaned.title == TITLES[language]
    assert len([line for line in cleaned.body.splitlines() if line]) == PARAGRAPHS[language]


@pytest.mark.parametrize("language", PAGES)
def test_every_line_is_in_the_article_or_said_to_be_cut(language):
    cleaned = clean(PAGES[language])
    kept = {cleaned.title, *cleaned.body.splitlines(), *(text for text, _ in cleaned.cut)}
    assert {line.strip() for line in PAGES[language].splitlines()} - {""} <= kept


def test_an_article_without_furniture_is_taken_whole():
    text = "Talks go on\n\nThe talks went on today in Vienna.\n\nThey will go on tomorrow, too."
    cleaned = clean(text)
    assert cleaned.title == "Talks go on"
    assert cleaned.body == "The talks went on today in Vienna.\n\nThey will go on tomorrow, too."
    assert cleaned.cut == ()


def test_a_post_without_a_headline_is_titled_by_its_first_sentence_and_keeps_it():
    text = (
        "The talks in Vienna were broken off on Monday. No date was set for another round of them."
    )
    cleaned = clean(text)
    assert cleaned.title == "The talks in Vienna were broken off on Monday"
    assert cleaned.body == text


def test_a_text_pasted_twice_is_still_there():
    text = "The talks in Vienna were broken off on Monday, after two days without any result."
    assert text in clean(f"{text}\n{text}").body


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source: The Daily Example", "The Daily Example"),
        ("منبع: خبرگزاری نمونه", "خبرگزاری نمونه"),
        ("المصدر: وكالة المثال", "وكالة المثال"),
        ("Источник: Пример", "Пример"),
    ],
)
def test_a_source_line_names_the_source(line, source):
    body = "The ministers of both countries met for the third time this year, officials said on Monday."
    assert clean(f"Ministers of both countries meet\n{body}\n{line}").source == source


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        (
            "به گزارش خبرگزاری نمونه، وزیران دو کشور امروز در ژنو با یکدیگر دیدار کردند.",
            "خبرگزاری نمونه",
        ),
        (
            "GENEVA, March 3 (Example) - The ministers of both countries met again on Wednesday.",
            "Example",
        ),
        ("ЖЕНЕВА, 3 марта. /ПРИМЕР/. Министры двух стран встретились в среду ещё раз.", "ПРИМЕР"),
    ],
)
def test_an_agency_named_at_the_opening_is_the_source(opening, source):
    assert clean(opening).source == source


@pytest.mark.parametrize(
    ("below", "source"),
    [("Reuters", "Reuters"), ("Reuters\n\nSport\n\nWeather today", None), ("Sides | Two", None)],
)
def test_the_line_below_an_article_signs_it_unless_a_list_begins_there(below, source):
    body = "Neither side spoke of a breakthrough, but both said that the tone had been better."
    assert clean(f"Ministers meet again\n\n{body}\n\n{body[:-1]} now.\n\n{below}").source == source


@pytest.mark.parametrize("offer", ["Share this article", "اشتراک\u200cگذاری", "Поделиться"])
def test_what_a_page_offers_right_below_an_article_does_not_sign_it(offer):
    body = "The two ministers met in Geneva on Friday and spoke for three hours about Syria."
    cleaned = clean(f"Ministers of both countries meet\n{body}\n{offer}")
    assert (cleaned.source, cleaned.cut) == (None, ((offer, "share"),))


def test_an_agency_quoted_further_on_is_not_the_source():
    text = "The ministers met in Geneva on Wednesday, and said so. As an agency reports, all went well."
    assert clean(text).source is None


@pytest.mark.parametrize("text", ["", "\n \n", "🙂 12:30 ---", "\u200f\u200e"])
def test_a_text_without_letters_is_refused(text):
    with pytest.raises(NoText):
        clean(text)


@given(st.text())
def test_any_text_is_taken_or_refused(text):
    try:
        cleaned = clean(text)
    except NoText:
        return
    assert len(cleaned.title) <= LONGEST_TITLE


# What a careful reader takes from each of the five articles: lines counted from 1.
SEEDS = {
    "000": (6, range(12, 37), None),
    "001": (1, range(5, 17), "ایرنا"),
    "002": (5, range(7, 22), "آران نیوز"),
    "003": (1, range(5, 24), "سيريانيوز"),
    "004": (1, range(8, 25), "خبرگزاری اطلس"),
}


@pytest.mark.parametrize("seed", SEEDS)
def test_real_articles_keep_every_line_of_theirs_and_none_of_the_page(seed, test_data):
    text = next(test_data.glob(f"seeds/{seed}_*.txt")).read_text(encoding="utf-8")
    title, body, source = SEEDS[seed]
    lines = text.splitlines()
    cleaned = clean(text)
    assert cleaned.title == lines[title - 1].strip()
    expected = [lines[number - 1].strip() for number in body]
    assert [line for line in cleaned.body.splitlines() if line] == [
        line for line in expected if line
    ]
    assert cleaned.source == source


NEWS = {
    "en": [
        "Kerry and Lavrov signed in Geneva the text that our teams had prepared, he told reporters.",
        "Contact Group meets in Minsk again",
        "US lifts Iran-related sanctions",
        "Kremlin declines to comment on the call",
        "Russia awaits the reply of Washington",
    ],
    "ru": [
        "Россия и США подписали договор о сокращении вооружений",
        "«Мы подписали в Вашингтоне договор, и ваш министр знает об этом», — заявил посол России.",
        "Комментарий МИД России о переговорах в Вене",
        "Стороны готовы перейти к переговорам",
    ],
    "fa": [
        "بازگشت آمریکا به برجام از نگاه مسکو",
        "ورود لاوروف به تهران برای گفت‌وگو",
        "فهرست تحریم‌های تازه آمریکا",
        "دیدگاه روسیه درباره آتش‌بس در سوریه",
    ],
    "ar": [
        "تعليق المفاوضات بين موسكو وواشنطن",
        "إعلان جنيف وموقف روسيا منه",
        "فرض المزيد من العقوبات على موسكو",
        "اشترك الوزيران في اجتماع جنيف، وقال لافروف إن لديك الوقت للتفكير في هذا المقترح.",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", NEWS)
def test_what_news_say_with_the_words_of_pages_is_no_furniture(language):
    assert [line for line in NEWS[language] if kinds_of(read_lines(line)) != [None]] == []


def test_what_stands_under_pictures_and_in_capitals_is_cut_of_a_text_that_ends_its_lines():
    paragraph = (
        "The two ministers met for three hours in Geneva on Monday, and their envoys are to meet "
        "again there before the month is over, a spokeswoman said after the talks."
    )
    caption = "The two ministers on the steps of the villa in which their talks were held"
    link = "MINISTERS MEET IN GENEVA FOR TALKS ON A TRUCE"
    paragraphs = [paragraph.replace("Monday", day) for day in ("Monday", "Tuesday", "Friday")]
    parted = clean(
        "\n".join(["Talks in Geneva go on", *paragraphs[:2], caption, link, paragraphs[2]])
    )
    assert parted.body.splitlines() == paragraphs
    assert parted.cut == ((caption, "caption"), (link, "teaser"))


def test_a_list_with_which_an_article_ends_is_kept_and_its_author_is_not():
    paragraph = (
        "The envoys of both countries go on a journey together in the coming month, he said."
    )
    cities = ("Geneva", "Vienna", "Astana", "Lima", "Rome", "Oslo", "Bern")
    stops = [f"June {day} -- a day of talks, {city}" for day, city in enumerate(cities, start=2)]
    signed = "You can email the author here, and read more of her articles."
    for end in (stops, []):
        parted = clean(
            "\n".join(["Talks go on the road", paragraph, paragraph[:-9] + ".", *end, signed])
        )
        assert parted.body.splitlines() == [paragraph, paragraph[:-9] + ".", *end]


@pytest.mark.parametrize(
    ("last", "plea"),
    [
        ("Syria came second.", "Get unlimited access for just a dollar a week. Cancel any time."),
        ("«Да, будут».", "Оформите неограниченный доступ для вас и вашей семьи уже сегодня."),
        ("پاسخ: بله.", "شما دسترسی نامحدود به همه خبرها دارید."),
        ("وأجاب: نعم.", "لديك الآن وصول غير محدود إلى كل المقالات."),
    ],
)
def test_the_last_words_of_an_article_are_kept_and_what_asks_for_money_is_not(last, plea):
    body = PAGES["en"].split("\n\n")[2]
    cleaned = clean(f"Ministers agree to meet again in Geneva\n\n{body}\n\n{last}\n\n{plea}")
    assert cleaned.body == f"{body}\n\n{last}"
