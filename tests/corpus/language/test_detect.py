"""Which language an article or a question is in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.detect import by_alphabet, detect

# A sentence or two of ours in each language, about one event.
ARTICLES = {
    "fa": "وزیران خارجه روسیه و آمریکا روز چهارشنبه در ژنو دیدار کردند و درباره سوریه به توافق رسیدند.",
    "fa of Kabul": "وزیر خارجهٔ افغانستان می‌گوید که گفت‌وگوهای صلح در ماه قوس در کابل از سر گرفته می‌شود.",
    "fa typed on an Arabic keyboard": "وزير خارجه روسيه مي گويد که اين کشور با آمريکا گفتگو مي کند.",
    "ar": "التقى وزيرا خارجية روسيا والولايات المتحدة يوم الأربعاء في جنيف واتفقا على وقف إطلاق النار.",
    "en": "The foreign ministers of Russia and the United States met in Geneva and agreed on a ceasefire.",
    "ru": "Министры иностранных дел России и США встретились в Женеве и договорились о прекращении огня.",
    "ps": "د روسیې او امریکا د بهرنیو چارو وزیرانو د چهارشنبې په ورځ په ژنو کې سره ولیدل او د اوربند په اړه یې خبرې وکړې.",
    "ur": "روس اور امریکہ کے وزرائے خارجہ نے بدھ کو جنیوا میں ملاقات کی اور جنگ بندی پر اتفاق کیا ہے۔",
    "ckb": "وەزیرانی دەرەوەی ڕووسیا و ئەمریکا لە جنێڤ کۆبوونەوە و لەسەر ئاگربەست ڕێککەوتن، بەڵام هێشتا کات دیاری نەکراوە.",
    "uk": "Міністри закордонних справ Росії та США зустрілися в Женеві й домовилися про припинення вогню, але це ще не все.",
    "tg": "Вазирони корҳои хориҷии Русия ва Амрико дар Женева мулоқот карда, дар бораи оташбас ба мувофиқа расиданд.",
    "bg": "Министрите на външните работи на Русия и САЩ се срещнаха в Женева и се договориха за прекратяване на огъня.",
    "kk": "Ресей мен АҚШ сыртқы істер министрлері Женевада кездесіп, атысты тоқтату туралы келісті және бұл бірінші қадам.",
    "be": "Міністры замежных спраў Расіі і ЗША сустрэліся ў Жэневе і дамовіліся аб спыненні агню, як гэта было ўжо раней.",
    "tr": "Rusya ve ABD dışişleri bakanları çarşamba günü Cenevre'de bir araya geldi ve ateşkes için anlaştı.",
    "az": "Rusiya və ABŞ xarici işlər nazirləri çərşənbə günü Cenevrədə görüşüb və atəşkəs üçün razılığa gəliblər.",
    "uz": "Rossiya va AQSH tashqi ishlar vazirlari Jenevada uchrashdi va o'q otishni to'xtatish bo'yicha kelishib oldi, lekin bu bilan ish bitgani yo'q deb aytildi.",
    "de": "Die Außenminister Russlands und der USA haben sich in Genf getroffen und auf eine Waffenruhe geeinigt.",
    "fr": "Les ministres des Affaires étrangères de la Russie et des États-Unis se sont rencontrés à Genève.",
    "es": "Los ministros de Exteriores de Rusia y de Estados Unidos se reunieron en Ginebra y acordaron un alto el fuego.",
    "it": "I ministri degli Esteri della Russia e degli Stati Uniti si sono incontrati a Ginevra e hanno deciso per una tregua che è già in vigore.",
    "pl": "Ministrowie spraw zagranicznych Rosji i Stanów Zjednoczonych spotkali się w Genewie i zgodzili się na rozejm.",
    "pt": "Os ministros das Relações Exteriores da Rússia e dos Estados Unidos se reuniram em Genebra e não houve acordo para a paz.",
    "he": "שרי החוץ של רוסיה וארצות הברית נפגשו בז'נווה",
    "zh": "俄罗斯和美国外长在日内瓦会晤",
    "ja": "ロシアとアメリカの外相がジュネーブで会談した",
    "ko": "러시아와 미국 외무장관이 제네바에서 만났다",
    "el": "Οι υπουργοί Εξωτερικών της Ρωσίας και των ΗΠΑ συναντήθηκαν στη Γενεύη",
}


@pytest.mark.parametrize(("label", "text"), ARTICLES.items(), ids=ARTICLES.keys())
def test_an_article_is_named_by_its_language(label, text):
    assert detect(text) == label.split(" ")[0]


QUESTIONS = {
    "آخرین دیدار کری و لاوروف": "fa",
    "لاوروف چه گفت؟": "fa",
    "متى التقى كيري ولافروف؟": "ar",
    "آخر أخبار روسيا": "ar",
    "when did Kerry meet Lavrov": "en",
    "latest news about sanctions": "en",
    "что сказал Лавров": "ru",
    "где встретились Керри и Лавров": "ru",
}


@pytest.mark.parametrize(("question", "language"), QUESTIONS.items())
def test_a_short_question_is_named_by_its_small_words(question, language):
    assert detect(question) == language


@pytest.mark.parametrize(
    "text", ["Kerry", "کری", "Лавров", "Kerry Lavrov", "Зеленский", "", "2016", "!?", "Müller"]
)
def test_names_alone_are_left_undecided(text):
    assert detect(text) is None


def test_a_few_foreign_words_do_not_turn_an_article():
    assert detect(ARTICLES["fa"] + " The U.S. Department of State, www.state.gov") == "fa"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_an_answer(text):
    assert detect(text) is None or detect(text).isalpha()


def test_every_sentence_of_translated_news_is_named_or_left_undecided(test_data):
    wrong = total = 0
    for line in (test_data / "eval" / "news_parallel.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for key, language in {"en": "en", "fa": "fa", "prs": "fa", "ar": "ar", "ru": "ru"}.items():
            assert detect("\n".join(row[key])) == language
            total += len(row[key])
            wrong += sum(detect(sentence) not in (language, None) for sentence in row[key])
    assert wrong / total < 0.005


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kerry met Lavrov.", "en"),
        ("Керри в Москве", "ru"),
        ("گفتگوي تلفني", "fa"),
        ("كيري في جنيف", "ar"),
        ("Зустріч Лаврова", None),
        ("Düsseldorf", None),
        ("محمد", None),
        ("", None),
    ],
)
def test_a_few_words_are_told_by_letters_that_one_language_alone_has(text, language):
    assert by_alphabet(text) == language
