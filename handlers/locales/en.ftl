# Every sentence a person reads in English. Markup and links are put around them by the views.

## Dates, sources, lists

undated = no date
day-and-time = { $day }, { $time }
day-in-two-calendars = { $solar } ({ $gregorian })
name-and-date = { $name } · { $date }
list-separator = ,{ " " }
fact-separator = { " " }·{ " " }
list-last = { $words } and { $last }
page-of = { $page } of { $pages }
language-en = English
language-fa = Persian
language-ar = Arabic
language-ru = Russian
# A tap on one shows articles in that language alone: four stand beside each other.
button-language-en = English
button-language-fa = Persian
button-language-ar = Arabic
button-language-ru = Russian
own-name-en = English
own-name-fa = فارسی
own-name-ar = العربية
own-name-ru = Русский

## Start, help, settings

start-greeting =
    Hello, I am Safir. I answer questions from news articles about diplomacy between the United States and Russia.
    Ask in English, Persian, Arabic or Russian, and type names as you like: I find them in every script.
start-try = Try one of these:
example-1 = latest Kerry Lavrov
example-2 = When did Biden and Putin meet in Geneva?
example-3 = Who was freed in the exchange in Ankara?
thanks-answer = You are welcome. Ask me anything else from the news.
help-ask =
    Just write your question. I show the passage that answers it, with its source and date, and the articles it comes from. Where nothing answers, I say so.
help-operators =
    To narrow a question down: lang:ar, source:TASS, after:2016-09, before:2017, "these very words", -without, -source:TASS, -lang:ru.
help-commands =
    /latest – the newest articles, also about something: /latest Aleppo
    /timeline – when something was in the news: /timeline Kerry Lavrov
    /ask – a question, also in a group: /ask when did Kerry meet Lavrov
    /subscribe – a daily digest at your hour: /subscribe 08:30 Europe/Berlin
    /digest – what it would hold right now
    /follow – hear of what comes in about something: /follow Lavrov Kerry
    /following – what you follow
    /unsubscribe – no more digests
    /settings – the language, how dates and numbers are written, your digest
    /forget – I forget everything about you
help-admin =
    You are an admin: send or forward an article here, its link or a file, and you get a card to check and save it.
    /add – take the next message as an article, however short it is
    /delete – delete an article: /delete 12
    /teach – what a word stands for, and questions that found nothing
    /edit – change an article: /edit 12
    /feeds – the channels and feeds that articles come from
settings-language = Which language shall I use?
settings-saved = I write in English from now on.
settings-style = This is how I write days and numbers: { $day }; { $number }

## Asking

ask-empty = Write your question after the command, for example: /ask latest Kerry Lavrov
found-answer = { $count ->
    [one] The answer, from one article:
   *[other] The answer, and { $count } articles:
}
found-articles = { $count ->
    [one] One article:
   *[other] { $count } articles:
}
found-latest = { $count ->
    [one] One article:
   *[other] The latest of { $count } articles:
}
found-closest = { $count ->
    [one] I have no sure answer. The closest article:
   *[other] I have no sure answer. The closest of { $count } articles:
}
found-newest = { $count ->
    [0] There are no articles here yet.
    [one] The newest article:
   *[other] The newest articles:
}
found-page = Articles { $first } to { $last } of { $count }:
found-gone = These articles are no longer here.
found-similar = Articles like this one:
similar-none = I know of nothing like this article.
story-others = +{ $count }: { $languages }
story-language = { $count } { $language }
found-story = { $count ->
    [one] One article tells this event:
   *[other] { $count } articles tell this event:
}
nothing-empty = It holds nothing that I could look for.
nothing-backwards = Its time ends before it starts.
nothing-narrow = Without its time, language or source it would find something.
nothing-covered = The articles here are from { $first } to { $last }.
ignored-empty = “{ $typed }” says nothing after its colon, so I left it out.
ignored-unread = I cannot read “{ $typed }”, so I left it out.
ignored-open = The quotation mark before “{ $typed }” is never closed, so I looked for its words one by one.
why-these = Why these were found:
why-date-only = nothing was asked for but the date
why-verbatim = { $asked }: as you typed it
why-written = { $asked } = { $stands }
why-name = { $asked } = { $stands }
why-typo = { $asked } ≈ { $stands } (a typo?)
why-keyboard = { $asked } ≈ { $stands } (another keyboard)
why-sound = { $asked } ≈ { $stands } (by sound)
why-short = { $asked } ≈ { $stands } (a form of the name)
found-none = I found nothing about “{ $question }”.
found-none-nearest = The nearest I can find:
too-many-questions = That was a lot of questions for one minute. I will be glad to go on in a moment.
search-gone = This search is too old for its buttons. Please ask again.
article-gone = This article is no longer here.
follow-none = { $count ->
    [one] There is one result, the first.
   *[other] There are { $count } results here so far.
}
thanks-good = Thank you, I am glad.
thanks-bad = Thank you. I have noted it for the admins.
inline-nothing = Nothing found. Ask me directly
inline-patience = A lot of questions for one minute: go on in a moment
guest-empty = Write a question after my name: { $bot } latest Kerry Lavrov

## Buttons

button-back = ⟨ Back
button-original = Original
button-share = Share
button-read = Read in Safir
button-why = Why?
button-exact = Exact spelling
button-newest-first = Newest first
button-best-first = Best first
button-story = { $number }: +{ $count }
button-tellers = Story: +{ $count }
button-similar = Similar
button-word = { $word }: { $count ->
    [one] one article
   *[other] { $count } articles
}
button-suggestion = 🔎 { $question }
button-save = Save
button-discard = Discard
button-edit-title = Edit title
button-edit-date = Edit date
button-edit-source = Edit source
button-edit-language = Edit language
button-edit-text = Edit text
button-was-question = This was a question
button-undo = Undo
button-open = Open the article
button-cancel = Cancel
button-delete = Delete
button-calendar-gregorian = Gregorian days only
button-calendar-persian = Solar Hijri days first
button-calendar-islamic = Umm al-Qura days first
button-digits-latin = Digits 1 2 3
button-digits-own = Digits 1 2 3
button-dark = 🌙 Dark
button-light = ☀️ Light
button-ask-again = 🔎 Ask again
button-forget = Yes, forget me
button-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
button-subscription = Digest settings
button-unsubscribe = Unsubscribe
button-change-hour = Another hour
button-change-zone = Another time zone
button-merge = Merge with…
button-show-cut = Show what was cut
button-keep-cut = Keep all of it
button-edit = Edit
button-history = History
button-take-back = Before { $number }

## Uploads

card-no-title = (no title)
card-date-dateline = Date: { $date }, stated in the text: “{ $words }”
card-date-label = Date: { $date }, stated as the day of publication: “{ $words }”
card-date-page = Date: { $date }, stated by the data of the page: “{ $words }”
card-date-inferred = Date: { $date }, inferred from “{ $words }”
card-date-event = Date: { $date }, inferred from “{ $words }”: the newest event in the text
card-date-weekday = Date: { $date }, inferred from “{ $words }”, which fits no other year
card-date-calendars = Date: { $date }, inferred from “{ $words }”: the only year in which both calendars agree
card-date-office = Date: { $date }, inferred from “{ $words }”: the only year in which this fits and { $people } { $count ->
    [one] was
   *[other] were
} in office
card-date-order = Date: { $date }, inferred from “{ $words }”: the only year that fits the other dates in the text
card-date-given = Date: { $date }
card-date-no-date = Date: no date in the text
card-date-no-day = Date: no date in the text; the nearest to one is “{ $words }”
card-date-no-year = Date: unknown; “{ $words }” leaves the year open
card-date-ambiguous = Date: unknown; “{ $words }” can be read in two ways
card-date-conflict = Date: unknown; “{ $words }” contradicts itself or the rest of the text
card-date-unknown = Date: unknown
card-source = Source: { $source }
card-source-none = Source: not stated
card-language = Language: { $language }
card-language-none = Language: please choose one
card-length = Length: { $words ->
    [one] one word
   *[other] { $words } words
}, { $characters ->
    [one] one character
   *[other] { $characters } characters
}
card-names = Names: { $names }
card-topic-surely = Topic: US–Russia diplomacy? Yes, clearly, because of { $because }
card-topic-probably = Topic: US–Russia diplomacy? Probably, because of { $because }
card-topic-hardly = Topic: US–Russia diplomacy? Probably not, though it names { $because }
card-topic-no = Topic: US–Russia diplomacy? No, though it names { $because }
card-topic-nothing = Topic: US–Russia diplomacy? No, nothing points to it
card-duplicate = Already here as article { $article }: { $title }
card-near = Almost the same text is here as article { $article }: { $title }
card-saved = Saved as article { $article }.
card-discarded = Discarded.
card-question = Taken as a question.
ask-title = Send the new title.
ask-date = Send the day it was published, in any calendar, such as 30 September 2015 or 8 Mehr 1394. Send “-” if it is not known.
ask-source = Send the name of the source. Send “-” if there is none.
ask-language = Which language is it in?
ask-text = Send the text of the article.
ask-add = Send the article now: a text, a forwarded message, a link or a file.
changed-title = The title is changed.
changed-date = The date is changed.
changed-source = The source is changed.
changed-language = The language is changed.
changed-text = The text is changed.
date-not-understood = I cannot read a day in “{ $words }”. Please write it like 30 September 2015 or 2015-09-30.
title-too-long = A title has at most { $most } characters. Please send a shorter one.
language-missing = Please choose the language first, with the button Edit language.
language-foreign = This text seems to be in a language I do not take. I take English, Persian, Arabic and Russian.
no-text = There is no text in this message.
not-text = This file is not text. Please send a .txt file.
file-kind = I can read .txt, .html, .pdf, .docx, .epub, .jsonl, .csv and .zip files. Please send the article as one of them, or paste its text.
file-refused = { $name }: { $reason }
batch-reading = Reading { $name } … { $count ->
    [0] { "" }
    [one] { $count } article so far
   *[other] { $count } articles so far
}
batch-saving = Saving the articles of { $name } … { $count ->
    [0] { "" }
    [one] { $count } saved so far
   *[other] { $count } saved so far
}
batch-undoing = Taking back what was saved of { $name } …
batch-open = · { $count ->
    [one] { $count } article can be saved
   *[other] { $count } articles can be saved
}
batch-known = = { $count ->
    [one] { $count } is stored already
   *[other] { $count } are stored already
}
batch-unsure = ? { $count ->
    [one] { $count } is in no language I know for sure: open it and name the language
   *[other] { $count } are in no language I know for sure: open them and name the language
}
batch-saved = ✓ { $count ->
    [one] { $count } is saved
   *[other] { $count } are saved
}
batch-discarded = ✕ { $count ->
    [one] { $count } is discarded
   *[other] { $count } are discarded
}
batch-refused = { $count ->
    [one] { $count } could not be read:
   *[other] { $count } could not be read:
}
button-save-all = Save all ({ $count })
button-discard-all = Discard all
file-problem-empty = there is no readable text in it
file-problem-not-text = it is not text, or in no encoding I know
file-problem-kind = I read .txt, .html, .pdf, .docx, .epub, .jsonl, .csv and .zip files, and this is none of them
file-problem-damaged = the file is damaged, or not what its name says
file-problem-encrypted = it is locked with a password
file-problem-images = it holds pictures of pages and no text
file-problem-bomb = unpacked it would be far too large
file-problem-slow = reading it takes too long
file-problem-crashed = it cannot be read
file-problem-header = its first row names neither title nor body
file-problem-names = its name leads out of the archive
file-problem-large = it is larger than 200 MB
file-too-large = This file is over 20 MB, more than a bot may fetch. Please send it in parts.
file-not-fetched = Telegram did not give me this file. Please send it again.
duplicate-refused = Not saved: this is already here as article { $article }.
draft-already-saved = This is already saved as article { $article }.
edit-after-saving = Article { $article } is saved and does not follow your edit. To change it, press Edit.
draft-already-discarded = This was already discarded.
draft-already-question = This was already taken as a question.
draft-already-open = This is open again.
draft-under-way = This is still being worked on. One moment, please.
draft-gone = This draft is no longer here.
article-deleted = Article { $article } is deleted.
article-restored = Article { $article } is back.
article-unknown = There is no article { $article }.
delete-how = Write the number or the link of the article after the command, such as /delete 12, or reply to the article.
delete-sure = Delete article { $article }?
only-admins = Only the admins of this bot can do that.
draft-already-merged = This was merged with another draft.
draft-already-failed = This link could not be read.
card-link = Link: { $link }
card-cut = { $count ->
    [one] Cut: one line that is not the article’s
   *[other] Cut: { $count } lines that are not the article’s
}
card-edits = You are changing article { $article }.
card-changed = Article { $article } is changed.
card-merged = Merged with another draft.
ask-merge = Which other draft belongs to it?
merge-nothing = There is no other draft here to merge with.
cut-nothing = Nothing is cut of this text.
cut-kept = All lines are kept.
undo-too-late = Undo works for 10 minutes. To delete it: /delete { $article }
undo-all-too-late = Undo works for 10 minutes. Open an article to delete it.
article-changed-meanwhile = Article { $article } was changed in the meantime. Open it again: /edit { $article }
article-unknown-link = There is no article with this link.
edit-how = Write the number or the link of the article after the command, such as /edit 12, or reply to the article.
field-title = title
field-text = text
field-language = language
field-source = source
field-link = link
field-date = date
history-added = { $when }: added
history-added-by = { $when }: added by { $who }
history-edited = { $when }: { $who } changed: { $what }
history-deleted = { $when }: deleted by { $who }
history-undone = { $when }: undone by { $who }
history-restored = { $when }: brought back by { $who }

## Links

link-fetching = Fetching the page from { $host } …
links-too-many = I take at most { $most } links in one message.
link-bad = This is not a link I can open. Please check it.
link-scheme = I open only http and https links.
link-port = I open only pages on the usual ports of the web, 80 and 443.
link-private = This link leads to a machine that is not on the public Internet. I do not open it.
link-unknown = There is no such site. Please check the link.
link-unreachable = The site does not answer. Please try again later, or paste the text.
link-timeout = The page takes too long to come. Please try again later, or paste the text.
link-redirects = This link leads from one address to the next without end.
link-large = This page is over 5 MB. Please paste the text.
link-status = The site does not give this page; it answers “{ $detail }”.
link-kind = There is no page at this link, but “{ $detail }”.
link-feed = There is no RSS or Atom feed at this address.
link-unreadable = I found no article on this page. Please paste the text.

## Channels and feeds

feeds-head = Articles come from:
feeds-none = No channel and no feed is listed yet. Write its address after the command: /feeds @channel, or the address of an RSS or Atom feed.
feeds-how = To list another one: /feeds @channel, or the address of an RSS or Atom feed after the command.
feed-kind-feed = feed
feed-kind-channel = channel
feed-direct = straight in
feed-drafts = as drafts
feed-active = on
feed-paused = paused
feed-failing = cannot be read
feed-all-topics = Takes everything.
feed-one-topic = Takes only US–Russia diplomacy.
feed-checked = Last looked at: { $when } UTC
feed-gone = This is no longer listed.
feed-fails = For a day the feed “{ $title }” could not be read.
channel-offered = You made me an admin of “{ $title }”. Shall its posts come in as articles?
channel-unknown = Telegram shows me no such channel. Make me an admin of it first.
channel-none = This is no channel.
channel-not-admin = I hear of a channel’s posts only as its admin. Make me one, then try again.
button-feed-pause = Pause
button-feed-resume = Resume
button-feed-remove = Remove
button-feed-direct = Straight in
button-feed-drafts = As drafts
button-feed-topic = Only US–Russia diplomacy
button-feed-all = Everything
button-feed-show = Show it
feeds-imported = { $count ->
    [0] No feed in it is new.
    [one] One feed is listed now.
   *[other] { $count } feeds are listed now.
}
feeds-no-list = This file is no list of feeds: I take OPML.
feeds-left-out = { $count ->
    [one] One address in it is none that I open.
   *[other] { $count } addresses in it are none that I open.
}
button-feed-opml = OPML

## Subscriptions

subscribe-hour = At what hour shall the digest come? You can also type it, such as 08:30.
subscribe-zone = { $time } in which time zone? You can also type a city or an offset, such as Tehran or +03:30.
subscribed = You get a digest every day at { $time }, by the clock of { $zone }.
subscribed-next = The next one: { $moment }.
subscribed-silence = On a day with nothing new I stay silent.
subscribed-days = You get a digest on { $days } at { $time }, by the clock of { $zone }.
subscribed-at-once = I tell you as soon as something comes in; quiet hours are by the clock of { $zone }.
subscribed-paused = It is paused until you resume it.
subscribed-paused-until = It is paused until { $moment }.
subscribed-quiet = Quiet hours: { $hours }.
subscribed-silent = It arrives without a sound.
subscribed-content = { $count ->
    [one] In { $language }, one article at a time.
   *[other] In { $language }, up to { $count } articles at a time.
}
subscribed-articles = Only articles in: { $languages }.
subscribed-calendar = Days by the { $calendar } calendar.
choose-days = On which days shall it come? You can also type them, such as: mon, thu
choose-quiet = When shall nothing come? You can also type it, such as: quiet 23:30-7
choose-pause = For how long shall nothing come? You can also type: pause until 1 December
choose-language = In which language shall the digest be?
choose-calendar = By which calendar shall its days be written?
choose-items = How many articles shall a digest name at most? You can also type it, such as: 12 items
choose-articles = Articles in which languages do you want?
choice-every-day = Every day
choice-working-days = Monday to Friday
choice-at-once = At once
choice-none = None
choice-days = { $count ->
    [one] One day
   *[other] { $count } days
}
choice-for-now = Until I resume
choice-no-pause = No pause
choice-usual = As usual
choice-all = All
calendar-gregorian = Gregorian
calendar-persian = Solar Hijri
calendar-islamic = Lunar Hijri
location-at-sea = I know no time zone for this place. Please type a city or an offset, such as Tehran or +03:30.
button-choose-days = Days
button-choose-quiet = Quiet hours
button-choose-language = Language
button-choose-calendar = Calendar
button-choose-items = How many
button-choose-articles = Languages of articles
button-silent = Without a sound
button-sound = With a sound
button-pause = Pause
button-resume = Resume
wish-not-understood = I do not understand “{ $words }”. Please write an hour, such as 08:30, and a city or an offset, such as Tehran or +03:30.
unsubscribed = You will get no more digests. /subscribe starts them again.
not-subscribed = You have no digest. /subscribe starts one.
digest-greeting = { $count ->
    [one] One new article:
   *[other] { $count } new articles:
}
digest-more-items = { $count ->
    [one] One more:
   *[other] { $count } more:
}
digest-late = Older articles that came in only now:
digest-reports = { $count ->
    [one] One report
   *[other] { $count } reports
}
topic-us-russia = US–Russia diplomacy
topic-everything = All articles
digest-place-gone = I can no longer write in the group or topic where you subscribed to a digest, so it is paused. When I can write there again, send /subscribe there.
digest-nothing = Nothing new since the last digest.

## Pictures

timeline-how = Write what to draw after the command, for example: /timeline Kerry Lavrov
timeline-nothing = I found no dated article about “{ $question }”, so there is nothing to draw.
timeline-note = { $count ->
    [one] one article, by month and language
   *[other] { $count } articles, by month and language
}
timeline-busiest = The busiest months:
timeline-month = { $month } · { $count }
working = I am at it…
working-still = { $seconds ->
    [one] Still at it, for { $seconds } second…
   *[other] Still at it, for { $seconds } seconds…
}

## Teaching

teach-questions = These questions found nothing. One tap teaches what was meant:
teach-question = “{ $question }”
teach-nothing = No question is without an answer.
teach-bad = These answers got a thumb down:
teach-how = To teach a spelling, write /teach, the word, an equals sign and a name I know, such as /teach Kerri = John Kerry
teach-unknown = I do not know “{ $name }”. Write a person, place, body or concept I know after the equals sign.
teach-which = “{ $word }” stands for whom or what?
taught = From now on “{ $word }” stands for { $name }.
taught-undone = Taken back.

## Being forgotten

forget-sure =
    Shall I forget you? I remove your messages of the last two days, your questions and the buttons under their answers, your digests and what waits to be sent to you, and your settings. Nobody can bring it back.
forget-admin = As an admin you stay named, by your number alone, in the history of the articles you added or changed.
forget-nobody = I cannot tell who you are here, so I keep nothing about you. Write to me in a private chat.
forget-not-yours = This button is another person’s. Send /forget yourself.
forgot-all = You are forgotten. I removed:
forgot-nothing = There was nothing about you here.
forgot-messages = { $count ->
    [one] one message
   *[other] { $count } messages
}
forgot-questions = { $count ->
    [one] one question
   *[other] { $count } questions
}
forgot-digests = { $count ->
    [one] one digest
   *[other] { $count } digests
}
forgot-topics = { $count ->
    [one] one topic
   *[other] { $count } topics
}
forgot-outbox = { $count ->
    [one] one message that was sent or due to you
   *[other] { $count } messages that were sent or due to you
}
forgot-drafts = { $count ->
    [one] one draft
   *[other] { $count } drafts
}
forgot-awaited = { $count ->
    [one] one answer I was waiting for
   *[other] { $count } answers I was waiting for
}
forgot-settings = { $count ->
    [one] your settings
   *[other] your settings, { $count } times
}

## Following

button-follow = 🔔 Follow
button-following = What I follow
follow-begun = From now on you hear of what comes in about “{ $question }”.
follow-at-once = I tell you as soon as it comes in.
follow-next = It is in your digest; the next one: { $moment }.
follow-nothing = “{ $words }” names nothing I could look out for. Write what you want to hear of after the command, such as: /follow Lavrov Kerry
follow-too-many = You follow { $most } questions, which is as many as I can keep. /following gives some up.
follow-last = This is the only thing you follow. To get no more digests, use /unsubscribe.
following = You follow:
following-nothing = You follow nothing yet. Write, for example: /follow Lavrov Kerry
following-paused = paused
only-group-admins = Only the administrators of this group or channel can do that.
only-where-member = I can do that only in a chat of which I am a member.
admins-unknown = Telegram did not tell me who the administrators are. Please try again.

## Notices

cancelled = Cancelled.
unknown-command = I do not know this command. /help says what I can do.
error-apology = Something went wrong. I am sorry. If it happens again, please give the admins this code: { $code }

## The menu of commands

menu-ask = Ask a question
menu-latest = The newest articles
menu-timeline = When it was in the news, as a picture
menu-subscribe = A digest every day
menu-unsubscribe = No more digests
menu-follow = Hear of what comes in about something
menu-following = What I follow
menu-digest = What is new now
menu-settings = Language, dates and digest
menu-help = What I can do
menu-forget = Forget everything about me
menu-add = Take the next message as an article
menu-delete = Delete an article
menu-teach = Teach a spelling
menu-stats = How the bot is doing
menu-announce = Write to all subscribers
menu-backup = Send a backup
menu-edit = Change an article
menu-feeds = Channels and feeds

## The command line

cli-about = Safir: a Telegram bot over news articles about US–Russia diplomacy.
cli-help-run = Run the bot.
cli-help-playground = Try the bot on this machine, without a token.
cli-help-add = Store articles from .txt and .jsonl files and folders of them.
cli-help-ask = Ask a question.
cli-help-digest = Print what a chat would get now.
cli-help-reindex = Build the index anew.
cli-help-export = Write all articles into a .jsonl file that “add” takes back.
cli-help-backup = Write everything the bot remembers into one file; it may run meanwhile.
cli-help-restore = Fill an empty database from a backup; no bot may run on it.
cli-help-replace = Replace what the database holds.
cli-help-migrate = Bring the database up to date.
cli-help-check = Say whether everything the bot needs is there.
cli-help-json = Print objects, one a line.
cli-help-jsonl = Read questions from standard input, an object a line, and answer each with a line.
cli-help-limit = How many articles to show.
cli-help-port = The port to listen on.
cli-question-or-lines = Give either a question or --jsonl.
cli-adding = Adding
cli-indexing = Indexing
cli-added = { $added } added, { $duplicates } there already, { $refused } refused.
cli-duplicate = stored already as article { $article }
cli-near = nearly the same text as article { $article }
cli-refused-conflict = another text has this id: article { $article }
cli-refused-missing = there is no such file, or it cannot be read
cli-refused-no-text = no readable text in it
record-json = this line is no JSON
record-object = this line is no JSON object
record-empty = title and body are both empty
record-text = “{ $problem }” should be text
record-language = the language “{ $problem }” is none that I take: fa, ar, en, ru
record-published = “{ $problem }” is no day such as 2016-09-30 or 2016-09-30T14:30
cli-refused-language = neither English, Persian, Arabic nor Russian; it seems to be: { $language }
cli-reindexed = { $count ->
    [one] One article indexed.
   *[other] { $count } articles indexed.
}
cli-index-busy = Another process is writing the index. Try again when it is done.
cli-exported = { $count ->
    [one] One article written to { $file }.
   *[other] { $count } articles written to { $file }.
}
cli-backed-up = Backed up into { $file }: { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $subscribers ->
        [one] { $subscribers } subscriber
       *[other] { $subscribers } subscribers
    }.
cli-restored = Restored as of { $taken }: { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $subscribers ->
        [one] { $subscribers } subscriber
       *[other] { $subscribers } subscribers
    }. The index is built anew when the bot starts.
cli-migrated = The database is up to date.
cli-not-subscribed = Chat { $chat } has no subscription.
cli-digest-nothing = Nothing new: no digest would be sent.
cli-playground-loading = Loading the sample articles…
cli-playground-open = The playground is open: { $address } (end it with Ctrl-C)
cli-port-taken = Port { $port } is taken. Choose another with --port.
cli-check-settings = Settings: all well-formed.
cli-check-database = { $count ->
    [one] Database: up to date, one article.
   *[other] Database: up to date, { $count } articles.
}
cli-check-database-fails = Database: { $error }. See DATABASE_URL and DATA_DIR.
cli-check-index = Index: up to date.
cli-check-index-behind = { $count ->
    [one] Index: one change behind. The bot catches up when it runs, or run “safir reindex”.
   *[other] Index: { $count } changes behind. The bot catches up when it runs, or run “safir reindex”.
}
cli-check-migrations-none = Database: empty. The bot makes its tables when it starts; so does “safir migrate”.
cli-check-migrations-behind = Database: of an older Safir. The bot brings it up to date when it starts; so does “safir migrate”.
cli-check-migrations-newer = Database: of a newer Safir than this one. Update Safir.
cli-check-updates = Updates: { $count } waiting at Telegram.
cli-check-webhook-other = Updates: the webhook set at Telegram is { $set }. The bot sets its own when it starts.
cli-check-webhook-fails = Updates: Telegram cannot deliver ({ $error }), { $count } waiting. See WEBHOOK_URL, its certificate and the proxy.
cli-check-clock = Clock: { $seconds } s from that of { $whose }.
cli-check-clock-off = Clock: { $seconds } s from that of { $whose }. Set this machine’s clock by NTP.
cli-check-disk = Disk: { $free } MB free under DATA_DIR.
cli-check-disk-full = Disk: { $free } MB free under DATA_DIR, { $needed } MB are needed to build the index anew.
cli-check-no-token = Telegram: BOT_TOKEN is not set. Get one from BotFather.
cli-check-token = Telegram: the token is that of @{ $name }.
cli-check-token-refused = Telegram: the token was refused. Copy BOT_TOKEN again from BotFather.
cli-check-telegram-fails = Telegram: no answer ({ $error }). See the network and BOT_API_URL.
cli-help-feeds = Manage the feeds that articles come from.
cli-help-feeds-add = List RSS or Atom feeds.
cli-help-feeds-list = Print channels and feeds, a line each.
cli-help-feeds-pause = Take nothing from a source for now.
cli-help-feeds-resume = Go on with a paused source.
cli-help-feeds-remove = Take a source off the list; its articles stay.
cli-help-feeds-import = List all feeds of an OPML file.
cli-help-feeds-export = Write all feeds into an OPML file.
cli-help-feeds-direct = Save what comes in at once, without a draft for an admin.
cli-help-feeds-on-topic = Take only what is about US–Russia diplomacy.
cli-feeds-added = { $count ->
    [one] One feed listed.
   *[other] { $count } feeds listed.
}
cli-feeds-exported = { $count ->
    [one] One feed written to { $file }.
   *[other] { $count } feeds written to { $file }.
}
cli-feeds-nobody = ADMIN_IDS names nobody who could look at drafts: set it, or use --direct.
cli-feeds-no-opml = { $file } is no OPML file.
cli-feeds-unknown = No channel or feed is called { $which }. See “safir feeds list”.
cli-feeds-paused = Paused: { $title }
cli-feeds-active = Resumed: { $title }
cli-feeds-removed = Removed: { $title }


# What admins say to all, and how the bot is doing

announce-ask = Send the announcement now, as everybody shall read it.
announce-long = This is longer than one message. Shorten it and send it again.
announce-sure = { $count ->
    [0] Nobody is subscribed: it would reach nobody.
    [one] One subscription would get this message just as it stands above. Send it?
   *[other] { $count } subscriptions would get this message just as it stands above. Send it?
}
button-announce = Send to all
announce-sent = { $count ->
    [one] It goes out to one subscription.
   *[other] It goes out to { $count } subscriptions.
}
announce-sent-already = It was sent before, and goes out only once.
backup-done =
    The backup is written: { $size ->
        [one] a megabyte
       *[other] { $size } megabytes
    }. It comes as a file now, and lies on the server as well: { $path }
backup-large =
    The backup is written, but with { $size } megabytes it is too large: a bot may send 50. It lies on the server: { $path }
backup-not-written = The backup could not be written: { $reason }. The disk of the server wants a look.
backup-in-private = A backup holds what everybody has asked: send /backup in the private chat with me.
stats-articles = Articles: { $count }
stats-drafts = Drafts waiting: { $count }
stats-questions = Questions within a day: { $count }
stats-subscriptions = Subscriptions: { $count }
stats-paused = Paused: { $count }
stats-suspended = Suspended, because the bot is blocked: { $count }
stats-due = Digests due within a day: { $count }
stats-sent = Digests sent within a day: { $count }
stats-waiting = Messages on their way: { $count }
stats-late = Digests late: { $count }
stats-failed = Messages refused for good: { $count }
stats-feeds-failing = Feeds failing: { $count }
stats-title = How the bot is doing
stats-note = the last { $count } days, by day (UTC)
stats-questions-all = Questions: { $count }
stats-articles-all = New articles: { $count }
stats-digests-all = Digests sent: { $count }
watch-late = { $count ->
    [one] A digest that was due ten minutes ago has not gone out. See the log, and /stats.
   *[other] { $count } digests that were due ten minutes ago have not gone out. See the log, and /stats.
}
watch-stuck = { $count ->
    [one] A message has been waiting to be sent for half an hour. See the log, and /stats.
   *[other] { $count } messages are waiting to be sent, the oldest for half an hour. See the log, and /stats.
}
watch-parked = { $count ->
    [one] Telegram refused a message for good. The log says which and why.
   *[other] Telegram refused { $count } messages for good. The log says which and why.
}
