# همهٔ جمله‌هایی که خوانندهٔ فارسی‌زبان می‌بیند.

## Dates, sources, lists

undated = بی‌تاریخ
day-and-time = { $day }، ساعت { $time }
day-in-two-calendars = { $solar } ({ $gregorian })
name-and-date = { $name } — { $date }
list-separator = ،{ " " }
fact-separator = { " " }·{ " " }
list-last = { $words } و { $last }
page-of = { $page } از { $pages }
language-en = انگلیسی
language-fa = فارسی
language-ar = عربی
language-ru = روسی
# A tap on one shows articles in that language alone: four stand beside each other.
button-language-en = انگلیسی
button-language-fa = فارسی
button-language-ar = عربی
button-language-ru = روسی
own-name-en = English
own-name-fa = فارسی
own-name-ar = العربية
own-name-ru = Русский

## Start, help, settings

start-greeting =
    سلام، من سفیرم. پرسش‌هایتان را از روی خبرهای دیپلماسی آمریکا و روسیه پاسخ می‌دهم.
    به فارسی، عربی، انگلیسی یا روسی بپرسید. نام‌ها را هر طور که راحت‌ترید بنویسید؛ به هر خطی باشند پیدایشان می‌کنم.
start-try = یکی از این‌ها را امتحان کنید:
example-1 = آخرین خبر کری و لاوروف
example-2 = در آنکارا چند زندانی مبادله شدند؟
example-3 = کری و لاوروف دربارهٔ سلاح‌های شیمیایی چه گفتند؟
thanks-answer = خواهش می‌کنم. هر پرسش دیگری از خبرها دارید بنویسید.
help-ask =
    پرسشتان را همین‌جا بنویسید. بخشی از خبر را که پاسخ شماست با منبع و تاریخ نشان می‌دهم و خبرهای مربوط را هم زیر آن می‌آورم. اگر پاسخی نباشد، همین را می‌گویم.
help-operators =
    برای محدود کردن پرسش: lang:ar یا source:ایرنا یا after:1395-06 یا before:2017 یا "همین واژه‌ها" یا -بدون‌این یا -source:تاس یا -lang:ru
help-commands =
    تازه‌ترین خبرها، دربارهٔ یک موضوع هم می‌شود: ‎/latest حلب
    نمودار خبرها در گذر زمان: ‎/timeline کری لاوروف
    پرسش، در گروه هم: ‎/ask کری و لاوروف کی دیدار کردند
    خلاصهٔ روزانه در ساعتی که بخواهید: ‎/subscribe 08:30 تهران
    آنچه همین حالا در خلاصه می‌آید: ‎/digest
    خبردار شدن از موضوعی: ‎/follow لاوروف کری
    آنچه دنبال می‌کنید: ‎/following
    پایان خلاصهٔ روزانه: ‎/unsubscribe
    زبان، تاریخ و عدد، و تنظیم خلاصه: ‎/settings
    فراموش کردن هرچه دربارهٔ شماست: ‎/forget
help-admin =
    شما مدیر هستید: خبری را همین‌جا بفرستید یا بازفرست کنید، یا پیوند یا فایل آن را بفرستید، تا کارتش را برای بازبینی و ذخیره ببینید.
    افزودن پیام بعدی به‌عنوان خبر، هرچند کوتاه باشد: ‎/add
    حذف یک خبر: ‎/delete 12
    معنای یک واژه، و پرسش‌های بی‌پاسخ: ‎/teach
    تغییر یک خبر: ‎/edit 12
    کانال‌ها و خوراک‌هایی که خبرها از آن‌ها می‌آیند: ‎/feeds
settings-language = به چه زبانی بنویسم؟
settings-saved = از این پس به فارسی می‌نویسم.
settings-style = روزها و عددها را این‌طور می‌نویسم: { $day }؛ { $number }

## Asking

ask-empty = پرسشتان را پس از فرمان بنویسید، مثلاً: ‎/ask آخرین خبر کری و لاوروف
found-answer = { $count ->
    [one] پاسخ، از یک خبر:
   *[other] پاسخ و { $count } خبر:
}
found-articles = { $count ->
    [one] یک خبر:
   *[other] { $count } خبر:
}
found-latest = { $count ->
    [one] یک خبر:
   *[other] تازه‌ترین از میان { $count } خبر:
}
found-closest = { $count ->
    [one] پاسخ مطمئنی ندارم. نزدیک‌ترین خبر:
   *[other] پاسخ مطمئنی ندارم. نزدیک‌ترین از میان { $count } خبر:
}
found-newest = { $count ->
    [0] هنوز خبری اینجا نیست.
    [one] تازه‌ترین خبر:
   *[other] تازه‌ترین خبرها:
}
found-page = خبرهای { $first } تا { $last } از { $count }:
found-gone = این خبرها دیگر اینجا نیستند.
found-similar = خبرهایی شبیه این:
similar-none = خبری شبیه این نمی‌شناسم.
story-others = ‎+{ $count }: { $languages }
story-language = { $count } { $language }
found-story = { $count ->
    [one] یک خبر همین رویداد را می‌گوید:
   *[other] { $count } خبر همین رویداد را می‌گویند:
}
nothing-empty = چیزی در آن نیست که بتوانم دنبالش بگردم.
nothing-backwards = زمانش پیش از آن‌که آغاز شود پایان می‌یابد.
nothing-narrow = بدون زمان، زبان یا منبعش چیزی پیدا می‌شد.
nothing-covered = خبرهای اینجا از { $first } تا { $last } است.
ignored-empty = بعد از دونقطهٔ «{ $typed }» چیزی نیامده، پس کنارش گذاشتم.
ignored-unread = «{ $typed }» را نمی‌توانم بخوانم، پس کنارش گذاشتم.
ignored-open = گیومهٔ پیش از «{ $typed }» بسته نشده، پس واژه‌هایش را یکی‌یکی جستم.
why-these = چرا این‌ها پیدا شدند:
why-date-only = جز تاریخ چیزی خواسته نشده بود
why-verbatim = { $asked }: همان‌گونه که نوشتید
why-written = { $asked } = { $stands }
why-name = { $asked } = { $stands }
why-typo = { $asked } ≈ { $stands } (غلط تایپی؟)
why-keyboard = { $asked } ≈ { $stands } (صفحه‌کلید دیگر)
why-sound = { $asked } ≈ { $stands } (هم‌آوا)
why-short = { $asked } ≈ { $stands } (شکل دیگر نام)
found-none = دربارهٔ «{ $question }» چیزی پیدا نکردم.
found-none-nearest = نزدیک‌ترین چیزی که پیدا می‌شود:
too-many-questions = در این یک دقیقه پرسش‌ها زیاد شد. لحظه‌ای صبر کنید، بعد با کمال میل ادامه می‌دهم.
search-gone = دکمه‌های این جست‌وجو دیگر کار نمی‌کنند. لطفاً دوباره بپرسید.
article-gone = این خبر دیگر اینجا نیست.
follow-none = { $count ->
    [one] تنها یک نتیجه هست، همان اولی.
   *[other] تا اینجا { $count } نتیجه هست.
}
thanks-good = سپاس، خوشحالم.
thanks-bad = سپاس؛ برای مدیران یادداشت شد.
inline-nothing = چیزی پیدا نشد؛ از خودم بپرسید
inline-patience = در این یک دقیقه پرسش‌ها زیاد شد؛ لحظه‌ای صبر کنید
guest-empty = پرسشتان را پس از نام من بنویسید: { $bot } آخرین خبر کری و لاوروف

## Buttons

button-back = ⟨ بازگشت
button-original = متن اصلی
button-share = هم‌رسانی
button-read = خواندن در سفیر
button-why = چرا؟
button-exact = همین املا
button-newest-first = تازه‌ترین
button-best-first = بهترین
button-story = { $number }: ‎+{ $count }
button-tellers = همین رویداد: ‎+{ $count }
button-similar = خبرهای مشابه
button-word = { $word }: { $count ->
    [one] یک خبر
   *[other] { $count } خبر
}
button-suggestion = 🔎 { $question }
button-save = ذخیره
button-discard = دور انداختن
button-edit-title = ویرایش عنوان
button-edit-date = ویرایش تاریخ
button-edit-source = ویرایش منبع
button-edit-language = ویرایش زبان
button-edit-text = ویرایش متن
button-was-question = این پرسش بود
button-undo = برگرداندن
button-open = باز کردن خبر
button-cancel = لغو
button-delete = حذف
button-calendar-gregorian = فقط تاریخ میلادی
button-calendar-persian = تاریخ خورشیدی در آغاز
button-calendar-islamic = تاریخ قمری در آغاز
button-digits-latin = رقم‌های 1 2 3
button-digits-own = رقم‌های ۱ ۲ ۳
button-dark = 🌙 تیره
button-light = ☀️ روشن
button-ask-again = 🔎 دوباره بپرس
button-forget = بله، فراموشم کن
button-more = { $count ->
    [one] و یکی دیگر
   *[other] و { $count } خبر دیگر
}
button-subscription = تنظیمات خلاصه
button-unsubscribe = لغو اشتراک
button-change-hour = ساعتی دیگر
button-change-zone = منطقهٔ زمانی دیگر
button-merge = یکی کردن با…
button-show-cut = نمایش حذف‌شده‌ها
button-keep-cut = نگه داشتن همه
button-edit = ویرایش
button-history = تاریخچه
button-take-back = پیش از { $number }

## Uploads

card-no-title = (بی‌عنوان)
card-date-dateline = تاریخ: { $date }؛ در متن آمده است: «{ $words }»
card-date-label = تاریخ: { $date }؛ روز انتشار در متن آمده است: «{ $words }»
card-date-page = تاریخ: { $date }، بنا بر داده‌های خود صفحه: «{ $words }»
card-date-inferred = تاریخ: { $date }؛ برگرفته از «{ $words }»
card-date-event = تاریخ: { $date }؛ برگرفته از «{ $words }»، تازه‌ترین رویداد متن
card-date-weekday = تاریخ: { $date }؛ برگرفته از «{ $words }» که با هیچ سال دیگری جور نیست
card-date-calendars = تاریخ: { $date }؛ برگرفته از «{ $words }»: تنها سالی که دو تقویم در آن با هم می‌خوانند
card-date-office = تاریخ: { $date }؛ برگرفته از «{ $words }»: تنها سالی که این روز در آن درست درمی‌آید و { $people } هم بر سر کار { $count ->
    [one] بود
   *[other] بودند
}
card-date-order = تاریخ: { $date }؛ برگرفته از «{ $words }»: تنها سالی که با تاریخ‌های دیگر متن جور است
card-date-given = تاریخ: { $date }
card-date-no-date = تاریخ: در متن تاریخی نیست
card-date-no-day = تاریخ: در متن تاریخی نیست؛ نزدیک‌ترین عبارت: «{ $words }»
card-date-no-year = تاریخ: نامعلوم؛ از «{ $words }» سال آن روشن نیست
card-date-ambiguous = تاریخ: نامعلوم؛ «{ $words }» را دو جور می‌شود خواند
card-date-conflict = تاریخ: نامعلوم؛ «{ $words }» با خودش یا با بقیهٔ متن نمی‌خواند
card-date-unknown = تاریخ: نامعلوم
card-source = منبع: { $source }
card-source-none = منبع: نوشته نشده
card-language = زبان: { $language }
card-language-none = زبان: لطفاً انتخاب کنید
card-length = طول: { $words } واژه، { $characters } نویسه
card-names = نام‌ها: { $names }
card-topic-surely = موضوع: دیپلماسی آمریکا و روسیه؟ بله، بی‌تردید، با توجه به { $because }
card-topic-probably = موضوع: دیپلماسی آمریکا و روسیه؟ به احتمال زیاد بله، با توجه به { $because }
card-topic-hardly = موضوع: دیپلماسی آمریکا و روسیه؟ به احتمال زیاد نه، هرچند در متن آمده است: { $because }
card-topic-no = موضوع: دیپلماسی آمریکا و روسیه؟ نه، هرچند در متن آمده است: { $because }
card-topic-nothing = موضوع: دیپلماسی آمریکا و روسیه؟ نه، نشانه‌ای از آن نیست
card-duplicate = پیش‌تر ذخیره شده است، خبر { $article }: { $title }
card-near = تقریباً همین متن با شمارهٔ { $article } اینجا هست: { $title }
card-saved = با شمارهٔ { $article } ذخیره شد.
card-discarded = دور انداخته شد.
card-question = به‌عنوان پرسش پذیرفته شد.
ask-title = عنوان تازه را بفرستید.
ask-date = روز انتشار را به هر تقویمی بفرستید، مثلاً ۸ مهر ۱۳۹۴ یا ۳۰ سپتامبر ۲۰۱۵. اگر معلوم نیست «-» بفرستید.
ask-source = نام منبع را بفرستید. اگر منبعی ندارد «-» بفرستید.
ask-language = به چه زبانی است؟
ask-text = متن خبر را بفرستید.
ask-add = خبر را بفرستید: متن، پیام بازفرستاده، پیوند یا فایل.
changed-title = عنوان عوض شد.
changed-date = تاریخ عوض شد.
changed-source = منبع عوض شد.
changed-language = زبان عوض شد.
changed-text = متن عوض شد.
date-not-understood = در «{ $words }» تاریخی پیدا نکردم. لطفاً این‌طور بنویسید: ۸ مهر ۱۳۹۴ یا 2015-09-30.
title-too-long = عنوان نباید بیش از { $most } نویسه باشد. لطفاً کوتاه‌ترش کنید.
language-missing = لطفاً اول زبان را با دکمهٔ «ویرایش زبان» انتخاب کنید.
language-foreign = به نظر می‌رسد این متن به زبان دیگری است. من خبرهای فارسی، عربی، انگلیسی و روسی را می‌پذیرم.
no-text = در این پیام متنی نیست.
not-text = این فایل متنی نیست. لطفاً یک فایل ‎.txt بفرستید.
file-kind = فایل‌های ‎.txt و ‎.html و ‎.pdf و ‎.docx و ‎.epub و ‎.jsonl و ‎.csv و ‎.zip را می‌خوانم. لطفاً خبر را به یکی از این شکل‌ها بفرستید یا متنش را همین‌جا بگذارید.
file-refused = { $name }: { $reason }
batch-reading = { $name } را می‌خوانم… { $count ->
    [0] { "" }
    [one] تا اینجا { $count } خبر
   *[other] تا اینجا { $count } خبر
}
batch-saving = خبرهای { $name } را ذخیره می‌کنم… { $count ->
    [0] { "" }
    [one] تا اینجا { $count } خبر
   *[other] تا اینجا { $count } خبر
}
batch-undoing = خبرهای ذخیره‌شدهٔ { $name } را برمی‌گردانم…
batch-open = · { $count ->
    [one] { $count } خبر را می‌شود ذخیره کرد
   *[other] { $count } خبر را می‌شود ذخیره کرد
}
batch-known = = { $count ->
    [one] { $count } خبر از پیش ذخیره شده است
   *[other] { $count } خبر از پیش ذخیره شده‌اند
}
batch-unsure = ? { $count ->
    [one] زبان { $count } خبر معلوم نیست: بازش کنید و زبانش را بگویید
   *[other] زبان { $count } خبر معلوم نیست: بازشان کنید و زبانشان را بگویید
}
batch-saved = ✓ { $count ->
    [one] { $count } خبر ذخیره شد
   *[other] { $count } خبر ذخیره شدند
}
batch-discarded = ✕ { $count ->
    [one] { $count } خبر دور انداخته شد
   *[other] { $count } خبر دور انداخته شدند
}
batch-refused = { $count ->
    [one] { $count } مورد خوانده نشد:
   *[other] { $count } مورد خوانده نشدند:
}
button-save-all = ذخیرهٔ همه ({ $count })
button-discard-all = دور انداختن همه
file-problem-empty = متن خوانایی در آن نیست
file-problem-not-text = متن نیست، یا کدگذاری آن را نمی‌شناسم
file-problem-kind = فایل‌های ‎.txt و ‎.html و ‎.pdf و ‎.docx و ‎.epub و ‎.jsonl و ‎.csv و ‎.zip را می‌خوانم و این هیچ‌کدام نیست
file-problem-damaged = فایل آسیب دیده است، یا آنی نیست که نامش می‌گوید
file-problem-encrypted = با گذرواژه قفل شده است
file-problem-images = تصویر صفحه‌هاست و متنی ندارد
file-problem-bomb = اگر باز شود بیش از اندازه بزرگ است
file-problem-slow = خواندنش بیش از اندازه طول می‌کشد
file-problem-crashed = خوانده نمی‌شود
file-problem-header = سطر نخستش نه ستون title دارد و نه body
file-problem-names = نامش به بیرون از بایگانی راه می‌برد
file-problem-large = بزرگ‌تر از ۲۰۰ مگابایت است
file-too-large = این فایل بزرگ‌تر از ۲۰ مگابایت است و ربات نمی‌تواند آن را بگیرد. لطفاً آن را در چند بخش بفرستید.
file-not-fetched = تلگرام این فایل را به من نداد. لطفاً آن را دوباره بفرستید.
duplicate-refused = ذخیره نشد: همین متن با شمارهٔ { $article } اینجا هست.
draft-already-saved = این پیش‌نویس پیش‌تر با شمارهٔ { $article } ذخیره شده است.
edit-after-saving = خبر { $article } ذخیره شده است و با ویرایش پیام تغییر نمی‌کند. برای تغییر آن «ویرایش» را بزنید.
draft-already-discarded = این پیش‌نویس پیش‌تر دور انداخته شده است.
draft-already-question = این پیش‌تر به‌عنوان پرسش پذیرفته شده است.
draft-already-open = این پیش‌نویس دوباره باز است.
draft-under-way = هنوز در دست انجام است. لطفاً کمی صبر کنید.
draft-gone = این پیش‌نویس دیگر اینجا نیست.
article-deleted = خبر { $article } حذف شد.
article-restored = خبر { $article } بازگردانده شد.
article-unknown = خبری با شمارهٔ { $article } نیست.
delete-how = شماره یا پیوند خبر را پس از فرمان بنویسید، مثلاً ‎/delete 12، یا به خود خبر پاسخ دهید.
delete-sure = خبر { $article } حذف شود؟
only-admins = این کار فقط در اختیار مدیران ربات است.
draft-already-merged = این پیش‌نویس با پیش‌نویس دیگری یکی شده است.
draft-already-failed = این پیوند خوانده نشد.
card-link = پیوند: { $link }
card-cut = { $count ->
    [one] حذف شد: یک سطر که از خود خبر نیست
   *[other] حذف شد: { $count } سطر که از خود خبر نیست
}
card-edits = دارید خبر { $article } را تغییر می‌دهید.
card-changed = خبر { $article } تغییر کرد.
card-merged = با پیش‌نویس دیگری یکی شد.
ask-merge = کدام پیش‌نویس دیگر دنبالهٔ آن است؟
merge-nothing = اینجا پیش‌نویس دیگری نیست که با آن یکی شود.
cut-nothing = چیزی از این متن حذف نشده است.
cut-kept = همهٔ سطرها ماند.
undo-too-late = واگرد فقط تا ۱۰ دقیقه ممکن است. برای حذف: ‎/delete { $article }
undo-all-too-late = واگرد فقط تا ۱۰ دقیقه ممکن است. برای حذف، هر خبر را جداگانه باز کنید.
article-changed-meanwhile = خبر { $article } در این میان تغییر کرده است. دوباره بازش کنید: ‎/edit { $article }
article-unknown-link = خبری با این پیوند نیست.
edit-how = شماره یا پیوند خبر را پس از فرمان بنویسید، مثلاً ‎/edit 12، یا به خود خبر پاسخ دهید.
field-title = عنوان
field-text = متن
field-language = زبان
field-source = منبع
field-link = پیوند
field-date = تاریخ
history-added = { $when }: افزوده شد
history-added-by = { $when }: { $who } آن را افزود
history-edited = { $when }: { $who } تغییر داد: { $what }
history-deleted = { $when }: { $who } حذف کرد
history-undone = { $when }: { $who } واگرداند
history-restored = { $when }: { $who } بازگرداند

## Links

link-fetching = صفحه را از { $host } می‌گیرم…
links-too-many = در هر پیام حداکثر { $most } پیوند می‌پذیرم.
link-bad = این پیوند درست نیست. لطفاً آن را بررسی کنید.
link-scheme = فقط پیوندهای http و https را باز می‌کنم.
link-port = فقط صفحه‌های درگاه‌های معمول وب، ۸۰ و ۴۴۳، را باز می‌کنم.
link-private = این پیوند به دستگاهی بیرون از اینترنت عمومی می‌رسد. آن را باز نمی‌کنم.
link-unknown = چنین سایتی نیست. لطفاً پیوند را بررسی کنید.
link-unreachable = سایت پاسخ نمی‌دهد. کمی بعد دوباره امتحان کنید یا متن را همین‌جا بگذارید.
link-timeout = صفحه خیلی دیر می‌رسد. کمی بعد دوباره امتحان کنید یا متن را همین‌جا بگذارید.
link-redirects = این پیوند بی‌پایان از نشانی‌ای به نشانی دیگر می‌رود.
link-large = این صفحه بزرگ‌تر از ۵ مگابایت است. لطفاً متن را همین‌جا بگذارید.
link-status = سایت این صفحه را نمی‌دهد و پاسخش این است: «{ $detail }».
link-kind = در این پیوند صفحه‌ای نیست، بلکه «{ $detail }» است.
link-feed = در این نشانی خوراک RSS یا Atom نیست.
link-unreadable = در این صفحه خبری پیدا نکردم. لطفاً متن را همین‌جا بگذارید.

## Channels and feeds

feeds-head = خبرها از اینجاها می‌آیند:
feeds-none = هنوز کانال یا خوراکی در فهرست نیست. نشانی آن را پس از فرمان بنویسید: ‎/feeds @channel، یا نشانی یک خوراک RSS یا Atom.
feeds-how = برای افزودن یکی دیگر: ‎/feeds @channel، یا نشانی یک خوراک RSS یا Atom پس از فرمان.
feed-kind-feed = خوراک
feed-kind-channel = کانال
feed-direct = ذخیرهٔ مستقیم
feed-drafts = به‌صورت پیش‌نویس
feed-active = روشن
feed-paused = متوقف
feed-failing = خوانده نمی‌شود
feed-all-topics = همه‌چیز را می‌پذیرد.
feed-one-topic = فقط دیپلماسی آمریکا و روسیه را می‌پذیرد.
feed-checked = آخرین بررسی: { $when } به وقت UTC
feed-gone = این دیگر در فهرست نیست.
feed-fails = یک روز است که خوراک «{ $title }» خوانده نمی‌شود.
channel-offered = مرا مدیر «{ $title }» کردید. آیا نوشته‌هایش به‌عنوان خبر بیایند؟
channel-unknown = تلگرام چنین کانالی را به من نشان نمی‌دهد. اول مرا مدیر آن کنید.
channel-none = این کانال نیست.
channel-not-admin = نوشته‌های کانال فقط وقتی به من می‌رسد که مدیر آن باشم. مدیرم کنید و دوباره امتحان کنید.
button-feed-pause = توقف
button-feed-resume = ادامه
button-feed-remove = برداشتن
button-feed-direct = ذخیرهٔ مستقیم
button-feed-drafts = به‌صورت پیش‌نویس
button-feed-topic = فقط دیپلماسی آمریکا و روسیه
button-feed-all = همه‌چیز
button-feed-show = نمایش
feeds-imported = { $count ->
    [0] خوراک تازه‌ای در آن نیست.
    [one] یک خوراک به فهرست افزوده شد.
   *[other] { $count } خوراک به فهرست افزوده شد.
}
feeds-no-list = این فایل فهرست خوراک‌ها نیست: OPML می‌پذیرم.
feeds-left-out = { $count ->
    [one] یک نشانی آن از آنهایی نیست که باز می‌کنم.
   *[other] { $count } نشانی آن از آنهایی نیست که باز می‌کنم.
}
button-feed-opml = OPML

## Subscriptions

subscribe-hour = خلاصه را چه ساعتی بفرستم؟ می‌توانید ساعت را بنویسید، مثلاً ۰۸:۳۰.
subscribe-zone = ساعت { $time } به وقت کجا؟ نام شهر یا اختلاف ساعت را هم می‌توانید بنویسید، مثلاً تهران یا ‎+03:30.
subscribed = خلاصهٔ خبرها هر روز ساعت { $time } به وقت { $zone } برایتان می‌آید.
subscribed-next = نوبت بعدی: { $moment }.
subscribed-silence = روزی که خبر تازه‌ای نباشد، پیامی نمی‌فرستم.
subscribed-days = خلاصهٔ خبر { $days } ساعت { $time } به وقت { $zone } برایتان می‌آید.
subscribed-at-once = همین که چیزی برسد خبرتان می‌کنم؛ ساعت‌های سکوت به وقت { $zone } است.
subscribed-paused = تا وقتی خودتان ادامه ندهید متوقف است.
subscribed-paused-until = تا { $moment } متوقف است.
subscribed-quiet = ساعت‌های سکوت: { $hours }.
subscribed-silent = بی‌صدا می‌رسد.
subscribed-content = { $count ->
    [one] به { $language }، هر بار یک خبر.
   *[other] به { $language }، هر بار حداکثر { $count } خبر.
}
subscribed-articles = فقط خبرهایی به این زبان‌ها: { $languages }.
subscribed-calendar = روزها با تقویم { $calendar }.
choose-days = در چه روزهایی بیاید؟ می‌توانید بنویسید، مثلاً: دوشنبه، پنجشنبه
choose-quiet = چه ساعت‌هایی چیزی نیاید؟ می‌توانید بنویسید، مثلاً: سکوت ۲۳:۳۰ تا ۷
choose-pause = چه مدت چیزی نیاید؟ می‌توانید بنویسید، مثلاً: توقف ۱۰ روز
choose-language = خلاصهٔ خبر به چه زبانی باشد؟
choose-calendar = روزها با کدام تقویم نوشته شود؟
choose-items = هر خلاصه حداکثر چند خبر داشته باشد؟ می‌توانید بنویسید، مثلاً: ۱۲ خبر
choose-articles = خبرهای چه زبان‌هایی را می‌خواهید؟
choice-every-day = هر روز
choice-working-days = شنبه تا چهارشنبه
choice-at-once = بلافاصله
choice-none = هیچ
choice-days = { $count ->
    [one] یک روز
   *[other] { $count } روز
}
choice-for-now = تا ادامه بدهم
choice-no-pause = بدون توقف
choice-usual = مثل همیشه
choice-all = همه
calendar-gregorian = میلادی
calendar-persian = هجری شمسی
calendar-islamic = هجری قمری
location-at-sea = برای این مکان منطقهٔ زمانی نمی‌شناسم. لطفاً نام شهر یا اختلاف ساعت را بنویسید، مثل تهران یا ‎+03:30.
button-choose-days = روزها
button-choose-quiet = ساعت‌های سکوت
button-choose-language = زبان
button-choose-calendar = تقویم
button-choose-items = چند خبر
button-choose-articles = زبان خبرها
button-silent = بی‌صدا
button-sound = با صدا
button-pause = توقف
button-resume = ادامه
wish-not-understood = «{ $words }» را نفهمیدم. لطفاً ساعتی مثل ۰۸:۳۰ و شهری مثل تهران یا اختلاف ساعتی مثل ‎+03:30 بنویسید.
unsubscribed = دیگر خلاصه‌ای برایتان نمی‌فرستم. برای شروع دوباره: ‎/subscribe
not-subscribed = شما مشترک خلاصه نیستید. برای شروع: ‎/subscribe
digest-greeting = { $count ->
    [one] یک خبر تازه:
   *[other] { $count } خبر تازه:
}
digest-more-items = { $count ->
    [one] یکی دیگر:
   *[other] { $count } خبر دیگر:
}
digest-late = خبرهای قدیمی‌تر که تازه رسیده‌اند:
digest-reports = { $count ->
    [one] یک گزارش
   *[other] { $count } گزارش
}
topic-us-russia = دیپلماسی آمریکا و روسیه
topic-everything = همهٔ خبرها
digest-place-gone = در گروه یا موضوعی که برای آن خلاصه خواسته بودید دیگر نمی‌توانم بنویسم، پس خلاصه متوقف شد. هر وقت دوباره توانستم آنجا بنویسم، همان‌جا ‎/subscribe را بفرستید.
digest-nothing = از خلاصهٔ قبلی تا حالا خبر تازه‌ای نیامده است.

## Pictures

timeline-how = آنچه باید کشیده شود را پس از فرمان بنویسید، مثلاً: ‎/timeline کری لاوروف
timeline-nothing = خبر تاریخ‌داری دربارهٔ «{ $question }» پیدا نکردم، پس چیزی برای کشیدن نیست.
timeline-note = { $count ->
    [one] یک خبر، به ماه و زبان
   *[other] { $count } خبر، به ماه و زبان
}
timeline-busiest = پرخبرترین ماه‌ها:
timeline-month = { $month } — { $count }
working = در دست انجام است، چند لحظه…
working-still = { $seconds ->
    [one] هنوز در دست انجام است: { $seconds } ثانیه…
   *[other] هنوز در دست انجام است: { $seconds } ثانیه…
}

## Teaching

teach-questions = این پرسش‌ها پاسخی نیافتند. با یک لمس یاد بدهید منظور چه بود:
teach-question = «{ $question }»
teach-nothing = هیچ پرسشی بی‌پاسخ نمانده است.
teach-bad = این پاسخ‌ها پسندیده نشدند:
teach-how = برای آموزش یک املا: پس از فرمان، واژه، علامت مساوی و نامی را که می‌شناسم بنویسید؛ مثلاً ‎/teach کرّی = جان کری
teach-unknown = «{ $name }» را نمی‌شناسم. پس از علامت مساوی نام کسی یا جایی یا نهادی یا مفهومی را بنویسید که می‌شناسم.
teach-which = منظور از «{ $word }» کیست یا چیست؟
taught = از این پس «{ $word }» یعنی { $name }.
taught-undone = پس گرفته شد.

## Being forgotten

forget-sure =
    فراموشتان کنم؟ پیام‌های دو روز اخیر، پرسش‌ها و دکمه‌های زیر پاسخشان، خلاصه‌های روزانه و هرچه در راه شماست و تنظیماتتان را پاک می‌کنم. برگشتنی نیست.
forget-admin = شما مدیر هستید؛ در تاریخچهٔ خبرهایی که افزوده یا تغییر داده‌اید فقط شماره‌تان می‌ماند.
forget-nobody = اینجا نمی‌دانم چه کسی هستید و چیزی هم دربارهٔ شما نگه نداشته‌ام. در گفت‌وگوی خصوصی برایم بنویسید.
forget-not-yours = این دکمه مال کس دیگری است. خودتان ‎/forget را بفرستید.
forgot-all = فراموش شدید. این‌ها را پاک کردم:
forgot-nothing = چیزی دربارهٔ شما اینجا نبود.
forgot-messages = { $count ->
    [one] یک پیام
   *[other] { $count } پیام
}
forgot-questions = { $count ->
    [one] یک پرسش
   *[other] { $count } پرسش
}
forgot-digests = { $count ->
    [one] یک اشتراک خلاصهٔ روزانه
   *[other] { $count } اشتراک خلاصهٔ روزانه
}
forgot-topics = { $count ->
    [one] یک موضوع
   *[other] { $count } موضوع
}
forgot-outbox = { $count ->
    [one] یک پیام که برایتان رفته یا در راه بود
   *[other] { $count } پیام که برایتان رفته یا در راه بود
}
forgot-drafts = { $count ->
    [one] یک پیش‌نویس
   *[other] { $count } پیش‌نویس
}
forgot-awaited = { $count ->
    [one] یک پاسخ که منتظرش بودم
   *[other] { $count } پاسخ که منتظرشان بودم
}
forgot-settings = { $count ->
    [one] تنظیمات شما
   *[other] تنظیمات شما، { $count } بار
}

## Following

button-follow = 🔔 دنبال کردن
button-following = آنچه دنبال می‌کنم
follow-begun = از این پس هر خبری دربارهٔ «{ $question }» برسد، به شما می‌گویم.
follow-at-once = همین که برسد خبرتان می‌کنم.
follow-next = در خلاصهٔ خبری شما می‌آید؛ خلاصهٔ بعدی: { $moment }.
follow-nothing = در «{ $words }» چیزی نیست که بتوانم دنبالش بگردم. موضوع را پس از فرمان بنویسید، مثلاً: ‎/follow لاوروف کری
follow-too-many = شما { $most } پرسش را دنبال می‌کنید و بیش از این نمی‌توانم نگه دارم. با ‎/following بعضی را بردارید.
follow-last = این تنها چیزی است که دنبال می‌کنید. برای قطع خلاصه‌ها ‎/unsubscribe را بفرستید.
following = شما دنبال می‌کنید:
following-nothing = هنوز چیزی را دنبال نمی‌کنید. مثلاً بنویسید: ‎/follow لاوروف کری
following-paused = متوقف
only-group-admins = این کار فقط از مدیران این گروه یا کانال برمی‌آید.
only-where-member = این کار را فقط در گفت‌وگویی می‌توانم انجام دهم که عضو آن باشم.
admins-unknown = تلگرام نگفت مدیران چه کسانی‌اند. لطفاً دوباره امتحان کنید.

## Notices

cancelled = لغو شد.
unknown-command = این فرمان را نمی‌شناسم. راهنما: ‎/help
error-apology = خطایی رخ داد، ببخشید. اگر باز هم پیش آمد، لطفاً این کد را به مدیران بدهید: { $code }

## The menu of commands

menu-ask = پرسیدن
menu-latest = تازه‌ترین خبرها
menu-timeline = نمودار خبرها در گذر زمان
menu-subscribe = خلاصهٔ روزانه
menu-unsubscribe = پایان خلاصهٔ روزانه
menu-follow = خبردار شدن از موضوعی
menu-following = آنچه دنبال می‌کنم
menu-digest = خبرهای تازه تا این لحظه
menu-settings = زبان، تاریخ و خلاصه
menu-help = راهنما
menu-forget = فراموش کردن من
menu-add = پیام بعدی به‌عنوان خبر
menu-delete = حذف یک خبر
menu-teach = آموزش املای یک نام
menu-stats = وضع کار ربات
menu-announce = پیام به همهٔ مشترکان
menu-backup = فرستادن پشتیبان
menu-edit = ویرایش یک خبر
menu-feeds = کانال‌ها و خوراک‌ها

## The command line

cli-about = سفیر: ربات تلگرام بر پایهٔ خبرهای دیپلماسی آمریکا و روسیه.
cli-help-run = ربات را اجرا می‌کند.
cli-help-playground = ربات را روی همین دستگاه و بدون توکن امتحان کنید.
cli-help-add = خبرها را از فایل‌های ‎.txt و ‎.jsonl و پوشه‌های آن‌ها ذخیره می‌کند.
cli-help-ask = پرسشی بپرسید.
cli-help-digest = آنچه را که یک گفتگو اکنون دریافت می‌کند چاپ می‌کند.
cli-help-reindex = نمایه را از نو می‌سازد.
cli-help-export = همهٔ خبرها را در یک فایل ‎.jsonl می‌نویسد که «add» آن را بازمی‌خواند.
cli-help-backup = همهٔ آنچه ربات به یاد دارد در یک پرونده نوشته می‌شود؛ ربات می‌تواند در این میان روشن باشد.
cli-help-restore = پایگاه دادهٔ خالی را از پشتیبان پر می‌کند؛ هیچ رباتی نباید روی آن روشن باشد.
cli-help-replace = آنچه در پایگاه داده است جایگزین شود.
cli-help-migrate = پایگاه داده را به‌روز می‌کند.
cli-help-check = می‌گوید آیا هر چه ربات لازم دارد سر جایش هست.
cli-help-json = شیء چاپ می‌کند، هر کدام در یک سطر.
cli-help-jsonl = پرسش‌ها را از ورودی می‌خواند، هر سطر یک شیء، و هر کدام را با یک سطر پاسخ می‌دهد.
cli-help-limit = شمار خبرهایی که نشان داده می‌شود.
cli-help-port = درگاهی که به آن گوش داده می‌شود.
cli-question-or-lines = یا یک پرسش بدهید یا ‎--jsonl.
cli-adding = در حال افزودن
cli-indexing = در حال نمایه‌سازی
cli-added = { $added } خبر افزوده شد، { $duplicates } تکراری بود، { $refused } پذیرفته نشد.
cli-duplicate = پیش‌تر با شمارهٔ { $article } ذخیره شده است
cli-near = تقریباً همان متنِ خبر { $article }
cli-refused-conflict = متن دیگری این شناسه را دارد: خبر { $article }
cli-refused-missing = چنین فایلی نیست یا خوانده نمی‌شود
cli-refused-no-text = متن خوانایی در آن نیست
record-json = این سطر JSON نیست
record-object = این سطر شیء JSON نیست
record-empty = عنوان و متن هر دو خالی‌اند
record-text = مقدار «{ $problem }» باید متن باشد
record-language = زبان «{ $problem }» از زبان‌های من نیست: fa، ar، en، ru
record-published = «{ $problem }» روزی مانند 2016-09-30 یا 2016-09-30T14:30 نیست
cli-refused-language = نه انگلیسی است، نه فارسی، نه عربی و نه روسی؛ به نظر می‌رسد: { $language }
cli-reindexed = { $count ->
    [one] { $count } خبر نمایه شد.
   *[other] { $count } خبر نمایه شد.
}
cli-index-busy = فرایند دیگری در حال نوشتن نمایه است. پس از پایان آن دوباره بکوشید.
cli-exported = { $count ->
    [one] { $count } خبر در { $file } نوشته شد.
   *[other] { $count } خبر در { $file } نوشته شد.
}
cli-backed-up = پشتیبان در { $file } نوشته شد: { $articles } خبر، { $subscribers } مشترک.
cli-restored = بازگردانی به { $taken } انجام شد: { $articles } خبر، { $subscribers } مشترک. نمایه هنگام روشن شدن ربات از نو ساخته می‌شود.
cli-migrated = پایگاه داده به‌روز است.
cli-not-subscribed = گفتگوی { $chat } اشتراکی ندارد.
cli-digest-nothing = چیز تازه‌ای نیست؛ خلاصه‌ای فرستاده نمی‌شود.
cli-playground-loading = در حال بارگذاری خبرهای نمونه…
cli-playground-open = محیط آزمایشی باز است: { $address } (با Ctrl-C ببندید)
cli-port-taken = درگاه { $port } مشغول است. با ‎--port درگاه دیگری انتخاب کنید.
cli-check-settings = تنظیم‌ها: همه درست‌اند.
cli-check-database = { $count ->
    [one] پایگاه داده: به‌روز، { $count } خبر.
   *[other] پایگاه داده: به‌روز، { $count } خبر.
}
cli-check-database-fails = پایگاه داده: { $error }. ‏DATABASE_URL و DATA_DIR را ببینید.
cli-check-index = نمایه: به‌روز.
cli-check-index-behind = { $count ->
    [one] نمایه: یک تغییر عقب است. ربات هنگام اجرا به آن می‌رسد؛ یا خودتان «safir reindex» را اجرا کنید.
   *[other] نمایه: { $count } تغییر عقب است. ربات هنگام اجرا به آن می‌رسد؛ یا خودتان «safir reindex» را اجرا کنید.
}
cli-check-migrations-none = پایگاه داده: خالی. ربات هنگام روشن شدن جدول‌ها را می‌سازد؛ «safir migrate» نیز.
cli-check-migrations-behind = پایگاه داده: از نسخهٔ قدیمی‌تر سفیر. ربات هنگام روشن شدن آن را به‌روز می‌کند؛ «safir migrate» نیز.
cli-check-migrations-newer = پایگاه داده: از نسخهٔ تازه‌تر سفیر. سفیر را به‌روز کنید.
cli-check-updates = پیام‌های رسیده: { $count } پیام نزد تلگرام در انتظار است.
cli-check-webhook-other = پیام‌های رسیده: وب‌هوک ثبت‌شده نزد تلگرام { $set } است. ربات هنگام روشن شدن نشانی خود را ثبت می‌کند.
cli-check-webhook-fails = پیام‌های رسیده: تلگرام نمی‌تواند تحویل دهد ({ $error })، { $count } پیام در انتظار است. WEBHOOK_URL، گواهی آن و پراکسی را ببینید.
cli-check-clock = ساعت: { $seconds } ثانیه اختلاف با ساعت { $whose }.
cli-check-clock-off = ساعت: { $seconds } ثانیه اختلاف با ساعت { $whose }. ساعت این دستگاه را با NTP تنظیم کنید.
cli-check-disk = دیسک: { $free } مگابایت در DATA_DIR آزاد است.
cli-check-disk-full = دیسک: { $free } مگابایت در DATA_DIR آزاد است؛ برای ساخت دوبارهٔ نمایه { $needed } مگابایت لازم است.
cli-check-no-token = تلگرام: BOT_TOKEN تعیین نشده است. از BotFather بگیرید.
cli-check-token = تلگرام: توکن از آنِ ‎@{ $name } است.
cli-check-token-refused = تلگرام: توکن پذیرفته نشد. BOT_TOKEN را دوباره از BotFather بردارید.
cli-check-telegram-fails = تلگرام: پاسخی نیست ({ $error }). شبکه و BOT_API_URL را ببینید.
cli-help-feeds = مدیریت خوراک‌هایی که خبرها از آن‌ها می‌آیند.
cli-help-feeds-add = افزودن خوراک‌های RSS یا Atom.
cli-help-feeds-list = چاپ کانال‌ها و خوراک‌ها، هر یک در یک سطر.
cli-help-feeds-pause = فعلاً چیزی از یک منبع نگیر.
cli-help-feeds-resume = ادامه دادن منبع متوقف‌شده.
cli-help-feeds-remove = برداشتن یک منبع از فهرست؛ خبرهایش می‌مانند.
cli-help-feeds-import = افزودن همهٔ خوراک‌های یک فایل OPML.
cli-help-feeds-export = نوشتن همهٔ خوراک‌ها در یک فایل OPML.
cli-help-feeds-direct = ذخیرهٔ بی‌واسطه، بدون پیش‌نویس برای مدیر.
cli-help-feeds-on-topic = فقط آنچه دربارهٔ دیپلماسی آمریکا و روسیه است.
cli-feeds-added = { $count ->
    [one] یک خوراک در فهرست آمد.
   *[other] { $count } خوراک در فهرست آمد.
}
cli-feeds-exported = { $count ->
    [one] یک خوراک در { $file } نوشته شد.
   *[other] { $count } خوراک در { $file } نوشته شد.
}
cli-feeds-nobody = در ADMIN_IDS کسی نیست که پیش‌نویس‌ها را ببیند: آن را تنظیم کنید یا ‎--direct را به کار ببرید.
cli-feeds-no-opml = { $file } فایل OPML نیست.
cli-feeds-unknown = کانال یا خوراکی به نام { $which } نیست. «safir feeds list» را ببینید.
cli-feeds-paused = متوقف شد: { $title }
cli-feeds-active = ادامه یافت: { $title }
cli-feeds-removed = برداشته شد: { $title }


# What admins say to all, and how the bot is doing

announce-ask = حالا متن اعلان را بفرستید، همان‌طور که همه بخوانند.
announce-long = این متن از یک پیام بلندتر است. کوتاهش کنید و دوباره بفرستید.
announce-sure = { $count ->
    [0] هیچ‌کس مشترک نیست: به کسی نمی‌رسد.
    [one] این پیام درست همان‌گونه که بالا آمده به { $count } اشتراک می‌رسد. فرستاده شود؟
   *[other] این پیام درست همان‌گونه که بالا آمده به { $count } اشتراک می‌رسد. فرستاده شود؟
}
button-announce = فرستادن به همه
announce-sent = { $count ->
    [one] پیام به { $count } اشتراک فرستاده می‌شود.
   *[other] پیام به { $count } اشتراک فرستاده می‌شود.
}
announce-sent-already = پیش‌تر فرستاده شده است و فقط یک بار می‌رود.
backup-done =
    نسخهٔ پشتیبان نوشته شد: { $size } مگابایت. اکنون به‌صورت فایل می‌آید و روی سرور هم هست: { $path }
backup-large =
    نسخهٔ پشتیبان نوشته شد، ولی با { $size } مگابایت بزرگ‌تر از آن است که ربات بتواند بفرستد (حداکثر ۵۰). روی سرور است: { $path }
backup-not-written = نسخهٔ پشتیبان نوشته نشد: { $reason }. دیسک سرور را وارسی کنید.
backup-in-private = در نسخهٔ پشتیبان پرسش‌های همه هست: ‎/backup را در گفت‌وگوی خصوصی با من بفرستید.
stats-articles = خبرها: { $count }
stats-drafts = پیش‌نویس‌های در انتظار: { $count }
stats-questions = پرسش‌های یک روز گذشته: { $count }
stats-subscriptions = اشتراک‌ها: { $count }
stats-paused = متوقف‌شده: { $count }
stats-suspended = معلق، چون ربات مسدود شده است: { $count }
stats-due = خلاصه‌هایی که تا یک روز دیگر موعدشان می‌رسد: { $count }
stats-sent = خلاصه‌های فرستاده‌شده در یک روز گذشته: { $count }
stats-waiting = پیام‌های در راه: { $count }
stats-late = خلاصه‌های دیرکرده: { $count }
stats-failed = پیام‌هایی که برای همیشه رد شد: { $count }
stats-feeds-failing = خوراک‌های ناموفق: { $count }
stats-title = وضع ربات
stats-note = { $count } روز گذشته، روز به روز (UTC)
stats-questions-all = پرسش‌ها: { $count }
stats-articles-all = خبرهای تازه: { $count }
stats-digests-all = خلاصه‌های فرستاده‌شده: { $count }
watch-late = { $count ->
    [one] { $count } خلاصه که ده دقیقه پیش باید می‌رفت هنوز نرفته است. گزارش رویدادها و ‎/stats را ببینید.
   *[other] { $count } خلاصه که ده دقیقه پیش باید می‌رفت هنوز نرفته است. گزارش رویدادها و ‎/stats را ببینید.
}
watch-stuck = { $count ->
    [one] { $count } پیام در انتظار فرستادن است و کهنه‌ترین نیم ساعت مانده است. گزارش رویدادها و ‎/stats را ببینید.
   *[other] { $count } پیام در انتظار فرستادن است و کهنه‌ترین نیم ساعت مانده است. گزارش رویدادها و ‎/stats را ببینید.
}
watch-parked = { $count ->
    [one] تلگرام { $count } پیام را برای همیشه رد کرد. گزارش رویدادها می‌گوید کدام و چرا.
   *[other] تلگرام { $count } پیام را برای همیشه رد کرد. گزارش رویدادها می‌گوید کدام و چرا.
}
