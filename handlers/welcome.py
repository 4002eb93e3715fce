"""Greeting, help, and the language of the conversation."""

import re
from dataclasses import replace

from handlers.ask_again import show_story
from handlers.asking import answer_question
from handlers.buttons import Handler, on_button, on_command
from handlers.chats import chat_kind
from handlers.context import Context
from handlers.deep_links import ToArticle, ToQuestion, ToStory, read_parameter
from handlers.managing import require_manager
from handlers.menus import admins_menu
from handlers.results import show_article
from handlers.subscribing import running
from handlers.views.welcome import EXAMPLES, help_view, settings_view, start_view
from storage.models import Language


async def start(context: Context) -> None:
    """Go where a link into this chat leads; greet who followed none, or none of ours."""
    match read_parameter((context.args or [""])[0]):
        case ToArticle(article_id=article_id):
            await show_article(context, article_id, 0, is_new=True)
        case ToStory(story_id=story_id):
            await show_story(context, story_id)
        case ToQuestion(question=question):
            await answer_question(context, question)
        case _:
            await greet(context)


async def greet(context: Context) -> None:
    """Greet, and be back for whoever had blocked us."""
    async with context.transaction() as stored:
        await stored.subscribers.see(context.place.chat_id, chat_kind(context.place))
        await stored.subscriptions.revive_chat(context.place.chat_id)
        context.say(start_view(context.text))
        if context.reader.is_admin and context.place.is_private:
            # Telegram sets no menu for a chat that has not begun.
            services = context.services
            for call in admins_menu(services.texts, context.place.chat_id):
                context.queue(call)


async def explain(context: Context) -> None:
    """Say what can be asked for and how."""
    async with context.transaction():
        context.say(help_view(context.text, is_admin=context.reader.is_admin))


async def ask_example(context: Context, pressed: re.Match[str]) -> None:
    """Ask the example on the pressed button."""
    await answer_question(context, context.text(EXAMPLES[int(pressed[1])]))


async def show_settings(context: Context) -> None:
    """Offer the languages, how days and numbers are written, and say what is subscribed."""
    async with context.transaction() as stored:
        context.say(settings_view(context.text, await running(context, stored)))


async def change_language(context: Context, pressed: re.Match[str]) -> None:
    """Speak another language from now on, in the digest as well."""
    language: Language = pressed[1]  # type: ignore[assignment]  # the pattern holds ours alone
    await require_manager(context)
    context.reader = replace(context.reader, language=language)
    place = context.place
    async with context.transaction() as stored:
        await stored.subscribers.see(place.chat_id, chat_kind(place))
        await stored.subscribers.change(place.chat_id, language=language)
        subscription = await running(context, stored)
        if subscription is not None:
            await stored.subscriptions.change(subscription.id, language=language)
        saved = context.text("settings-saved")
        context.show(settings_view(context.text, subscription, saved))


async def change_style(context: Context, pressed: re.Match[str]) -> None:
    """Write days or numbers in another way from now on."""
    await require_manager(context)
    style = context.reader.style
    if pressed[1]:
        style = replace(style, calendar=pressed[1])
    else:
        style = replace(style, is_latin=pressed[2] == "latin")
    context.reader = replace(context.reader, style=style)
    place = context.place
    async with context.transaction() as stored:
        await stored.subscribers.see(place.chat_id, chat_kind(place))
        # A style belongs to a language, so that is chosen with it.
        kept = {"calendar": style.kept, "language": context.reader.language}
        await stored.subscribers.change(place.chat_id, **kept)
        subscription = await running(context, stored)
        if subscription is not None:
            await stored.subscriptions.change(subscription.id, calendar=style.calendar)
        context.show(settings_view(context.text, subscription))


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_command("start", start),
        on_command("help", explain),
        on_command("settings", show_settings),
        on_button(r"e:([0-2])", ask_example),
        on_button(r"l:(en|fa|ar|ru)", change_language),
        on_button(r"w:(?:(gregorian|persian|islamic)|(latin|own))", change_style),
    ]
