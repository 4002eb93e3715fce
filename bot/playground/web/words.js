// The page's own words, in the language of the browser; what people write stays as it is.

const WORDS = {
  "Safir playground": ["سفیر، میدان آزمایش", "سفير، ساحة التجربة", "Сафир, площадка для проб"],
  "playground, on this machine only": ["میدان آزمایش، تنها روی همین رایانه", "ساحة تجربة، على هذا الجهاز وحده", "площадка для проб, только на этой машине"],
  "Nobody else sees this. The bot talks to a Bot API that lives on your machine.": [
    "هیچ‌کس دیگری این را نمی‌بیند. ربات با یک Bot API روی رایانهٔ خودتان گفت‌وگو می‌کند.",
    "لا يرى هذا أحد سواك. يخاطب البوت Bot API يعمل على جهازك.",
    "Больше никто этого не видит. Бот говорит с Bot API на вашей машине.",
  ],
  "switch chats": ["گفت‌وگوی دیگر", "محادثة أخرى", "другой чат"],
  "edit": ["ویرایش", "تعديل", "изменить"],
  "cancel": ["لغو", "إلغاء", "отмена"],
  "Chats": ["گفت‌وگوها", "المحادثات", "Чаты"],
  "Light or dark": ["روشن یا تیره", "فاتح أو داكن", "Светлая или тёмная тема"],
  "Conversation": ["گفت‌وگو", "المحادثة", "Беседа"],
  "Back to the chats": ["بازگشت به گفت‌وگوها", "عودة إلى المحادثات", "Назад к чатам"],
  "as": ["به نام", "باسم", "от имени"],
  "Who writes": ["چه کسی می‌نویسد", "من يكتب", "Кто пишет"],
  "More": ["بیشتر", "المزيد", "Ещё"],
  "Telegram in": ["تلگرام به زبان", "تيليغرام بلغة", "Язык Telegram:"],
  "This person's language": ["زبان این کاربر", "لغة هذا المستخدم", "Язык этого человека"],
  "Block the bot": ["مسدود کردن ربات", "حظر البوت", "Заблокировать бота"],
  "Unblock the bot": ["رفع مسدودی ربات", "رفع الحظر عن البوت", "Разблокировать бота"],
  "Time:": ["زمان:", "الوقت:", "Время:"],
  "1 hour later": ["یک ساعت بعد", "بعد ساعة", "Через час"],
  "1 day later": ["یک روز بعد", "بعد يوم", "Через день"],
  "Messages": ["پیام‌ها", "الرسائل", "Сообщения"],
  "To the newest message": ["به تازه‌ترین پیام", "إلى أحدث رسالة", "К последнему сообщению"],
  "Write": ["نوشتن", "كتابة", "Написать"],
  "Cancel": ["لغو", "إلغاء", "Отмена"],
  "Menu": ["فهرست", "القائمة", "Меню"],
  "Message": ["پیام", "رسالة", "Сообщение"],
  "Send a file": ["فرستادن پرونده", "إرسال ملف", "Отправить файл"],
  "Files": ["پرونده‌ها", "الملفات", "Файлы"],
  "Send": ["فرستادن", "إرسال", "Отправить"],
  "Drop files here to send them": ["پرونده‌ها را اینجا رها کنید تا فرستاده شوند", "أفلت الملفات هنا لإرسالها", "Перетащите файлы сюда, чтобы отправить"],
  "OK": ["باشد", "حسنًا", "Хорошо"],
  "Choose a chat": ["یک گفت‌وگو برگزینید", "اختر محادثة", "Выберите чат"],
  "No messages yet": ["هنوز پیامی نیست", "لا رسائل بعد", "Сообщений пока нет"],
  "unread: {1}": ["خوانده‌نشده: {1}", "غير مقروء: {1}", "непрочитанных: {1}"],
  "members: {1}": ["اعضا: {1}", "الأعضاء: {1}", "участников: {1}"],
  "bot · you are {1}": ["ربات · شما: {1}", "بوت · أنت {1}", "бот · вы {1}"],
  "admin": ["مدیر", "مشرف", "администратор"],
  "reader": ["خواننده", "قارئ", "читатель"],
  "group": ["گروه", "مجموعة", "группа"],
  "typing": ["در حال نوشتن", "يكتب", "печатает"],
  "sending a file": ["در حال فرستادن پرونده", "يرسل ملفًا", "отправляет файл"],
  "sending a picture": ["در حال فرستادن تصویر", "يرسل صورة", "отправляет картинку"],
  "at work": ["در کار است", "يعمل", "работает"],
  "connecting…": ["در حال اتصال…", "جارٍ الاتصال…", "соединение…"],
  "Ask in any language, in any script.": ["به هر زبان و هر خطی بپرسید.", "اسأل بأي لغة وأي خط.", "Спрашивайте на любом языке и любым письмом."],
  "What can this bot do?": ["این ربات چه می‌تواند بکند؟", "ماذا يستطيع هذا البوت؟", "Что умеет этот бот?"],
  "Write /ask, or mention @{1}.": ["/ask بنویسید یا از @{1} نام ببرید.", "اكتب /ask أو اذكر @{1}.", "Напишите /ask или упомяните @{1}."],
  "START": ["شروع", "ابدأ", "НАЧАТЬ"],
  "Nothing found": ["چیزی پیدا نشد", "لم يُعثر على شيء", "Ничего не найдено"],
  "Edit message": ["ویرایش پیام", "تعديل الرسالة", "Изменить сообщение"],
  "Reply": ["پاسخ", "رد", "Ответить"],
  "Copied": ["رونوشت شد", "نُسخ", "Скопировано"],
  "Topic “{1}” was opened": ["موضوع «{1}» باز شد", "فُتح الموضوع «{1}»", "Открыта тема «{1}»"],
  "This group became a supergroup": ["این گروه ابرگروه شد", "صارت هذه المجموعة مجموعة فائقة", "Эта группа стала супергруппой"],
  "It was a group until now: {1}": ["تاکنون گروه بود: {1}", "كانت مجموعة حتى الآن: {1}", "До сих пор это была группа: {1}"],
  "Forwarded from": ["بازفرست از", "محوّل من", "Переслано от"],
  "via": ["از راه", "عبر", "через"],
  "Picture": ["تصویر", "صورة", "Картинка"],
  "edited": ["ویرایش‌شده", "معدّل", "изменено"],
  "Today": ["امروز", "اليوم", "Сегодня"],
  "Show all": ["نمایش همه", "عرض الكل", "Показать всё"],
  "Show less": ["نمایش کمتر", "عرض أقل", "Свернуть"],
  "Show": ["نمایش", "عرض", "Показать"],
};

const ORDER = ["fa", "ar", "ru"];
const language = navigator.language.slice(0, 2).toLowerCase();
const column = ORDER.indexOf(language);

// What stands for English words here; {1} and {2} are filled in.
export function say(english, ...values) {
  const words = WORDS[english]?.[column] ?? english;
  return words.replace(/\{(\d)\}/g, (_, number) => values[number - 1].toLocaleString(column < 0 ? "en" : language));
}

// The words that stand in the page itself.
export function translatePage() {
  if (column < 0) return;
  document.documentElement.lang = language;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    for (const part of node.data.split("·")) {
      const english = part.trim();
      if (english in WORDS) node.data = node.data.replace(english, say(english));
    }
  }
  for (const name of ["aria-label", "placeholder"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, say(element.getAttribute(name)));
    }
  }
}
