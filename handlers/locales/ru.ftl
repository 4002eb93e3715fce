# Всё, что читает русскоязычный собеседник.

## Dates, sources, lists

undated = без даты
day-and-time = { $day }, { $time }
day-in-two-calendars = { $solar } ({ $gregorian })
name-and-date = { $name } · { $date }
list-separator = ,{ " " }
fact-separator = { " " }·{ " " }
list-last = { $words } и { $last }
page-of = { $page } из { $pages }
language-en = английский
language-fa = персидский
language-ar = арабский
language-ru = русский
# A tap on one shows articles in that language alone: four stand beside each other.
button-language-en = англ.
button-language-fa = перс.
button-language-ar = араб.
button-language-ru = рус.
own-name-en = English
own-name-fa = فارسی
own-name-ar = العربية
own-name-ru = Русский

## Start, help, settings

start-greeting =
    Здравствуйте, я Сафир. Отвечаю на вопросы по новостям о дипломатии США и России.
    Спрашивайте по-русски, по-английски, по-персидски или по-арабски. Имена пишите как удобно: я найду их в любой письменности.
start-try = Попробуйте, например:
example-1 = последнее о Керри и Лаврове
example-2 = Когда Путин и Трамп встретились в Хельсинки?
example-3 = Когда Лавров и Блинкен встретились в Женеве?
thanks-answer = Пожалуйста! Спрашивайте о новостях ещё.
help-ask =
    Просто напишите вопрос. Я покажу отрывок с ответом, его источник и дату, а ниже – статьи, где он нашёлся. Если ответа нет, так и скажу.
help-operators =
    Чтобы сузить вопрос: lang:ar, source:ТАСС, after:2016-09, before:2017, "именно эти слова", -без, -source:ТАСС, -lang:ru.
help-commands =
    /latest – самые новые статьи, можно и по теме: /latest Алеппо
    /timeline – график новостей по времени: /timeline Керри Лавров
    /ask – вопрос, в группе тоже: /ask когда встретились Керри и Лавров
    /subscribe – ежедневная сводка в удобный час: /subscribe 08:30 Москва
    /digest – что вошло бы в неё сейчас
    /follow – узнавать о новом по теме: /follow Лавров Керри
    /following – за чем вы следите
    /unsubscribe – отключить сводку
    /settings – язык, даты, числа и сводка
    /forget – я забуду всё о вас
help-admin =
    Вы администратор: пришлите или перешлите сюда статью, ссылку на неё или файл, и появится карточка, чтобы проверить её и сохранить.
    /add – считать статьёй следующее сообщение, даже короткое
    /delete – удалить статью: /delete 12
    /teach – что значит слово, и вопросы без ответа
    /edit – изменить статью: /edit 12
    /feeds – каналы и ленты, из которых приходят статьи
settings-language = На каком языке вам писать?
settings-saved = Теперь я пишу по-русски.
settings-style = Так я пишу дни и числа: { $day }; { $number }

## Asking

ask-empty = Напишите вопрос после команды, например: /ask последнее о Керри и Лаврове
found-answer = { $count ->
    [1] Ответ из одной статьи:
    [one] Ответ и { $count } статья:
    [few] Ответ и { $count } статьи:
    [many] Ответ и { $count } статей:
   *[other] Ответ и { $count } статьи:
}
found-articles = { $count ->
    [one] { $count } статья:
    [few] { $count } статьи:
    [many] { $count } статей:
   *[other] { $count } статьи:
}
found-latest = { $count ->
    [1] Одна статья:
    [one] Самые новые из { $count } статьи:
    [few] Самые новые из { $count } статей:
    [many] Самые новые из { $count } статей:
   *[other] Самые новые из { $count } статьи:
}
found-closest = { $count ->
    [1] Точного ответа нет. Самая близкая статья:
    [one] Точного ответа нет. Самые близкие из { $count } статьи:
    [few] Точного ответа нет. Самые близкие из { $count } статей:
    [many] Точного ответа нет. Самые близкие из { $count } статей:
   *[other] Точного ответа нет. Самые близкие из { $count } статьи:
}
found-newest = { $count ->
    [0] Здесь пока нет статей.
    [1] Самая новая статья:
   *[other] Самые новые статьи:
}
found-page = Статьи { $first }–{ $last } из { $count }:
found-gone = Этих статей здесь больше нет.
found-similar = Похожие статьи:
similar-none = Похожих статей нет.
story-others = +{ $count }: { $languages }
story-language = { $language } { $count }
found-story = { $count ->
    [one] Об этом событии { $count } статья:
    [few] Об этом событии { $count } статьи:
    [many] Об этом событии { $count } статей:
   *[other] Об этом событии { $count } статьи:
}
nothing-empty = Здесь не названо ничего, что можно искать.
nothing-backwards = Время кончается раньше, чем начинается.
nothing-narrow = Без времени, языка или источника что-то нашлось бы.
nothing-covered = Статьи здесь с { $first } по { $last }.
ignored-empty = После двоеточия в «{ $typed }» ничего нет, поэтому это не учтено.
ignored-unread = Не могу прочитать «{ $typed }», поэтому это не учтено.
ignored-open = Кавычка перед «{ $typed }» не закрыта, поэтому слова искались по одному.
why-these = Почему найдено именно это:
why-date-only = кроме даты ничего не спрашивали
why-verbatim = { $asked }: как вы написали
why-written = { $asked } = { $stands }
why-name = { $asked } = { $stands }
why-typo = { $asked } ≈ { $stands } (опечатка?)
why-keyboard = { $asked } ≈ { $stands } (другая раскладка)
why-sound = { $asked } ≈ { $stands } (по звучанию)
why-short = { $asked } ≈ { $stands } (другая форма имени)
found-none = По запросу «{ $question }» ничего не нашлось.
found-none-nearest = Ближайшее, что можно найти:
too-many-questions = Слишком много вопросов за минуту. Подождите немного, и я с радостью продолжу.
search-gone = Этот поиск устарел, его кнопки уже не работают. Задайте вопрос ещё раз.
article-gone = Этой статьи здесь больше нет.
follow-none = { $count ->
    [one] Здесь пока { $count } результат.
    [few] Здесь пока { $count } результата.
    [many] Здесь пока { $count } результатов.
   *[other] Здесь пока { $count } результата.
}
thanks-good = Спасибо, очень рад.
thanks-bad = Спасибо. Я отметил это для администраторов.
inline-nothing = Ничего не нашлось. Спросите меня лично
inline-patience = Слишком много вопросов за минуту, подождите немного
guest-empty = Напишите вопрос после моего имени: { $bot } последнее о Керри и Лаврове

## Buttons

button-back = ⟨ Назад
button-original = Оригинал
button-share = Поделиться
button-read = Читать в Сафире
button-why = Почему?
button-exact = Точное написание
button-newest-first = Сначала новые
button-best-first = Сначала лучшие
button-story = { $number }: +{ $count }
button-tellers = О том же: +{ $count }
button-similar = Похожие
button-word = { $word }: { $count ->
    [one] { $count } статья
    [few] { $count } статьи
    [many] { $count } статей
   *[other] { $count } статьи
}
button-suggestion = 🔎 { $question }
button-save = Сохранить
button-discard = Отклонить
button-edit-title = Изменить заголовок
button-edit-date = Изменить дату
button-edit-source = Изменить источник
button-edit-language = Изменить язык
button-edit-text = Изменить текст
button-was-question = Это был вопрос
button-undo = Вернуть назад
button-open = Открыть статью
button-cancel = Отмена
button-delete = Удалить
button-calendar-gregorian = Только григорианский календарь
button-calendar-persian = Сначала солнечная хиджра
button-calendar-islamic = Сначала хиджра Умм-аль-Кура
button-digits-latin = Цифры 1 2 3
button-digits-own = Цифры 1 2 3
button-dark = 🌙 Тёмный
button-light = ☀️ Светлый
button-ask-again = 🔎 Спросить снова
button-forget = Да, забудьте меня
button-more = { $count ->
    [one] и ещё { $count } статья
    [few] и ещё { $count } статьи
    [many] и ещё { $count } статей
   *[other] и ещё { $count } статьи
}
button-subscription = Настройки сводки
button-unsubscribe = Отписаться
button-change-hour = Другое время
button-change-zone = Другой часовой пояс
button-merge = Объединить с…
button-show-cut = Показать вырезанное
button-keep-cut = Оставить всё
button-edit = Изменить
button-history = История
button-take-back = До { $number }

## Uploads

card-no-title = (без заголовка)
card-date-dateline = Дата: { $date }, указана в тексте: «{ $words }»
card-date-label = Дата: { $date }, указана как день публикации: «{ $words }»
card-date-page = Дата: { $date }, указана в данных страницы: «{ $words }»
card-date-inferred = Дата: { $date }, выведена из слов «{ $words }»
card-date-event = Дата: { $date }, выведена из слов «{ $words }»: это самое новое событие в тексте
card-date-weekday = Дата: { $date }, выведена из слов «{ $words }»: другой год не подходит
card-date-calendars = Дата: { $date }, выведена из слов «{ $words }»: только в этом году сходятся оба календаря
card-date-office = Дата: { $date }, выведена из слов «{ $words }»: подходит только этот год, судя по { $count ->
    [one] сроку полномочий
    [few] срокам полномочий
    [many] срокам полномочий
   *[other] срокам полномочий
} ({ $people })
card-date-order = Дата: { $date }, выведена из слов «{ $words }»: с другими датами текста согласуется только этот год
card-date-given = Дата: { $date }
card-date-no-date = Дата: в тексте даты нет
card-date-no-day = Дата: в тексте даты нет, ближе всего к ней «{ $words }»
card-date-no-year = Дата: неизвестна; из слов «{ $words }» не ясен год
card-date-ambiguous = Дата: неизвестна; «{ $words }» можно прочесть двояко
card-date-conflict = Дата: неизвестна; «{ $words }» противоречит себе или остальному тексту
card-date-unknown = Дата: неизвестна
card-source = Источник: { $source }
card-source-none = Источник: не указан
card-language = Язык: { $language }
card-language-none = Язык: выберите, пожалуйста
card-length = Объём: { $words ->
    [one] { $words } слово
    [few] { $words } слова
    [many] { $words } слов
   *[other] { $words } слова
}, { $characters ->
    [one] { $characters } знак
    [few] { $characters } знака
    [many] { $characters } знаков
   *[other] { $characters } знака
}
card-names = Имена: { $names }
card-topic-surely = Тема: дипломатия США и России? Да, несомненно; на это указывают: { $because }
card-topic-probably = Тема: дипломатия США и России? Скорее да; на это указывают: { $because }
card-topic-hardly = Тема: дипломатия США и России? Скорее нет, хотя в тексте есть: { $because }
card-topic-no = Тема: дипломатия США и России? Нет, хотя в тексте есть: { $because }
card-topic-nothing = Тема: дипломатия США и России? Нет, ничто на неё не указывает
card-duplicate = Уже сохранено как статья { $article }: { $title }
card-near = Почти такой же текст уже есть, статья { $article }: { $title }
card-saved = Сохранено как статья { $article }.
card-discarded = Отклонено.
card-question = Принято за вопрос.
ask-title = Пришлите новый заголовок.
ask-date = Пришлите день публикации по любому календарю, например 30 сентября 2015 или 8 мехра 1394. Если он неизвестен, пришлите «-».
ask-source = Пришлите название источника. Если его нет, пришлите «-».
ask-language = На каком это языке?
ask-text = Пришлите текст статьи.
ask-add = Пришлите статью: текст, пересланное сообщение, ссылку или файл.
changed-title = Заголовок изменён.
changed-date = Дата изменена.
changed-source = Источник изменён.
changed-language = Язык изменён.
changed-text = Текст изменён.
date-not-understood = Не нашёл даты в «{ $words }». Напишите, например, 30 сентября 2015 или 2015-09-30.
title-too-long = Заголовок слишком длинный, знаков в нём может быть не больше { $most }. Пришлите короче, пожалуйста.
language-missing = Сначала выберите язык кнопкой «Изменить язык».
language-foreign = Похоже, этот текст на другом языке. Я принимаю статьи на русском, английском, персидском и арабском.
no-text = В этом сообщении нет текста.
not-text = Этот файл – не текст. Пришлите файл .txt.
file-kind = Я читаю файлы .txt, .html, .pdf, .docx, .epub, .jsonl, .csv и .zip. Пришлите статью в одном из них или вставьте её текст.
file-refused = { $name }: { $reason }
batch-reading = Читаю { $name } … { $count ->
    [0] { "" }
    [one] пока { $count } статья
    [few] пока { $count } статьи
    [many] пока { $count } статей
   *[other] пока { $count } статьи
}
batch-saving = Сохраняю статьи из { $name } … { $count ->
    [0] { "" }
    [one] пока { $count } статья
    [few] пока { $count } статьи
    [many] пока { $count } статей
   *[other] пока { $count } статьи
}
batch-undoing = Отменяю сохранение статей из { $name } …
batch-open = · { $count ->
    [one] можно сохранить { $count } статью
    [few] можно сохранить { $count } статьи
    [many] можно сохранить { $count } статей
   *[other] можно сохранить { $count } статьи
}
batch-known = = { $count ->
    [one] { $count } статья уже есть
    [few] { $count } статьи уже есть
    [many] { $count } статей уже есть
   *[other] { $count } статьи уже есть
}
batch-unsure = ? { $count ->
    [one] язык { $count } статьи неясен: откройте её и укажите язык
    [few] язык { $count } статей неясен: откройте их и укажите язык
    [many] язык { $count } статей неясен: откройте их и укажите язык
   *[other] язык { $count } статьи неясен: откройте их и укажите язык
}
batch-saved = ✓ { $count ->
    [one] { $count } статья сохранена
    [few] { $count } статьи сохранены
    [many] { $count } статей сохранено
   *[other] { $count } статьи сохранено
}
batch-discarded = ✕ { $count ->
    [one] { $count } статья отклонена
    [few] { $count } статьи отклонены
    [many] { $count } статей отклонено
   *[other] { $count } статьи отклонено
}
batch-refused = { $count ->
    [one] { $count } файл или запись прочесть не удалось:
    [few] { $count } файла или записи прочесть не удалось:
    [many] { $count } файлов или записей прочесть не удалось:
   *[other] { $count } файла или записи прочесть не удалось:
}
button-save-all = Сохранить все ({ $count })
button-discard-all = Отклонить все
file-problem-empty = в нём нет читаемого текста
file-problem-not-text = это не текст, или его кодировка неизвестна
file-problem-kind = я читаю файлы .txt, .html, .pdf, .docx, .epub, .jsonl, .csv и .zip, а это не один из них
file-problem-damaged = файл повреждён или не то, чем назван
file-problem-encrypted = он закрыт паролем
file-problem-images = в нём изображения страниц, а текста нет
file-problem-bomb = в распакованном виде он слишком велик
file-problem-slow = читать его слишком долго
file-problem-crashed = прочесть его не удаётся
file-problem-header = в первой строке нет ни title, ни body
file-problem-names = его имя ведёт за пределы архива
file-problem-large = больше 200 МБ
file-too-large = Файл больше 20 МБ: столько бот скачать не может. Пришлите его частями.
file-not-fetched = Telegram не отдал мне этот файл. Пришлите его ещё раз.
duplicate-refused = Не сохранено: этот текст уже есть, это статья { $article }.
draft-already-saved = Черновик уже сохранён как статья { $article }.
edit-after-saving = Статья { $article } уже сохранена и за правкой сообщения не следует. Чтобы изменить её, нажмите «Изменить».
draft-already-discarded = Черновик уже отклонён.
draft-already-question = Это уже принято за вопрос.
draft-already-open = Черновик снова открыт.
draft-under-way = Это ещё в работе. Подождите немного, пожалуйста.
draft-gone = Этого черновика здесь больше нет.
article-deleted = Статья { $article } удалена.
article-restored = Статья { $article } возвращена.
article-unknown = Статьи { $article } нет.
delete-how = Напишите номер или ссылку статьи после команды, например /delete 12, или ответьте на саму статью.
delete-sure = Удалить статью { $article }?
only-admins = Это могут только администраторы бота.
draft-already-merged = Этот черновик объединён с другим.
draft-already-failed = Эту ссылку прочитать не удалось.
card-link = Ссылка: { $link }
card-cut = { $count ->
    [one] Вырезана { $count } строка не из статьи
    [few] Вырезано { $count } строки не из статьи
    [many] Вырезано { $count } строк не из статьи
   *[other] Вырезано { $count } строки не из статьи
}
card-edits = Вы меняете статью { $article }.
card-changed = Статья { $article } изменена.
card-merged = Объединено с другим черновиком.
ask-merge = Какой ещё черновик сюда относится?
merge-nothing = Здесь нет другого черновика для объединения.
cut-nothing = Из этого текста ничего не вырезано.
cut-kept = Все строки оставлены.
undo-too-late = Отменить можно в течение 10 минут. Чтобы удалить: /delete { $article }
undo-all-too-late = Отменить можно в течение 10 минут. Чтобы удалить статью, откройте её.
article-changed-meanwhile = Статью { $article } тем временем изменили. Откройте её заново: /edit { $article }
article-unknown-link = Статьи с такой ссылкой нет.
edit-how = Напишите номер или ссылку статьи после команды, например /edit 12, или ответьте на саму статью.
field-title = заголовок
field-text = текст
field-language = язык
field-source = источник
field-link = ссылка
field-date = дата
history-added = { $when }: добавлена
history-added-by = { $when }: добавил(а) { $who }
history-edited = { $when }: { $who } изменил(а): { $what }
history-deleted = { $when }: удалил(а) { $who }
history-undone = { $when }: отменил(а) { $who }
history-restored = { $when }: вернул(а) { $who }

## Links

link-fetching = Загружаю страницу с { $host } …
links-too-many = В одном сообщении ссылок может быть не больше { $most }.
link-bad = Эту ссылку не открыть. Проверьте её, пожалуйста.
link-scheme = Я открываю только ссылки http и https.
link-port = Я открываю страницы только на обычных портах, 80 и 443.
link-private = Ссылка ведёт на машину вне открытого интернета. Я её не открываю.
link-unknown = Такого сайта нет. Проверьте ссылку, пожалуйста.
link-unreachable = Сайт не отвечает. Попробуйте позже или вставьте текст.
link-timeout = Страница загружается слишком долго. Попробуйте позже или вставьте текст.
link-redirects = Ссылка без конца ведёт с одного адреса на другой.
link-large = Страница больше 5 МБ. Вставьте её текст, пожалуйста.
link-status = Сайт не отдаёт эту страницу и отвечает «{ $detail }».
link-kind = По этой ссылке не страница, а «{ $detail }».
link-feed = По этому адресу нет ленты RSS или Atom.
link-unreadable = На этой странице не нашлось статьи. Вставьте её текст, пожалуйста.

## Channels and feeds

feeds-head = Статьи приходят отсюда:
feeds-none = В списке ещё нет ни каналов, ни лент. Напишите адрес после команды: /feeds @channel или адрес ленты RSS или Atom.
feeds-how = Чтобы добавить ещё: /feeds @channel или адрес ленты RSS или Atom после команды.
feed-kind-feed = лента
feed-kind-channel = канал
feed-direct = сразу в архив
feed-drafts = черновиками
feed-active = включено
feed-paused = приостановлено
feed-failing = не читается
feed-all-topics = Берётся всё.
feed-one-topic = Берётся только дипломатия США и России.
feed-checked = Последняя проверка: { $when } UTC
feed-gone = Этого в списке больше нет.
feed-fails = Уже сутки не удаётся прочитать ленту «{ $title }».
channel-offered = Вы сделали меня администратором «{ $title }». Принимать его публикации как статьи?
channel-unknown = Telegram не показывает мне такого канала. Сначала сделайте меня его администратором.
channel-none = Это не канал.
channel-not-admin = Публикации канала видны мне, только если я его администратор. Сделайте меня им и попробуйте снова.
button-feed-pause = Приостановить
button-feed-resume = Возобновить
button-feed-remove = Убрать
button-feed-direct = Сразу в архив
button-feed-drafts = Черновиками
button-feed-topic = Только дипломатия США и России
button-feed-all = Всё
button-feed-show = Показать
feeds-imported = { $count ->
    [0] Новых лент в нём нет.
    [one] В список внесена { $count } лента.
    [few] В список внесено { $count } ленты.
    [many] В список внесено { $count } лент.
   *[other] В список внесено { $count } ленты.
}
feeds-no-list = Этот файл — не список лент: я беру OPML.
feeds-left-out = { $count ->
    [one] { $count } адрес из него не из тех, что я открываю.
    [few] { $count } адреса из него не из тех, что я открываю.
    [many] { $count } адресов из него не из тех, что я открываю.
   *[other] { $count } адреса из него не из тех, что я открываю.
}
button-feed-opml = OPML

## Subscriptions

subscribe-hour = В котором часу присылать сводку? Можно и написать, например 08:30.
subscribe-zone = { $time } – по какому времени? Можно написать город или сдвиг, например Москва или +03:00.
subscribed = Сводка будет приходить каждый день в { $time } (часы: { $zone }).
subscribed-next = Следующая: { $moment }.
subscribed-silence = В день, когда нового нет, я молчу.
subscribed-days = Сводка приходит по этим дням: { $days } – в { $time }, время: { $zone }.
subscribed-at-once = Я сообщаю сразу, как только что-то поступит; тихие часы по времени: { $zone }.
subscribed-paused = Она на паузе, пока вы её не возобновите.
subscribed-paused-until = Она на паузе до { $moment }.
subscribed-quiet = Тихие часы: { $hours }.
subscribed-silent = Приходит без звука.
subscribed-content = { $count ->
    [one] Язык: { $language }, до { $count } статьи за раз.
    [few] Язык: { $language }, до { $count } статей за раз.
    [many] Язык: { $language }, до { $count } статей за раз.
   *[other] Язык: { $language }, до { $count } статьи за раз.
}
subscribed-articles = Только статьи на этих языках: { $languages }.
subscribed-calendar = Календарь: { $calendar }.
choose-days = По каким дням присылать? Можно написать, например: пн, чт
choose-quiet = Когда ничего не присылать? Можно написать, например: тихо 23:30-7
choose-pause = На сколько прервать? Можно написать, например: пауза 10 дней
choose-language = На каком языке должна быть сводка?
choose-calendar = По какому календарю писать дни?
choose-items = Сколько статей в сводке самое большее? Можно написать, например: 12 статей
choose-articles = Статьи на каких языках вам нужны?
choice-every-day = Каждый день
choice-working-days = С понедельника по пятницу
choice-at-once = Сразу
choice-none = Нет
choice-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
choice-for-now = Пока не возобновлю
choice-no-pause = Без паузы
choice-usual = Как обычно
choice-all = Все
calendar-gregorian = григорианский
calendar-persian = солнечная хиджра
calendar-islamic = лунная хиджра
location-at-sea = Для этого места я не знаю часового пояса. Напишите город или смещение, например: Тегеран или +03:30.
button-choose-days = Дни
button-choose-quiet = Тихие часы
button-choose-language = Язык
button-choose-calendar = Календарь
button-choose-items = Сколько статей
button-choose-articles = Языки статей
button-silent = Без звука
button-sound = Со звуком
button-pause = Пауза
button-resume = Возобновить
wish-not-understood = Не понимаю «{ $words }». Напишите время, например 08:30, и город или сдвиг, например Москва или +03:00.
unsubscribed = Сводок больше не будет. Снова подписаться: /subscribe
not-subscribed = Вы не подписаны на сводку. Подписаться: /subscribe
digest-greeting = { $count ->
    [one] { $count } новая статья:
    [few] { $count } новые статьи:
    [many] { $count } новых статей:
   *[other] { $count } новой статьи:
}
digest-more-items = { $count ->
    [one] Ещё { $count } статья:
    [few] Ещё { $count } статьи:
    [many] Ещё { $count } статей:
   *[other] Ещё { $count } статьи:
}
digest-late = Более старые статьи, поступившие только сейчас:
digest-reports = { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
    [many] { $count } сообщений
   *[other] { $count } сообщения
}
topic-us-russia = Дипломатия США и России
topic-everything = Все статьи
digest-place-gone = Я больше не могу писать в группу или тему, для которой вы подписались на сводку, поэтому она на паузе. Когда писать туда снова будет можно, отправьте там /subscribe.
digest-nothing = С прошлой сводки ничего нового.

## Pictures

timeline-how = Напишите после команды, что нарисовать, например: /timeline Керри Лавров
timeline-nothing = Статей с датой о «{ $question }» не нашлось, рисовать нечего.
timeline-note = { $count ->
    [one] { $count } статья, по месяцам и языкам
    [few] { $count } статьи, по месяцам и языкам
    [many] { $count } статей, по месяцам и языкам
   *[other] { $count } статьи, по месяцам и языкам
}
timeline-busiest = Самые насыщенные месяцы:
timeline-month = { $month } · { $count }
working = Работаю…
working-still = { $seconds ->
    [one] Всё ещё работаю: { $seconds } секунда…
    [few] Всё ещё работаю: { $seconds } секунды…
    [many] Всё ещё работаю: { $seconds } секунд…
   *[other] Всё ещё работаю: { $seconds } секунды…
}

## Teaching

teach-questions = По этим вопросам ничего не нашлось. Одно нажатие научит, что имелось в виду:
teach-question = «{ $question }»
teach-nothing = Вопросов без ответа нет.
teach-bad = Эти ответы не понравились:
teach-how = Чтобы научить написанию, напишите после команды слово, знак равенства и известное мне имя, например /teach Кэрри = Джон Керри
teach-unknown = Я не знаю «{ $name }». После знака равенства напишите человека, место, организацию или понятие, которые я знаю.
teach-which = Кого или что значит «{ $word }»?
taught = Теперь «{ $word }» значит { $name }.
taught-undone = Отменено.

## Being forgotten

forget-sure =
    Забыть вас? Я удалю ваши сообщения за последние два дня, ваши вопросы и кнопки под ответами, ваши сводки и всё, что ждёт отправки вам, и ваши настройки. Вернуть это будет нельзя.
forget-admin = Вы администратор: в истории статей, которые вы добавили или изменили, останется только ваш номер.
forget-nobody = Здесь я не вижу, кто вы, и ничего о вас не храню. Напишите мне в личный чат.
forget-not-yours = Это кнопка другого человека. Отправьте /forget сами.
forgot-all = Я вас забыл. Удалено:
forgot-nothing = О вас здесь ничего не было.
forgot-messages = { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
    [many] { $count } сообщений
   *[other] { $count } сообщения
}
forgot-questions = { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
    [many] { $count } вопросов
   *[other] { $count } вопроса
}
forgot-digests = { $count ->
    [one] { $count } подписка на сводку
    [few] { $count } подписки на сводку
    [many] { $count } подписок на сводку
   *[other] { $count } подписки на сводку
}
forgot-topics = { $count ->
    [one] { $count } тема
    [few] { $count } темы
    [many] { $count } тем
   *[other] { $count } темы
}
forgot-outbox = { $count ->
    [one] { $count } сообщение, отправленное или готовившееся вам
    [few] { $count } сообщения, отправленные или готовившиеся вам
    [many] { $count } сообщений, отправленных или готовившихся вам
   *[other] { $count } сообщения, отправленные или готовившиеся вам
}
forgot-drafts = { $count ->
    [one] { $count } черновик
    [few] { $count } черновика
    [many] { $count } черновиков
   *[other] { $count } черновика
}
forgot-awaited = { $count ->
    [one] { $count } ответ, которого я ждал
    [few] { $count } ответа, которых я ждал
    [many] { $count } ответов, которых я ждал
   *[other] { $count } ответа, которых я ждал
}
forgot-settings = { $count ->
    [one] ваши настройки
    [few] ваши настройки, { $count } раза
    [many] ваши настройки, { $count } раз
   *[other] ваши настройки, { $count } раза
}

## Following

button-follow = 🔔 Следить
button-following = За чем я слежу
follow-begun = Теперь вы будете узнавать обо всём новом по запросу «{ $question }».
follow-at-once = Я сообщу сразу, как только что-то поступит.
follow-next = Это войдёт в вашу сводку; следующая: { $moment }.
follow-nothing = В «{ $words }» нет ничего, за чем я мог бы следить. Напишите тему после команды, например: /follow Лавров Керри
follow-too-many = Вы следите за { $most } запросами, больше я хранить не могу. Убрать лишние: /following.
follow-last = Это единственное, за чем вы следите. Чтобы сводок больше не было, отправьте /unsubscribe.
following = Вы следите за этим:
following-nothing = Вы пока ни за чем не следите. Напишите, например: /follow Лавров Керри
following-paused = на паузе
only-group-admins = Это могут только администраторы этой группы или канала.
only-where-member = Это я могу только в чате, в котором состою.
admins-unknown = Telegram не сообщил, кто здесь администраторы. Попробуйте ещё раз.

## Notices

cancelled = Отменено.
unknown-command = Такой команды я не знаю. Что я умею: /help
error-apology = Что-то пошло не так, простите. Если это повторится, сообщите администраторам код: { $code }

## The menu of commands

menu-ask = Задать вопрос
menu-latest = Самые новые статьи
menu-timeline = График новостей по времени
menu-subscribe = Ежедневная сводка
menu-unsubscribe = Отключить сводку
menu-follow = Следить за темой
menu-following = За чем я слежу
menu-digest = Что нового сейчас
menu-settings = Язык, даты и сводка
menu-help = Что я умею
menu-forget = Забыть всё обо мне
menu-add = Считать статьёй следующее сообщение
menu-delete = Удалить статью
menu-teach = Научить написанию
menu-stats = Как дела у бота
menu-announce = Написать всем подписчикам
menu-backup = Прислать резервную копию
menu-edit = Изменить статью
menu-feeds = Каналы и ленты

## The command line

cli-about = Сафир: телеграм-бот по новостям о дипломатии США и России.
cli-help-run = Запустить бота.
cli-help-playground = Попробовать бота на этой машине, без токена.
cli-help-add = Сохранить статьи из файлов .txt и .jsonl и папок с ними.
cli-help-ask = Задать вопрос.
cli-help-digest = Напечатать то, что чат получил бы сейчас.
cli-help-reindex = Построить индекс заново.
cli-help-export = Записать все статьи в файл .jsonl, который берёт обратно «add».
cli-help-backup = Записать всё, что помнит бот, в один файл; он может при этом работать.
cli-help-restore = Заполнить пустую базу данных из резервной копии; бот на ней работать не должен.
cli-help-replace = Заменить то, что есть в базе данных.
cli-help-migrate = Обновить базу данных.
cli-help-check = Сказать, есть ли всё, что нужно боту.
cli-help-json = Печатать объекты, по одному в строке.
cli-help-jsonl = Читать вопросы со стандартного ввода, объект в строке, и отвечать на каждый строкой.
cli-help-limit = Сколько статей показать.
cli-help-port = Порт, на котором слушать.
cli-question-or-lines = Дайте либо вопрос, либо --jsonl.
cli-adding = Добавление
cli-indexing = Индексация
cli-added = Добавлено: { $added }, уже было: { $duplicates }, отклонено: { $refused }.
cli-duplicate = уже сохранено как статья { $article }
cli-near = почти тот же текст, что в статье { $article }
cli-refused-conflict = этот id у другого текста: статья { $article }
cli-refused-missing = такого файла нет, или его нельзя прочесть
cli-refused-no-text = в нём нет читаемого текста
record-json = в этой строке не JSON
record-object = в этой строке не объект JSON
record-empty = заголовок и текст пусты
record-text = в поле «{ $problem }» должен быть текст
record-language = язык «{ $problem }» не из моих: fa, ar, en, ru
record-published = «{ $problem }» — не день вида 2016-09-30 или 2016-09-30T14:30
cli-refused-language = не английский, не персидский, не арабский и не русский; похоже на: { $language }
cli-reindexed = { $count ->
    [one] Проиндексирована { $count } статья.
    [few] Проиндексированы { $count } статьи.
    [many] Проиндексировано { $count } статей.
   *[other] Проиндексировано { $count } статьи.
}
cli-index-busy = Индекс сейчас пишет другой процесс. Повторите, когда он закончит.
cli-exported = { $count ->
    [one] { $count } статья записана в { $file }.
    [few] { $count } статьи записаны в { $file }.
    [many] { $count } статей записано в { $file }.
   *[other] { $count } статьи записано в { $file }.
}
cli-backed-up = Резервная копия записана в { $file }. Статей: { $articles }, подписчиков: { $subscribers }.
cli-restored = Восстановлено состояние на { $taken }. Статей: { $articles }, подписчиков: { $subscribers }. Индекс строится заново при запуске бота.
cli-migrated = База данных обновлена.
cli-not-subscribed = У чата { $chat } нет подписки.
cli-digest-nothing = Ничего нового: сводка не была бы отправлена.
cli-playground-loading = Загружаются примеры статей…
cli-playground-open = Площадка открыта: { $address } (завершить: Ctrl-C)
cli-port-taken = Порт { $port } занят. Выберите другой через --port.
cli-check-settings = Настройки: все в порядке.
cli-check-database = { $count ->
    [one] База данных: обновлена, { $count } статья.
    [few] База данных: обновлена, { $count } статьи.
    [many] База данных: обновлена, { $count } статей.
   *[other] База данных: обновлена, { $count } статьи.
}
cli-check-database-fails = База данных: { $error }. Проверьте DATABASE_URL и DATA_DIR.
cli-check-index = Индекс: обновлён.
cli-check-index-behind = { $count ->
    [one] Индекс: отстаёт на { $count } изменение. Бот догонит при запуске, или выполните «safir reindex».
    [few] Индекс: отстаёт на { $count } изменения. Бот догонит при запуске, или выполните «safir reindex».
    [many] Индекс: отстаёт на { $count } изменений. Бот догонит при запуске, или выполните «safir reindex».
   *[other] Индекс: отстаёт на { $count } изменения. Бот догонит при запуске, или выполните «safir reindex».
}
cli-check-migrations-none = База данных: пуста. Бот создаст таблицы при запуске; «safir migrate» тоже.
cli-check-migrations-behind = База данных: от более старой версии Safir. Бот обновит её при запуске; «safir migrate» тоже.
cli-check-migrations-newer = База данных: от более новой версии Safir. Обновите Safir.
cli-check-updates = Обновления: в Telegram ожидает { $count }.
cli-check-webhook-other = Обновления: в Telegram установлен вебхук { $set }. Бот установит свой при запуске.
cli-check-webhook-fails = Обновления: Telegram не может доставить их ({ $error }), ожидает { $count }. Проверьте WEBHOOK_URL, сертификат и прокси.
cli-check-clock = Часы: расхождение { $seconds } с с часами { $whose }.
cli-check-clock-off = Часы: расхождение { $seconds } с с часами { $whose }. Настройте часы этой машины по NTP.
cli-check-disk = Диск: в DATA_DIR свободно { $free } МБ.
cli-check-disk-full = Диск: в DATA_DIR свободно { $free } МБ, а чтобы построить индекс заново, нужно { $needed } МБ.
cli-check-no-token = Telegram: BOT_TOKEN не задан. Получите его у BotFather.
cli-check-token = Telegram: токен принадлежит @{ $name }.
cli-check-token-refused = Telegram: токен отклонён. Скопируйте BOT_TOKEN у BotFather ещё раз.
cli-check-telegram-fails = Telegram: нет ответа ({ $error }). Проверьте сеть и BOT_API_URL.
cli-help-feeds = Управлять лентами, из которых приходят статьи.
cli-help-feeds-add = Добавить ленты RSS или Atom.
cli-help-feeds-list = Вывести каналы и ленты, по строке на каждую.
cli-help-feeds-pause = Пока ничего не брать из источника.
cli-help-feeds-resume = Продолжить приостановленный источник.
cli-help-feeds-remove = Убрать источник из списка; его статьи остаются.
cli-help-feeds-import = Добавить все ленты из файла OPML.
cli-help-feeds-export = Записать все ленты в файл OPML.
cli-help-feeds-direct = Сохранять сразу, без черновика для администратора.
cli-help-feeds-on-topic = Брать только дипломатию США и России.
cli-feeds-added = { $count ->
    [one] Добавлена { $count } лента.
    [few] Добавлены { $count } ленты.
    [many] Добавлено { $count } лент.
   *[other] Добавлено { $count } ленты.
}
cli-feeds-exported = { $count ->
    [one] { $count } лента записана в { $file }.
    [few] { $count } ленты записаны в { $file }.
    [many] { $count } лент записано в { $file }.
   *[other] { $count } ленты записано в { $file }.
}
cli-feeds-nobody = В ADMIN_IDS нет никого, кто посмотрит черновики: задайте его или добавьте --direct.
cli-feeds-no-opml = { $file } – не файл OPML.
cli-feeds-unknown = Канала или ленты { $which } нет. См. «safir feeds list».
cli-feeds-paused = Приостановлено: { $title }
cli-feeds-active = Возобновлено: { $title }
cli-feeds-removed = Убрано: { $title }


# What admins say to all, and how the bot is doing

announce-ask = Пришлите объявление – так, как его прочтут все.
announce-long = Это длиннее одного сообщения. Сократите и пришлите ещё раз.
announce-sure = { $count ->
    [0] Подписок нет: сообщение никто не получит.
    [one] Сообщение в том виде, как выше, уйдёт в { $count } подписку. Отправить?
    [few] Сообщение в том виде, как выше, уйдёт в { $count } подписки. Отправить?
    [many] Сообщение в том виде, как выше, уйдёт в { $count } подписок. Отправить?
   *[other] Сообщение в том виде, как выше, уйдёт в { $count } подписок. Отправить?
}
button-announce = Отправить всем
announce-sent = { $count ->
    [one] Отправляется в { $count } подписку.
    [few] Отправляется в { $count } подписки.
    [many] Отправляется в { $count } подписок.
   *[other] Отправляется в { $count } подписок.
}
announce-sent-already = Уже отправлено; дважды объявление не уходит.
backup-done =
    Резервная копия записана: { $size ->
        [one] { $size } мегабайт
        [few] { $size } мегабайта
        [many] { $size } мегабайт
       *[other] { $size } мегабайт
    }. Сейчас она придёт файлом; лежит она и на сервере: { $path }
backup-large =
    Резервная копия записана, но её объём { $size } МБ, а бот может прислать не больше 50. Она лежит на сервере: { $path }
backup-not-written = Записать резервную копию не удалось: { $reason }. Проверьте диск сервера.
backup-in-private = В резервной копии вопросы всех: отправьте /backup в личном чате со мной.
stats-articles = Статей: { $count }
stats-drafts = Черновиков ждёт: { $count }
stats-questions = Вопросов за сутки: { $count }
stats-subscriptions = Подписок: { $count }
stats-paused = На паузе: { $count }
stats-suspended = Приостановлено, бот заблокирован: { $count }
stats-due = Дайджестов в ближайшие сутки: { $count }
stats-sent = Отправлено сводок за сутки: { $count }
stats-waiting = Сообщений в пути: { $count }
stats-late = Дайджестов опаздывает: { $count }
stats-failed = Сообщений отклонено окончательно: { $count }
stats-feeds-failing = Лент с ошибками: { $count }
stats-title = Как работает бот
stats-note = последние { $count } дней, по дням (UTC)
stats-questions-all = Вопросы: { $count }
stats-articles-all = Новые статьи: { $count }
stats-digests-all = Отправлено сводок: { $count }
watch-late = { $count ->
    [one] { $count } сводка должна была уйти десять минут назад и не ушла. Посмотрите журнал и /stats.
    [few] { $count } сводки должны были уйти десять минут назад и не ушли. Посмотрите журнал и /stats.
    [many] { $count } сводок должны были уйти десять минут назад и не ушли. Посмотрите журнал и /stats.
   *[other] { $count } сводок должны были уйти десять минут назад и не ушли. Посмотрите журнал и /stats.
}
watch-stuck = { $count ->
    [one] { $count } сообщение ждёт отправки уже полчаса. Посмотрите журнал и /stats.
    [few] { $count } сообщения ждут отправки, старейшее — полчаса. Посмотрите журнал и /stats.
    [many] { $count } сообщений ждут отправки, старейшее — полчаса. Посмотрите журнал и /stats.
   *[other] { $count } сообщений ждут отправки, старейшее — полчаса. Посмотрите журнал и /stats.
}
watch-parked = { $count ->
    [one] Telegram окончательно отклонил { $count } сообщение. Какое и почему — в журнале.
    [few] Telegram окончательно отклонил { $count } сообщения. Какие и почему — в журнале.
    [many] Telegram окончательно отклонил { $count } сообщений. Какие и почему — в журнале.
   *[other] Telegram окончательно отклонил { $count } сообщений. Какие и почему — в журнале.
}
