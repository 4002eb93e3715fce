"""Names of months and weekdays, by calendar and language.

Beside the names of CLDR 37 (Unicode licence) stand those that people and newspapers write:
Levantine, Maghrebi and Egyptian months, Dari and Pashto ones, cases of Russian, spellings of
foreign months in Persian. Words are separated by commas, months by lines.
"""

from collections.abc import Iterator

from corpus.language.calendars.found import Calendar

GREGORIAN = """
January, Jan, Янв, Январь, Января, Январе, Январю, Январем, Янв, يناير, كانون الثاني, جانفي, ژانویه, ژانویهٔ, ژانويه, جنوری, جنو, جنوري, کانون دوم
February, Feb, Февраль, Февраля, Феврале, Февралю, Февралем, Февр, Фев, فبراير, شباط, فيفري, فوریه, فوریهٔ, فبریه, فبروری, فبروري, فېبروري, فوريه
March, Mar, Март, Марта, Марте, Марту, Мартом, Мар, مارس, آذار, مارچ
April, Apr, Апрель, Апреля, Апреле, Апрелю, Апрелем, Апр, أبريل, ابريل, نيسان, أفريل, آوریل, آپریل, اپریل, اپريل
May, Май, Мая, Мае, Маю, Маем, مايو, أيار, ماي, مایو, مه, مهٔ, می, مۍ, مئی, مئ
June, Jun, Июнь, Июня, Июне, Июню, Июнем, Июн, يونيو, يونيه, حزيران, جوان, ژوئن, ژوین, جون
July, Jul, Июль, Июля, Июле, Июлю, Июлем, Июл, يوليو, يوليه, تموز, جويلية, ژوئیه, ژوئیهٔ, ژوییه, جولای, جول, جولايي, جولائی, ژوئيه
August, Aug, Август, Августа, Августе, Августу, Августом, Авг, أغسطس, اغسطس, آب, أوت, اوت, آگوست, اگست, اګست, اگوست
September, Sep, Sept, Сентябрь, Сентября, Сентябре, Сентябрю, Сентябрем, Сент, Сен, سبتمبر, أيلول, سپتامبر, سپتمبر, سېپتمبر, شتنبر
October, Oct, Октябрь, Октября, Октябре, Октябрю, Октябрем, Окт, أكتوبر, اكتوبر, تشرين الأول, تشرين أول, اکتبر, اکتوبر, أكتوبر
November, Nov, Ноябрь, Ноября, Ноябре, Ноябрю, Ноябрем, Нояб, Ноя, نوفمبر, تشرين الثاني, تشرين ثاني, نوامبر, نومبر, نونبر
December, Dec, Декабрь, Декабря, Декабре, Декабрю, Декабрем, Дек, ديسمبر, كانون الأول, كانون أول, دسامبر, دسمبر, دسم, دجنبر
"""

PERSIAN = """
Farvardin, Hamal, Фарвардин, Фарвардина, Фарвардине, Хамаль, فروردین, حمل, وری, فرفردن, Wray
Ordibehesht, Sawr, Ордибехешт, Ордибехешта, Ордибехеште, اردیبهشت, ثور, غویی, غوایی, أذربيهشت, أرديبهشت, Ghwayay
Khordad, Jawza, Хордад, Хордада, Хордаде, خرداد, جوزا, غبرگولی, غبرګولی, Ghbargolay
Tir, Saratan, Тир, Тира, Тире, تیر, سرطان, چنگاښ, چنګاښ, تار, Changakh
Mordad, Amordad, Asad, Мордад, Мордада, Мордаде, مرداد, امرداد, اسد, زمری, Zmaray
Shahrivar, Sunbula, Sonbola, Шахривер, Шахривера, Шахривар, Шахривара, شهریور, سنبله, سنبلهٔ, وږی, شهرفار, Wazhay
Mehr, Mizan, Мехр, Мехра, Мехре, مهر, میزان, تله, Tala
Aban, Aqrab, Абан, Абана, Абане, آبان, عقرب, لړم, آيان, Larham
Azar, Qaws, Qows, Азер, Азар, Азара, Азера, آذر, أذر, قوس, لیندۍ, لیندی, Lindai
Dey, Day-mah, Jadi, Дей, Дея, دی, جدی, مرغومی, دي, Marghumay
Bahman, Dalw, Dalwa, Бахман, Бахмана, Бахмане, بهمن, دلو, سلواغه, Salwagha
Esfand, Hut, Hoot, Эсфанд, Эсфанда, Эсфанде, اسفند, حوت, کب, اسفندار, اسپند
"""

ISLAMIC = """
Muharram, Moharram, Muh, Мухаррам, Мухаррама, Мух, محرم, محرم الحرام, المحرم
Safar, Saf, Сафар, Сафара, Саф, صفر, صفر المظفر
Rabi I, Rab I, Rabi al-Awwal, Rabi ul-Awwal, Rabi al-Awal, Раби-уль-авваль, Раби аль-авваль, Раби I, Раб I, ربیع الاول, ربیع‌الاول, ربیع اول, ربيع الأول, ربيع
Rabi II, Rab II, Rabi al-Thani, Rabi ath-Thani, Rabi al-Akhir, Раби-уль-ахир, Раби ас-сани, Раби II, Раб II, ربیع الثانی, ربیع‌الثانی, ربیع ثانی, ربيع الآخر, ربيع الثاني, ربيع II
Jumada I, Jum I, Jumada al-Awwal, Jumada al-Ula, Джумад-уль-авваль, Джумада аль-уля, Джум I, جمادی الاول, جمادی‌الاول, جمادی الاولی, جمادی‌الاولی, جمادى الأولى, جمادى الأول, جماعه, جماد ۱, جماد 1
Jumada II, Jum II, Jumada al-Thani, Jumada al-Akhirah, Jumada al-Thaniyah, Джумад-уль-ахир, Джумада ас-сани, Джум II, جمادی الثانی, جمادی‌الثانی, جمادی الثانیه, جمادى الآخرة, جمادى الثانية, جمادى الثاني, جموما II, جماد ۲, جمادي ۲, جماد 2, جمادی 2
Rajab, Raj, Раджаб, Раджаба, Радж, رجب, رجب المرجب
Shaban, Shaaban, Sha, Шаабан, Шаабана, Шааб, شعبان, شعبان المعظم
Ramadan, Ramadhan, Ramazan, Ram, Рамадан, Рамадана, Рамадане, Рамазан, Рам, رمضان, رمضان المبارك, رمضان المعظم
Shawwal, Shaw, Шавваль, Шавваля, Шав, شوال, شوال المكرم
Dhul-Qidah, Dhul-Qadah, Dhul-Qada, Dhu al-Qidah, Dhu al-Qadah, Zulqada, Dhul-Q, Зуль-каада, Зуль-каады, Зуль-каде, Зуль-к, ذیقعده, ذی القعده, ذی‌القعده, ذوالقعده, ذي القعدة, ذو القعدة, ذا القعدة, دالقاعده
Dhul-Hijjah, Dhul-Hijja, Dhu al-Hijjah, Dhu al-Hijja, Zulhijja, Dhul-H, Зуль-хиджжа, Зуль-хиджжи, Зуль-х, ذیحجه, ذی الحجه, ذی‌الحجه, ذوالحجه, ذي الحجة, ذو الحجة, ذا الحجة, ذي الحج
"""

WEEKDAYS = """
Monday, Mon, Понедельник, Понедельника, Понедельнику, Понедельником, Понедельнике, Пн, Пнд, الاثنين, الإثنين, اثنين, دوشنبه, دونۍ
Tuesday, Tue, Tues, Вторник, Вторника, Вторнику, Вторником, Вторнике, Вт, Втр, الثلاثاء, ثلاثاء, سه شنبه, سه‌شنبه, سشنبه, درېنۍ, دریمه نی
Wednesday, Wed, Weds, Среда, Среды, Среде, Среду, Средой, Ср, Срд, الأربعاء, الاربعا, أربعاء, چهارشنبه, چهار شنبه, چارشنبه, چار شنبه, څلرنۍ, څلورنۍ
Thursday, Thu, Thur, Thurs, Четверг, Четверга, Четвергу, Четвергом, Четверге, Чт, Чтв, الخميس, خميس, پنجشنبه, پنج شنبه, پینځنۍ, پنځنۍ
Friday, Fri, Пятница, Пятницы, Пятнице, Пятницу, Пятницей, Пт, Птн, الجمعة, جمعة, جمعه, آدینه
Saturday, Sat, Суббота, Субботы, Субботе, Субботу, Субботой, Сб, Сбт, السبت, شنبه, اونۍ, خالي
Sunday, Sun, Воскресенье, Воскресенья, Воскресенью, Воскресеньем, Вс, Вск, الأحد, الاحد, یکشنبه, یک شنبه, يک شنبه, یونۍ, اتوار
"""

# These are words of their own, or short enough to be anything. Alone they are no month and no
# weekday; beside a day, a year, a weekday or "month of" they are. اسد is Assad, تیر a bullet,
# میزان an amount, مهر a news agency, آب water, صفر zero, كانون an association.
WORDS_TOO = frozenset(
    """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec May March Янв Фев Февр Мар Апр Июн Июл Авг
    Сен Сент Окт Ноя Нояб Дек Мае Марту Август Августа Августу Августом
    مه مهٔ می مۍ مئ مئی ماي مایو آب جون جوان جنو جول دسم اوت أوت مارس
    Hamal Sawr Jawza Asad Saratan Mizan Aqrab Qaws Qows Jadi Dalw Dalwa Hut Hoot Tir Mehr Aban Azar
    Dey Bahman Wray Tala Larham Тир Тира Тире Мехр Мехра Мехре Абан Абана Абане Азер Азар Азара
    Азера Дей Дея Бахман Бахмана Бахмане Хамаль
    حمل وری ثور جوزا سرطان تار تیر اسد زمری سنبله سنبلهٔ وږی میزان تله مهر عقرب لړم آيان آبان
    آذر أذر قوس لیندۍ لیندی دی جدی دي دلو بهمن حوت کب اسپند مرداد خرداد غویی غوایی
    Muh Saf Saf Safar Rab Raj Sha Ram Shaw Саф Сафар Сафара Мух Рам Радж Шав صفر ربیع ربيع جماعه
    محرم المحرم رجب شعبان رمضان Rajab Shaban Ramadan Ramadhan Ramazan Рамадан Рамадана Рамадане
    Рамазан شوال
    Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun Пн Пнд Вт Втр Ср Срд Чт Чтв Пт Птн Сб Сбт Вс
    Вск اثنين ثلاثاء أربعاء خميس جمعة خالي اتوار الأحد الاحد Среда Среды Среде Средой اونۍ دونۍ یونۍ
    """.split()
)

MONTHS: dict[Calendar, str] = {"gregorian": GREGORIAN, "persian": PERSIAN, "islamic": ISLAMIC}


def names(table: str) -> Iterator[tuple[int, str]]:
    """The names of a table with the number of their line, from 1."""
    for number, line in enumerate(table.strip().splitlines(), start=1):
        for name in line.split(","):
            yield number, name.strip()
