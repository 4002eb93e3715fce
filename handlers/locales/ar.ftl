# كل جملة يقرؤها القارئ العربي.

## Dates, sources, lists

undated = بلا تاريخ
day-and-time = { $day }، الساعة { $time }
day-in-two-calendars = { $solar } ({ $gregorian })
name-and-date = { $name } — { $date }
list-separator = ،{ " " }
fact-separator = { " " }·{ " " }
list-last = { $words } و{ $last }
page-of = { $page } من { $pages }
language-en = الإنجليزية
language-fa = الفارسية
language-ar = العربية
language-ru = الروسية
# A tap on one shows articles in that language alone: four stand beside each other.
button-language-en = الإنجليزية
button-language-fa = الفارسية
button-language-ar = العربية
button-language-ru = الروسية
own-name-en = English
own-name-fa = فارسی
own-name-ar = العربية
own-name-ru = Русский

## Start, help, settings

start-greeting =
    مرحبًا، أنا سفير. أجيب عن الأسئلة من أخبار الدبلوماسية بين الولايات المتحدة وروسيا.
    اسأل بالعربية أو الفارسية أو الإنجليزية أو الروسية، واكتب الأسماء كما تشاء، فأنا أجدها بكل الحروف.
start-try = جرّب أحد هذه الأسئلة:
example-1 = آخر أخبار كيري ولافروف
example-2 = متى التقى ترامب وبوتين في هامبورغ؟
example-3 = متى زار كيري سوتشي؟
thanks-answer = على الرحب والسعة. اسألني ما شئت عن الأخبار.
help-ask =
    اكتب سؤالك هنا. أعرض لك المقطع الذي يجيب عنه مع مصدره وتاريخه، ثم المقالات التي ورد فيها. وإن لم أجد جوابًا قلت ذلك.
help-operators =
    لتضييق السؤال: lang:fa أو source:تاس أو after:2016-09 أو before:2017 أو "هذه الكلمات" أو -بدون أو -source:تاس أو -lang:ru
help-commands =
    أحدث المقالات، أو أحدثها في موضوع ما: ‎/latest حلب
    رسم الأخبار عبر الزمن: ‎/timeline كيري لافروف
    سؤال، في المجموعات أيضًا: ‎/ask متى التقى كيري ولافروف
    موجز يومي في الساعة التي تختارها: ‎/subscribe 08:30 بيروت
    ما في الموجز الآن: ‎/digest
    لتعرف ما يصل عن موضوع: ‎/follow لافروف كيري
    ما تتابعه: ‎/following
    إيقاف الموجز: ‎/unsubscribe
    اللغة وكتابة التواريخ والأرقام والموجز: ‎/settings
    نسيان كل شيء عنك: ‎/forget
help-admin =
    أنت مشرف: أرسل مقالًا هنا أو أعد توجيهه، أو أرسل رابطه أو ملفه، فتصلك بطاقة لمراجعته وحفظه.
    اعتبار الرسالة التالية مقالًا مهما قصرت: ‎/add
    حذف مقال: ‎/delete 12
    معنى كلمة، والأسئلة بلا جواب: ‎/teach
    تعديل مقال: ‎/edit 12
    القنوات والتغذيات التي تأتي منها المقالات: ‎/feeds
settings-language = بأي لغة أكتب لك؟
settings-saved = سأكتب بالعربية من الآن.
settings-style = هكذا أكتب الأيام والأرقام: { $day }؛ { $number }

## Asking

ask-empty = اكتب سؤالك بعد الأمر، مثلًا: ‎/ask آخر أخبار كيري ولافروف
found-answer = { $count ->
    [one] الجواب من مقال واحد:
    [two] الجواب ومقالان:
    [few] الجواب و{ $count } مقالات:
    [many] الجواب و{ $count } مقالًا:
   *[other] الجواب و{ $count } مقال:
}
found-articles = { $count ->
    [one] مقال واحد:
    [two] مقالان:
    [few] { $count } مقالات:
    [many] { $count } مقالًا:
   *[other] { $count } مقال:
}
found-latest = { $count ->
    [one] مقال واحد:
    [two] الأحدث من مقالين:
    [few] الأحدث من { $count } مقالات:
    [many] الأحدث من { $count } مقالًا:
   *[other] الأحدث من { $count } مقال:
}
found-closest = { $count ->
    [one] ليس لدي جواب أكيد. أقرب مقال:
    [two] ليس لدي جواب أكيد. الأقرب من مقالين:
    [few] ليس لدي جواب أكيد. الأقرب من { $count } مقالات:
    [many] ليس لدي جواب أكيد. الأقرب من { $count } مقالًا:
   *[other] ليس لدي جواب أكيد. الأقرب من { $count } مقال:
}
found-newest = { $count ->
    [0] لا مقالات هنا بعد.
    [one] أحدث مقال:
   *[other] أحدث المقالات:
}
found-page = المقالات { $first } إلى { $last } من { $count }:
found-gone = لم تعد هذه المقالات هنا.
found-similar = مقالات تشبه هذا:
similar-none = لا أعرف مقالًا يشبه هذا.
story-others = ‎+{ $count }: { $languages }
story-language = { $language } ({ $count })
found-story = { $count ->
    [one] مقال واحد يروي هذا الحدث:
    [two] مقالان يرويان هذا الحدث:
    [few] { $count } مقالات تروي هذا الحدث:
    [many] { $count } مقالًا تروي هذا الحدث:
   *[other] { $count } مقال تروي هذا الحدث:
}
nothing-empty = ليس فيه ما أبحث عنه.
nothing-backwards = زمنه ينتهي قبل أن يبدأ.
nothing-narrow = لولا الزمن أو اللغة أو المصدر المطلوب لوجدت شيئًا.
nothing-covered = المقالات هنا من { $first } إلى { $last }.
ignored-empty = لا شيء بعد النقطتين في «{ $typed }»، فتجاهلته.
ignored-unread = لا أستطيع قراءة «{ $typed }»، فتجاهلته.
ignored-open = علامة الاقتباس قبل «{ $typed }» غير مغلقة، فبحثت عن كلماتها واحدة واحدة.
why-these = لماذا وُجدت هذه:
why-date-only = لم يُطلب شيء غير التاريخ
why-verbatim = { $asked }: كما كتبته
why-written = { $asked } = { $stands }
why-name = { $asked } = { $stands }
why-typo = { $asked } ≈ { $stands } (خطأ كتابي؟)
why-keyboard = { $asked } ≈ { $stands } (لوحة مفاتيح أخرى)
why-sound = { $asked } ≈ { $stands } (تشابه في اللفظ)
why-short = { $asked } ≈ { $stands } (صيغة أخرى للاسم)
found-none = لم أجد شيئًا عن «{ $question }».
found-none-nearest = أقرب ما أجده:
too-many-questions = هذه أسئلة كثيرة في دقيقة واحدة. انتظر لحظة ثم نتابع بكل سرور.
search-gone = هذا البحث قديم ولم تعد أزراره تعمل. اسأل من جديد من فضلك.
article-gone = لم يعد هذا المقال هنا.
follow-none = { $count ->
    [one] هنا نتيجة واحدة فقط.
    [two] هنا نتيجتان فقط.
    [few] هنا { $count } نتائج حتى الآن.
    [many] هنا { $count } نتيجة حتى الآن.
   *[other] هنا { $count } نتيجة حتى الآن.
}
thanks-good = شكرًا، يسرّني ذلك.
thanks-bad = شكرًا، دوّنته للمشرفين.
inline-nothing = لا نتائج؛ اسألني مباشرة
inline-patience = أسئلة كثيرة في دقيقة واحدة؛ انتظر لحظة ثم تابع
guest-empty = اكتب سؤالك بعد اسمي: { $bot } آخر أخبار كيري ولافروف

## Buttons

button-back = ⟨ رجوع
button-original = الأصل
button-share = مشاركة
button-read = القراءة في سفير
button-why = لماذا؟
button-exact = الإملاء نفسه
button-newest-first = الأحدث أولًا
button-best-first = الأفضل أولًا
button-story = { $number }: ‎+{ $count }
button-tellers = الحدث نفسه: ‎+{ $count }
button-similar = مقالات مشابهة
button-word = { $word }: { $count ->
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالًا
   *[other] { $count } مقال
}
button-suggestion = 🔎 { $question }
button-save = حفظ
button-discard = تجاهل
button-edit-title = تعديل العنوان
button-edit-date = تعديل التاريخ
button-edit-source = تعديل المصدر
button-edit-language = تعديل اللغة
button-edit-text = تعديل النص
button-was-question = كان هذا سؤالًا
button-undo = تراجع
button-open = فتح المقال
button-cancel = إلغاء
button-delete = حذف
button-calendar-gregorian = التاريخ الميلادي فقط
button-calendar-persian = التاريخ الهجري الشمسي أولًا
button-calendar-islamic = التاريخ الهجري أولًا
button-digits-latin = الأرقام 1 2 3
button-digits-own = الأرقام ١ ٢ ٣
button-dark = 🌙 داكن
button-light = ☀️ فاتح
button-ask-again = 🔎 اسأل مجددًا
button-forget = نعم، انسَني
button-more = { $count ->
    [one] ومقال آخر
    [two] ومقالان آخران
    [few] و{ $count } مقالات أخرى
    [many] و{ $count } مقالًا آخر
   *[other] و{ $count } مقال آخر
}
button-subscription = إعدادات الموجز
button-unsubscribe = إلغاء الاشتراك
button-change-hour = ساعة أخرى
button-change-zone = منطقة زمنية أخرى
button-merge = دمج مع…
button-show-cut = عرض المحذوف
button-keep-cut = إبقاء الكل
button-edit = تعديل
button-history = السجل
button-take-back = قبل { $number }

## Uploads

card-no-title = (بلا عنوان)
card-date-dateline = التاريخ: { $date }، كما ورد في النص: «{ $words }»
card-date-label = التاريخ: { $date }، وهو يوم النشر كما ورد في النص: «{ $words }»
card-date-page = التاريخ: { $date }، بحسب بيانات الصفحة نفسها: «{ $words }»
card-date-inferred = التاريخ: { $date }، استُنتج من «{ $words }»
card-date-event = التاريخ: { $date }، استُنتج من «{ $words }»، وهو أحدث حدث في النص
card-date-weekday = التاريخ: { $date }، استُنتج من «{ $words }» إذ لا يوافق سنة أخرى
card-date-calendars = التاريخ: { $date }، استُنتج من «{ $words }»: السنة الوحيدة التي يتفق فيها التقويمان
card-date-office = التاريخ: { $date }، استُنتج من «{ $words }»: السنة الوحيدة التي يصح فيها ذلك وتقع ضمن { $count ->
    [one] مدة
    [two] مدتَي
    [few] مدد
    [many] مدد
   *[other] مدد
} تولّي المنصب: { $people }
card-date-order = التاريخ: { $date }، استُنتج من «{ $words }»: السنة الوحيدة التي توافق سائر تواريخ النص
card-date-given = التاريخ: { $date }
card-date-no-date = التاريخ: لا تاريخ في النص
card-date-no-day = التاريخ: لا تاريخ في النص، وأقرب ما فيه إليه «{ $words }»
card-date-no-year = التاريخ: غير معروف؛ لا تُعرف السنة من «{ $words }»
card-date-ambiguous = التاريخ: غير معروف؛ يمكن أن يُقرأ «{ $words }» على وجهين
card-date-conflict = التاريخ: غير معروف؛ «{ $words }» يناقض نفسه أو بقية النص
card-date-unknown = التاريخ: غير معروف
card-source = المصدر: { $source }
card-source-none = المصدر: غير مذكور
card-language = اللغة: { $language }
card-language-none = اللغة: اخترها من فضلك
card-length = الطول: { $words ->
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $words } كلمات
    [many] { $words } كلمة
   *[other] { $words } كلمة
}، { $characters ->
    [one] حرف واحد
    [two] حرفان
    [few] { $characters } أحرف
    [many] { $characters } حرفًا
   *[other] { $characters } حرف
}
card-names = الأسماء: { $names }
card-topic-surely = الموضوع: الدبلوماسية الأمريكية الروسية؟ نعم بوضوح، بدلالة { $because }
card-topic-probably = الموضوع: الدبلوماسية الأمريكية الروسية؟ على الأرجح نعم، بدلالة { $because }
card-topic-hardly = الموضوع: الدبلوماسية الأمريكية الروسية؟ على الأرجح لا، وإن ورد في النص: { $because }
card-topic-no = الموضوع: الدبلوماسية الأمريكية الروسية؟ لا، وإن ورد في النص: { $because }
card-topic-nothing = الموضوع: الدبلوماسية الأمريكية الروسية؟ لا، ولا شيء يدل عليها
card-duplicate = موجود هنا من قبل، المقال { $article }: { $title }
card-near = يوجد هنا نص يكاد يطابقه، هو المقال { $article }: { $title }
card-saved = حُفظ المقال برقم { $article }.
card-discarded = تم التجاهل.
card-question = اعتُبرت الرسالة سؤالًا.
ask-title = أرسل العنوان الجديد.
ask-date = أرسل يوم النشر بأي تقويم، مثل ٣٠ سبتمبر ٢٠١٥ أو ٨ مهر ١٣٩٤. وأرسل «-» إن لم يكن معروفًا.
ask-source = أرسل اسم المصدر. وأرسل «-» إن لم يكن له مصدر.
ask-language = بأي لغة هو؟
ask-text = أرسل نص المقال.
ask-add = أرسل المقال الآن: نصًا أو رسالة معاد توجيهها أو رابطًا أو ملفًا.
changed-title = تغيّر العنوان.
changed-date = تغيّر التاريخ.
changed-source = تغيّر المصدر.
changed-language = تغيّرت اللغة.
changed-text = تغيّر النص.
date-not-understood = لم أجد تاريخًا في «{ $words }». اكتبه من فضلك مثل ٣٠ سبتمبر ٢٠١٥ أو 2015-09-30.
title-too-long = العنوان أطول من اللازم؛ أقصى طول له بالأحرف: { $most }. أرسل عنوانًا أقصر من فضلك.
language-missing = اختر اللغة أولًا من زر «تعديل اللغة».
language-foreign = يبدو أن هذا النص بلغة أخرى. أقبل المقالات بالعربية والفارسية والإنجليزية والروسية.
no-text = لا نص في هذه الرسالة.
not-text = هذا الملف ليس نصًا. أرسل ملف ‎.txt من فضلك.
file-kind = أقرأ ملفات ‎.txt و‎.html و‎.pdf و‎.docx و‎.epub و‎.jsonl و‎.csv و‎.zip. أرسل المقال بإحدى هذه الصيغ أو ألصق نصه.
file-refused = { $name }: { $reason }
batch-reading = أقرأ { $name } … { $count ->
    [0] { "" }
    [one] مقال واحد حتى الآن ({ $count })
    [two] مقالان حتى الآن ({ $count })
    [few] { $count } مقالات حتى الآن
    [many] { $count } مقالًا حتى الآن
   *[other] { $count } مقال حتى الآن
}
batch-saving = أحفظ مقالات { $name } … { $count ->
    [0] { "" }
    [one] حُفظ مقال واحد حتى الآن ({ $count })
    [two] حُفظ مقالان حتى الآن ({ $count })
    [few] حُفظت { $count } مقالات حتى الآن
    [many] حُفظ { $count } مقالًا حتى الآن
   *[other] حُفظ { $count } مقال حتى الآن
}
batch-undoing = أتراجع عمّا حُفظ من { $name } …
batch-open = · { $count ->
    [one] يمكن حفظ مقال واحد ({ $count })
    [two] يمكن حفظ مقالين ({ $count })
    [few] يمكن حفظ { $count } مقالات
    [many] يمكن حفظ { $count } مقالًا
   *[other] يمكن حفظ { $count } مقال
}
batch-known = = { $count ->
    [one] مقال واحد محفوظ من قبل ({ $count })
    [two] مقالان محفوظان من قبل ({ $count })
    [few] { $count } مقالات محفوظة من قبل
    [many] { $count } مقالًا محفوظًا من قبل
   *[other] { $count } مقال محفوظ من قبل
}
batch-unsure = ? { $count ->
    [one] لغة مقال واحد غير مؤكدة ({ $count }): افتحه واختر لغته
    [two] لغة مقالين غير مؤكدة ({ $count }): افتحهما واختر لغتهما
    [few] لغة { $count } مقالات غير مؤكدة: افتحها واختر لغتها
    [many] لغة { $count } مقالًا غير مؤكدة: افتحها واختر لغتها
   *[other] لغة { $count } مقال غير مؤكدة: افتحها واختر لغتها
}
batch-saved = ✓ { $count ->
    [one] حُفظ مقال واحد ({ $count })
    [two] حُفظ مقالان ({ $count })
    [few] حُفظت { $count } مقالات
    [many] حُفظ { $count } مقالًا
   *[other] حُفظ { $count } مقال
}
batch-discarded = ✕ { $count ->
    [one] أُهمل مقال واحد ({ $count })
    [two] أُهمل مقالان ({ $count })
    [few] أُهملت { $count } مقالات
    [many] أُهمل { $count } مقالًا
   *[other] أُهمل { $count } مقال
}
batch-refused = { $count ->
    [one] تعذرت قراءة واحد ({ $count }):
    [two] تعذرت قراءة اثنين ({ $count }):
    [few] تعذرت قراءة { $count }:
    [many] تعذرت قراءة { $count }:
   *[other] تعذرت قراءة { $count }:
}
button-save-all = حفظ الكل ({ $count })
button-discard-all = تجاهل الكل
file-problem-empty = لا نص مقروءًا فيه
file-problem-not-text = ليس نصًا، أو ترميزه غير معروف
file-problem-kind = أقرأ ملفات ‎.txt و‎.html و‎.pdf و‎.docx و‎.epub و‎.jsonl و‎.csv و‎.zip، وهذا ليس منها
file-problem-damaged = الملف تالف، أو ليس كما يقول اسمه
file-problem-encrypted = إنه مقفل بكلمة مرور
file-problem-images = فيه صور صفحات ولا نص
file-problem-bomb = حجمه بعد فك الضغط أكبر من أن يُقبل
file-problem-slow = قراءته تستغرق وقتًا أطول مما ينبغي
file-problem-crashed = تتعذر قراءته
file-problem-header = لا يذكر سطره الأول عمود title ولا body
file-problem-names = اسمه يقود إلى خارج الأرشيف
file-problem-large = أكبر من ٢٠٠ ميغابايت
file-too-large = هذا الملف أكبر من ٢٠ ميغابايت، ولا يستطيع البوت تنزيله. أرسله على أجزاء من فضلك.
file-not-fetched = لم يسلّمني تيليغرام هذا الملف. أرسله مرة أخرى من فضلك.
duplicate-refused = لم يُحفظ: هذا النص موجود هنا من قبل برقم { $article }.
draft-already-saved = هذه المسودة محفوظة من قبل برقم { $article }.
edit-after-saving = المقال { $article } محفوظ ولا يتغيّر بتعديل رسالتك. لتعديله اضغط «تعديل».
draft-already-discarded = جرى تجاهل هذه المسودة من قبل.
draft-already-question = اعتُبرت هذه الرسالة سؤالًا من قبل.
draft-already-open = هذه المسودة مفتوحة من جديد.
draft-under-way = العمل على هذا ما زال جاريًا. لحظة من فضلك.
draft-gone = لم تعد هذه المسودة هنا.
article-deleted = حُذف المقال { $article }.
article-restored = استُعيد المقال { $article }.
article-unknown = لا مقال برقم { $article }.
delete-how = اكتب رقم المقال أو رابطه بعد الأمر، مثل ‎/delete 12، أو ردّ على المقال نفسه.
delete-sure = أأحذف المقال { $article }؟
only-admins = هذا متاح لمشرفي هذا البوت فقط.
draft-already-merged = دُمجت هذه المسودة مع مسودة أخرى.
draft-already-failed = لم تمكن قراءة هذا الرابط.
card-link = الرابط: { $link }
card-cut = { $count ->
    [one] حُذف سطر واحد ليس من المقال
    [two] حُذف سطران ليسا من المقال
    [few] حُذفت { $count } أسطر ليست من المقال
    [many] حُذف { $count } سطرًا ليست من المقال
   *[other] حُذف { $count } سطر ليس من المقال
}
card-edits = تعدّل المقال { $article }.
card-changed = عُدّل المقال { $article }.
card-merged = دُمجت مع مسودة أخرى.
ask-merge = أي مسودة أخرى تتبعها؟
merge-nothing = لا مسودة أخرى هنا لتُدمج معها.
cut-nothing = لم يُحذف شيء من هذا النص.
cut-kept = أُبقيت كل الأسطر.
undo-too-late = التراجع ممكن خلال ١٠ دقائق. للحذف: ‎/delete { $article }
undo-all-too-late = التراجع ممكن خلال ١٠ دقائق. للحذف افتح كل مقال على حدة.
article-changed-meanwhile = عُدّل المقال { $article } في هذه الأثناء. افتحه من جديد: ‎/edit { $article }
article-unknown-link = لا مقال بهذا الرابط.
edit-how = اكتب رقم المقال أو رابطه بعد الأمر، مثل ‎/edit 12، أو ردّ على المقال نفسه.
field-title = العنوان
field-text = النص
field-language = اللغة
field-source = المصدر
field-link = الرابط
field-date = التاريخ
history-added = { $when }: أُضيف
history-added-by = { $when }: أضافه { $who }
history-edited = { $when }: عدّل { $who }: { $what }
history-deleted = { $when }: حذفه { $who }
history-undone = { $when }: تراجع عنه { $who }
history-restored = { $when }: استعاده { $who }

## Links

link-fetching = أجلب الصفحة من { $host } …
links-too-many = أقبل في الرسالة الواحدة هذا العدد من الروابط على الأكثر: { $most }.
link-bad = لا أستطيع فتح هذا الرابط. تحقق منه من فضلك.
link-scheme = أفتح روابط http وhttps فقط.
link-port = أفتح الصفحات على منفذَي الويب المعتادين فقط: ٨٠ و٤٤٣.
link-private = يؤدي هذا الرابط إلى جهاز ليس على الإنترنت العام، فلا أفتحه.
link-unknown = لا موقع بهذا الاسم. تحقق من الرابط من فضلك.
link-unreachable = الموقع لا يجيب. حاول لاحقًا أو ألصق النص.
link-timeout = تأخرت الصفحة كثيرًا. حاول لاحقًا أو ألصق النص.
link-redirects = ينقل هذا الرابط من عنوان إلى آخر بلا نهاية.
link-large = هذه الصفحة أكبر من ٥ ميغابايت. ألصق النص من فضلك.
link-status = لا يعطي الموقع هذه الصفحة، وجوابه «{ $detail }».
link-kind = ليس في هذا الرابط صفحة، بل «{ $detail }».
link-feed = لا توجد في هذا العنوان تغذية RSS أو Atom.
link-unreadable = لم أجد مقالًا في هذه الصفحة. ألصق النص من فضلك.

## Channels and feeds

feeds-head = تأتي المقالات من:
feeds-none = لا قناة ولا تغذية في القائمة بعد. اكتب العنوان بعد الأمر: ‎/feeds @channel أو عنوان تغذية RSS أو Atom.
feeds-how = لإضافة غيرها: ‎/feeds @channel أو عنوان تغذية RSS أو Atom بعد الأمر.
feed-kind-feed = تغذية
feed-kind-channel = قناة
feed-direct = حفظ مباشر
feed-drafts = كمسودات
feed-active = يعمل
feed-paused = موقوف
feed-failing = تتعذر قراءته
feed-all-topics = يأخذ كل شيء.
feed-one-topic = يأخذ الدبلوماسية الأمريكية الروسية فقط.
feed-checked = آخر فحص: { $when } بتوقيت UTC
feed-gone = لم يعد هذا في القائمة.
feed-fails = منذ يوم تتعذر قراءة التغذية «{ $title }».
channel-offered = جعلتني مشرفًا على «{ $title }». هل أُدخل منشوراتها مقالات؟
channel-unknown = لا يريني تيليغرام قناة كهذه. اجعلني مشرفًا عليها أولًا.
channel-none = هذه ليست قناة.
channel-not-admin = لا تصلني منشورات القناة إلا إن كنت مشرفًا عليها. اجعلني مشرفًا ثم حاول ثانية.
button-feed-pause = إيقاف
button-feed-resume = استئناف
button-feed-remove = إزالة
button-feed-direct = حفظ مباشر
button-feed-drafts = كمسودات
button-feed-topic = الدبلوماسية الأمريكية الروسية فقط
button-feed-all = كل شيء
button-feed-show = عرضها
feeds-imported = { $count ->
    [0] لا تغذية جديدة فيه.
    [one] أُضيفت إلى القائمة تغذية واحدة.
    [two] أُضيفت إلى القائمة تغذيتان.
    [few] أُضيفت إلى القائمة { $count } تغذيات.
    [many] أُضيفت إلى القائمة { $count } تغذية.
   *[other] أُضيفت إلى القائمة { $count } تغذية.
}
feeds-no-list = هذا الملف ليس قائمة تغذيات: أقبل OPML.
feeds-left-out = { $count ->
    [one] فيه عنوان واحد لا أفتح مثله.
    [two] فيه عنوانان لا أفتح مثلهما.
    [few] فيه { $count } عناوين لا أفتح مثلها.
    [many] فيه { $count } عنوانًا لا أفتح مثلها.
   *[other] فيه { $count } عنوان لا أفتح مثلها.
}
button-feed-opml = OPML

## Subscriptions

subscribe-hour = في أي ساعة يصل الموجز؟ يمكنك كتابتها أيضًا، مثل ٠٨:٣٠.
subscribe-zone = الساعة { $time } بتوقيت أي مكان؟ يمكنك كتابة مدينة أو فرق التوقيت أيضًا، مثل بيروت أو ‎+03:00.
subscribed = يصلك الموجز كل يوم في الساعة { $time } بتوقيت { $zone }.
subscribed-next = الموعد القادم: { $moment }.
subscribed-silence = وفي الأيام التي لا جديد فيها لا أرسل شيئًا.
subscribed-days = يصلك الموجز أيام { $days } في الساعة { $time } بتوقيت { $zone }.
subscribed-at-once = أخبرك فور وصول أي جديد؛ ساعات الهدوء بتوقيت { $zone }.
subscribed-paused = الموجز متوقف إلى أن تستأنفه.
subscribed-paused-until = الموجز متوقف حتى { $moment }.
subscribed-quiet = ساعات الهدوء: { $hours }.
subscribed-silent = يصل بلا صوت.
subscribed-content = { $count ->
    [one] اللغة: { $language }، مقال واحد في كل مرة.
    [two] اللغة: { $language }، مقالان على الأكثر في كل مرة.
    [few] اللغة: { $language }، حتى { $count } مقالات في كل مرة.
    [many] اللغة: { $language }، حتى { $count } مقالًا في كل مرة.
   *[other] اللغة: { $language }، حتى { $count } مقال في كل مرة.
}
subscribed-articles = مقالات بهذه اللغات فقط: { $languages }.
subscribed-calendar = الأيام بالتقويم { $calendar }.
choose-days = في أي أيام يصلك؟ يمكنك كتابتها، مثل: الاثنين، الخميس
choose-quiet = متى لا يصلك شيء؟ يمكنك كتابة ذلك، مثل: هدوء ٢٣:٣٠ إلى ٧
choose-pause = كم تدوم الوقفة؟ يمكنك كتابة ذلك، مثل: إيقاف ١٠ أيام
choose-language = بأي لغة يكون الموجز؟
choose-calendar = بأي تقويم تُكتب الأيام؟
choose-items = كم مقالًا على الأكثر في الموجز؟ يمكنك كتابة العدد، مثل: ١٢ مقالًا
choose-articles = مقالات أي لغات تريد؟
choice-every-day = كل يوم
choice-working-days = من الأحد إلى الخميس
choice-at-once = فورًا
choice-none = لا شيء
choice-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
choice-for-now = إلى أن أستأنف
choice-no-pause = بلا توقف
choice-usual = كالمعتاد
choice-all = الكل
calendar-gregorian = الميلادي
calendar-persian = الهجري الشمسي
calendar-islamic = الهجري القمري
location-at-sea = لا أعرف منطقة زمنية لهذا المكان. اكتب اسم مدينة أو فرق التوقيت، مثل طهران أو ‎+03:30.
button-choose-days = الأيام
button-choose-quiet = ساعات الهدوء
button-choose-language = اللغة
button-choose-calendar = التقويم
button-choose-items = عدد المقالات
button-choose-articles = لغات المقالات
button-silent = بلا صوت
button-sound = بصوت
button-pause = إيقاف مؤقت
button-resume = استئناف
wish-not-understood = لم أفهم «{ $words }». اكتب ساعة مثل ٠٨:٣٠ ومدينة أو فرق توقيت، مثل بيروت أو ‎+03:00.
unsubscribed = لن يصلك الموجز بعد الآن. للاشتراك من جديد: ‎/subscribe
not-subscribed = لست مشتركًا في الموجز. للاشتراك: ‎/subscribe
digest-greeting = { $count ->
    [one] مقال جديد:
    [two] مقالان جديدان:
    [few] { $count } مقالات جديدة:
    [many] { $count } مقالًا جديدًا:
   *[other] { $count } مقال جديد:
}
digest-more-items = { $count ->
    [one] مقال آخر:
    [two] مقالان آخران:
    [few] { $count } مقالات أخرى:
    [many] { $count } مقالًا آخر:
   *[other] { $count } مقال آخر:
}
digest-late = مقالات أقدم وصلت الآن:
digest-reports = { $count ->
    [one] تقرير واحد
    [two] تقريران
    [few] { $count } تقارير
    [many] { $count } تقريرًا
   *[other] { $count } تقرير
}
topic-us-russia = الدبلوماسية الأمريكية الروسية
topic-everything = كل المقالات
digest-place-gone = لم أعد أستطيع الكتابة في المجموعة أو الموضوع الذي اشتركت له في الموجز، فأوقفته مؤقتًا. حين أستطيع الكتابة هناك من جديد أرسل ‎/subscribe هناك.
digest-nothing = لا جديد منذ الموجز السابق.

## Pictures

timeline-how = اكتب ما تريد رسمه بعد الأمر، مثل: ‎/timeline كيري لافروف
timeline-nothing = لم أجد مقالًا مؤرخًا عن «{ $question }»، فلا شيء يُرسم.
timeline-note = { $count ->
    [one] مقال واحد، حسب الشهر واللغة
    [two] مقالان، حسب الشهر واللغة
    [few] { $count } مقالات، حسب الشهر واللغة
    [many] { $count } مقالًا، حسب الشهر واللغة
   *[other] { $count } مقال، حسب الشهر واللغة
}
timeline-busiest = أكثر الأشهر أخبارًا:
timeline-month = { $month } — { $count }
working = أعمل على ذلك…
working-still = { $seconds ->
    [one] ما زلت أعمل على ذلك منذ ثانية…
    [two] ما زلت أعمل على ذلك منذ ثانيتين…
    [few] ما زلت أعمل على ذلك منذ { $seconds } ثوانٍ…
    [many] ما زلت أعمل على ذلك منذ { $seconds } ثانية…
   *[other] ما زلت أعمل على ذلك منذ { $seconds } ثانية…
}

## Teaching

teach-questions = هذه الأسئلة لم تجد شيئًا. بلمسة واحدة تعلّمني المقصود:
teach-question = «{ $question }»
teach-nothing = لا سؤال بلا جواب.
teach-bad = هذه الأجوبة لم تُعجب:
teach-how = لتعليم كتابة اسم: اكتب بعد الأمر الكلمة ثم علامة يساوي ثم اسمًا أعرفه، مثل ‎/teach كرّي = جون كيري
teach-unknown = لا أعرف «{ $name }». اكتب بعد علامة يساوي شخصًا أو مكانًا أو هيئة أو مفهومًا أعرفه.
teach-which = من أو ما المقصود بـ«{ $word }»؟
taught = من الآن «{ $word }» تعني { $name }.
taught-undone = تراجعتُ عن ذلك.

## Being forgotten

forget-sure =
    هل أنساك؟ أحذف رسائلك في اليومين الأخيرين، وأسئلتك والأزرار تحت أجوبتها، وموجزاتك وما ينتظر إرساله إليك، وإعداداتك. ولا رجعة في ذلك.
forget-admin = أنت مشرف: يبقى رقمك وحده في سجل المقالات التي أضفتها أو غيّرتها.
forget-nobody = لا أعرف هنا من أنت، فلا أحتفظ بشيء عنك. اكتب لي في محادثة خاصة.
forget-not-yours = هذا الزر لشخص آخر. أرسل ‎/forget بنفسك.
forgot-all = نسيتك. حذفتُ:
forgot-nothing = لم يكن هنا شيء عنك.
forgot-messages = { $count ->
    [one] رسالة واحدة
    [two] رسالتين
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
}
forgot-questions = { $count ->
    [one] سؤالًا واحدًا
    [two] سؤالين
    [few] { $count } أسئلة
    [many] { $count } سؤالًا
   *[other] { $count } سؤال
}
forgot-digests = { $count ->
    [one] موجزًا واحدًا
    [two] موجزين
    [few] { $count } موجزات
    [many] { $count } موجزًا
   *[other] { $count } موجز
}
forgot-topics = { $count ->
    [one] موضوعًا واحدًا
    [two] موضوعين
    [few] { $count } مواضيع
    [many] { $count } موضوعًا
   *[other] { $count } موضوع
}
forgot-outbox = { $count ->
    [one] رسالة واحدة أُرسلت إليك أو كانت في الطريق
    [two] رسالتين أُرسلتا إليك أو كانتا في الطريق
    [few] { $count } رسائل أُرسلت إليك أو كانت في الطريق
    [many] { $count } رسالة أُرسلت إليك أو كانت في الطريق
   *[other] { $count } رسالة أُرسلت إليك أو كانت في الطريق
}
forgot-drafts = { $count ->
    [one] مسودة واحدة
    [two] مسودتين
    [few] { $count } مسودات
    [many] { $count } مسودة
   *[other] { $count } مسودة
}
forgot-awaited = { $count ->
    [one] جوابًا كنت أنتظره
    [two] جوابين كنت أنتظرهما
    [few] { $count } أجوبة كنت أنتظرها
    [many] { $count } جوابًا كنت أنتظره
   *[other] { $count } جواب كنت أنتظره
}
forgot-settings = { $count ->
    [one] إعداداتك
    [two] إعداداتك مرتين
    [few] إعداداتك { $count } مرات
    [many] إعداداتك { $count } مرة
   *[other] إعداداتك { $count } مرة
}

## Following

button-follow = 🔔 متابعة
button-following = ما أتابعه
follow-begun = من الآن سأخبرك بما يصل عن «{ $question }».
follow-at-once = أخبرك فور وصوله.
follow-next = ستجده في الموجز؛ الموعد القادم: { $moment }.
follow-nothing = ليس في «{ $words }» ما يمكنني ترقّبه. اكتب ما تريد متابعته بعد الأمر، مثل: ‎/follow لافروف كيري
follow-too-many = أنت تتابع { $most } من الأسئلة، ولا أستطيع حفظ أكثر من ذلك. يمكنك حذف بعضها عبر ‎/following.
follow-last = هذا كل ما تتابعه. لإيقاف الموجز أرسل ‎/unsubscribe.
following = أنت تتابع:
following-nothing = لا تتابع شيئًا بعد. اكتب مثلًا: ‎/follow لافروف كيري
following-paused = متوقف
only-group-admins = هذا من حق مشرفي هذه المجموعة أو القناة فقط.
only-where-member = لا أستطيع فعل ذلك إلا في محادثة أنا عضو فيها.
admins-unknown = لم يخبرني تيليغرام من هم المشرفون. حاول مرة أخرى من فضلك.

## Notices

cancelled = أُلغي.
unknown-command = لا أعرف هذا الأمر. للمساعدة: ‎/help
error-apology = حدث خطأ، أعتذر. إن تكرر فأعطِ المشرفين هذا الرمز من فضلك: { $code }

## The menu of commands

menu-ask = طرح سؤال
menu-latest = أحدث المقالات
menu-timeline = رسم الأخبار عبر الزمن
menu-subscribe = موجز كل يوم
menu-unsubscribe = إيقاف الموجز
menu-follow = متابعة موضوع
menu-following = ما أتابعه
menu-digest = الجديد الآن
menu-settings = اللغة والتواريخ والموجز
menu-help = المساعدة
menu-forget = نسيان كل شيء عني
menu-add = اعتبار الرسالة التالية مقالًا
menu-delete = حذف مقال
menu-teach = تعليم كتابة اسم
menu-stats = حال البوت
menu-announce = رسالة إلى كل المشتركين
menu-backup = إرسال نسخة احتياطية
menu-edit = تعديل مقال
menu-feeds = القنوات والتغذيات

## The command line

cli-about = سفير: بوت تيليغرام يجيب من أخبار الدبلوماسية الأمريكية الروسية.
cli-help-run = يشغّل البوت.
cli-help-playground = جرّب البوت على هذا الجهاز من دون رمز.
cli-help-add = يخزّن المقالات من ملفات ‎.txt و‎.jsonl ومن مجلداتها.
cli-help-ask = اطرح سؤالًا.
cli-help-digest = يطبع ما كانت محادثة ستتلقاه الآن.
cli-help-reindex = يبني الفهرس من جديد.
cli-help-export = يكتب كل المقالات في ملف ‎.jsonl تستعيده «add».
cli-help-backup = اكتب كل ما يتذكره البوت في ملف واحد؛ ويمكن أن يعمل أثناء ذلك.
cli-help-restore = املأ قاعدة بيانات فارغة من نسخة احتياطية؛ لا يجوز أن يعمل عليها أي بوت.
cli-help-replace = استبدل ما في قاعدة البيانات.
cli-help-migrate = يحدّث قاعدة البيانات.
cli-help-check = يقول هل كل ما يحتاج إليه البوت موجود.
cli-help-json = يطبع كائنات، كلٌّ في سطر.
cli-help-jsonl = يقرأ الأسئلة من الدخل، كائنًا في كل سطر، ويجيب عن كلٍّ بسطر.
cli-help-limit = عدد المقالات المعروضة.
cli-help-port = المنفذ الذي يُستمع إليه.
cli-question-or-lines = أعطِ إما سؤالًا وإما ‎--jsonl.
cli-adding = إضافة
cli-indexing = فهرسة
cli-added = أضيف { $added }، وكان موجودًا { $duplicates }، ورُفض { $refused }.
cli-duplicate = مخزّن من قبل برقم { $article }
cli-near = يكاد يكون نص المقال { $article } نفسه
cli-refused-conflict = لنص آخر هذا المعرّف: المقال { $article }
cli-refused-missing = لا يوجد ملف كهذا، أو لا يمكن قراءته
cli-refused-no-text = لا نص مقروءًا فيه
record-json = هذا السطر ليس JSON
record-object = هذا السطر ليس كائن JSON
record-empty = العنوان والنص كلاهما فارغ
record-text = يجب أن تكون قيمة «{ $problem }» نصًّا
record-language = اللغة «{ $problem }» ليست من لغاتي: fa وar وen وru
record-published = «{ $problem }» ليس يومًا مثل 2016-09-30 أو 2016-09-30T14:30
cli-refused-language = ليس بالإنجليزية ولا الفارسية ولا العربية ولا الروسية؛ يبدو أنه: { $language }
cli-reindexed = { $count ->
    [one] فُهرس مقال واحد.
    [two] فُهرس مقالان.
    [few] فُهرست { $count } مقالات.
    [many] فُهرس { $count } مقالًا.
   *[other] فُهرس { $count } مقال.
}
cli-index-busy = عملية أخرى تكتب الفهرس. حاول مجددًا بعد انتهائها.
cli-exported = { $count ->
    [one] كُتب مقال واحد في { $file }.
    [two] كُتب مقالان في { $file }.
    [few] كُتبت { $count } مقالات في { $file }.
    [many] كُتب { $count } مقالًا في { $file }.
   *[other] كُتب { $count } مقال في { $file }.
}
cli-backed-up = حُفظت النسخة الاحتياطية في { $file }. المقالات: { $articles }، المشتركون: { $subscribers }.
cli-restored = استُعيدت حالة { $taken }. المقالات: { $articles }، المشتركون: { $subscribers }. يُبنى الفهرس من جديد عند تشغيل البوت.
cli-migrated = قاعدة البيانات محدّثة.
cli-not-subscribed = ليس للمحادثة { $chat } اشتراك.
cli-digest-nothing = لا جديد: لن يُرسل موجز.
cli-playground-loading = تحميل المقالات النموذجية…
cli-playground-open = ساحة التجربة مفتوحة: { $address } (أنهِها بـ Ctrl-C)
cli-port-taken = المنفذ { $port } مشغول. اختر غيره بـ ‎--port.
cli-check-settings = الإعدادات: كلها سليمة.
cli-check-database = { $count ->
    [one] قاعدة البيانات: محدّثة، مقال واحد.
    [two] قاعدة البيانات: محدّثة، مقالان.
    [few] قاعدة البيانات: محدّثة، { $count } مقالات.
    [many] قاعدة البيانات: محدّثة، { $count } مقالًا.
   *[other] قاعدة البيانات: محدّثة، { $count } مقال.
}
cli-check-database-fails = قاعدة البيانات: { $error }. انظر DATABASE_URL و DATA_DIR.
cli-check-index = الفهرس: محدّث.
cli-check-index-behind = { $count ->
    [one] الفهرس: متأخر بتغيير واحد. يلحق البوت عند تشغيله، أو شغّل «safir reindex».
    [two] الفهرس: متأخر بتغييرين. يلحق البوت عند تشغيله، أو شغّل «safir reindex».
    [few] الفهرس: متأخر بـ { $count } تغييرات. يلحق البوت عند تشغيله، أو شغّل «safir reindex».
    [many] الفهرس: متأخر بـ { $count } تغييرًا. يلحق البوت عند تشغيله، أو شغّل «safir reindex».
   *[other] الفهرس: متأخر بـ { $count } تغيير. يلحق البوت عند تشغيله، أو شغّل «safir reindex».
}
cli-check-migrations-none = قاعدة البيانات: فارغة. ينشئ البوت جداولها عند تشغيله، وكذلك «safir migrate».
cli-check-migrations-behind = قاعدة البيانات: من إصدار أقدم من سفير. يحدّثها البوت عند تشغيله، وكذلك «safir migrate».
cli-check-migrations-newer = قاعدة البيانات: من إصدار أحدث من سفير. حدّث سفير.
cli-check-updates = التحديثات: عدد المنتظر منها لدى تلغرام { $count }.
cli-check-webhook-other = التحديثات: الويب هوك المسجل لدى تلغرام هو { $set }. يسجّل البوت عنوانه عند تشغيله.
cli-check-webhook-fails = التحديثات: لا يستطيع تلغرام التسليم ({ $error })، وعدد المنتظر { $count }. راجع WEBHOOK_URL وشهادته والوكيل.
cli-check-clock = الساعة: الفرق { $seconds } ث عن ساعة { $whose }.
cli-check-clock-off = الساعة: الفرق { $seconds } ث عن ساعة { $whose }. اضبط ساعة هذا الجهاز عبر NTP.
cli-check-disk = القرص: { $free } م.ب. خالية في DATA_DIR.
cli-check-disk-full = القرص: { $free } م.ب. خالية في DATA_DIR، ويلزم { $needed } م.ب. لبناء الفهرس من جديد.
cli-check-no-token = تيليغرام: BOT_TOKEN غير معيّن. احصل عليه من BotFather.
cli-check-token = تيليغرام: الرمز هو رمز ‎@{ $name }.
cli-check-token-refused = تيليغرام: رُفض الرمز. انسخ BOT_TOKEN مجددًا من BotFather.
cli-check-telegram-fails = تيليغرام: لا جواب ({ $error }). انظر الشبكة و BOT_API_URL.
cli-help-feeds = إدارة التغذيات التي تأتي منها المقالات.
cli-help-feeds-add = إضافة تغذيات RSS أو Atom.
cli-help-feeds-list = طباعة القنوات والتغذيات، كل منها في سطر.
cli-help-feeds-pause = عدم أخذ شيء من مصدر مؤقتًا.
cli-help-feeds-resume = استئناف مصدر موقوف.
cli-help-feeds-remove = إزالة مصدر من القائمة؛ وتبقى مقالاته.
cli-help-feeds-import = إضافة كل تغذيات ملف OPML.
cli-help-feeds-export = كتابة كل التغذيات في ملف OPML.
cli-help-feeds-direct = حفظ ما يرد فورًا دون مسودة للمشرف.
cli-help-feeds-on-topic = أخذ ما يتعلق بالدبلوماسية الأمريكية الروسية فقط.
cli-feeds-added = { $count ->
    [one] أُضيفت تغذية واحدة.
    [two] أُضيفت تغذيتان.
    [few] أُضيفت { $count } تغذيات.
    [many] أُضيفت { $count } تغذية.
   *[other] أُضيفت { $count } تغذية.
}
cli-feeds-exported = { $count ->
    [one] كُتبت تغذية واحدة في { $file }.
    [two] كُتبت تغذيتان في { $file }.
    [few] كُتبت { $count } تغذيات في { $file }.
    [many] كُتبت { $count } تغذية في { $file }.
   *[other] كُتبت { $count } تغذية في { $file }.
}
cli-feeds-nobody = لا أحد في ADMIN_IDS ليراجع المسودات: اضبطه أو استخدم ‎--direct.
cli-feeds-no-opml = { $file } ليس ملف OPML.
cli-feeds-unknown = لا قناة ولا تغذية باسم { $which }. انظر «safir feeds list».
cli-feeds-paused = أُوقفت: { $title }
cli-feeds-active = استُؤنفت: { $title }
cli-feeds-removed = أُزيلت: { $title }


# What admins say to all, and how the bot is doing

announce-ask = أرسل الإعلان الآن، كما سيقرؤه الجميع.
announce-long = النص أطول من رسالة واحدة. اختصره وأرسله من جديد.
announce-sure = { $count ->
    [0] لا يوجد مشتركون: لن تصل إلى أحد.
    [one] ستصل هذه الرسالة كما هي أعلاه إلى اشتراك واحد. هل تُرسل؟
    [two] ستصل هذه الرسالة كما هي أعلاه إلى اشتراكين. هل تُرسل؟
    [few] ستصل هذه الرسالة كما هي أعلاه إلى { $count } اشتراكات. هل تُرسل؟
    [many] ستصل هذه الرسالة كما هي أعلاه إلى { $count } اشتراكًا. هل تُرسل؟
   *[other] ستصل هذه الرسالة كما هي أعلاه إلى { $count } اشتراك. هل تُرسل؟
}
button-announce = إرسال إلى الجميع
announce-sent = { $count ->
    [one] تُرسل إلى اشتراك واحد.
    [two] تُرسل إلى اشتراكين.
    [few] تُرسل إلى { $count } اشتراكات.
    [many] تُرسل إلى { $count } اشتراكًا.
   *[other] تُرسل إلى { $count } اشتراك.
}
announce-sent-already = أُرسلت من قبل، ولا تُرسل إلا مرة واحدة.
backup-done =
    كُتبت النسخة الاحتياطية: { $size ->
        [one] ميغابايت واحد
        [two] ميغابايتان
        [few] { $size } ميغابايتات
        [many] { $size } ميغابايتًا
       *[other] { $size } ميغابايت
    }. تصلك الآن ملفًا، وهي محفوظة على الخادم أيضًا: { $path }
backup-large =
    كُتبت النسخة الاحتياطية، لكن حجمها { $size } ميغابايت، والبوت لا يرسل أكثر من ٥٠. تجدها على الخادم: { $path }
backup-not-written = تعذّرت كتابة النسخة الاحتياطية: { $reason }. تحقّق من قرص الخادم.
backup-in-private = في النسخة الاحتياطية أسئلة الجميع: أرسل ‎/backup في المحادثة الخاصة معي.
stats-articles = المقالات: { $count }
stats-drafts = المسودات المنتظرة: { $count }
stats-questions = الأسئلة خلال يوم: { $count }
stats-subscriptions = الاشتراكات: { $count }
stats-paused = متوقفة مؤقتًا: { $count }
stats-suspended = معلّقة لأن البوت محظور: { $count }
stats-due = موجزات موعدها خلال يوم: { $count }
stats-sent = موجزات أُرسلت خلال يوم: { $count }
stats-waiting = رسائل في الطريق: { $count }
stats-late = موجزات متأخرة: { $count }
stats-failed = رسائل رُفضت نهائيًا: { $count }
stats-feeds-failing = تغذيات متعثرة: { $count }
stats-title = حال البوت
stats-note = آخر { $count } يومًا، يومًا بيوم (UTC)
stats-questions-all = الأسئلة: { $count }
stats-articles-all = مقالات جديدة: { $count }
stats-digests-all = موجزات أُرسلت: { $count }
watch-late = { $count ->
    [one] موجز كان موعده قبل عشر دقائق لم يُرسل بعد. راجع السجل و‎/stats.
    [two] موجزان كان موعدهما قبل عشر دقائق لم يُرسلا بعد. راجع السجل و‎/stats.
    [few] { $count } موجزات كان موعدها قبل عشر دقائق لم تُرسل بعد. راجع السجل و‎/stats.
    [many] { $count } موجزًا كان موعدها قبل عشر دقائق لم تُرسل بعد. راجع السجل و‎/stats.
   *[other] { $count } موجز كان موعدها قبل عشر دقائق لم تُرسل بعد. راجع السجل و‎/stats.
}
watch-stuck = { $count ->
    [one] رسالة تنتظر الإرسال منذ نصف ساعة. راجع السجل و‎/stats.
    [two] رسالتان تنتظران الإرسال، أقدمهما منذ نصف ساعة. راجع السجل و‎/stats.
    [few] { $count } رسائل تنتظر الإرسال، أقدمها منذ نصف ساعة. راجع السجل و‎/stats.
    [many] { $count } رسالة تنتظر الإرسال، أقدمها منذ نصف ساعة. راجع السجل و‎/stats.
   *[other] { $count } رسالة تنتظر الإرسال، أقدمها منذ نصف ساعة. راجع السجل و‎/stats.
}
watch-parked = { $count ->
    [one] رفض تلغرام رسالة نهائيًا. السجل يقول أيها ولماذا.
    [two] رفض تلغرام رسالتين نهائيًا. السجل يقول أيها ولماذا.
    [few] رفض تلغرام { $count } رسائل نهائيًا. السجل يقول أيها ولماذا.
    [many] رفض تلغرام { $count } رسالة نهائيًا. السجل يقول أيها ولماذا.
   *[other] رفض تلغرام { $count } رسالة نهائيًا. السجل يقول أيها ولماذا.
}
