"""What inline mode offers: an article as a line of a list, and the card that choosing it sends."""

from dataclasses import dataclass

from handlers.deep_links import ToArticle, deep_link, parameter_of
from handlers.texts import Text
from handlers.views.article import heading, is_link, source_and_date
from handlers.views.results import Quote, quoted
from handlers.views.view import Button, Keyboard, View, balanced, bold, clipped, escape
from storage.models import Article

_TITLE_UNITS = 200
_SENTENCE_UNITS = 160
_LEAD_UNITS = 400


@dataclass(frozen=True)
class Offered:
    """An article as inline mode offers it: a line of a list, and the card behind it."""

    title: str
    description: str
    card: View


def offered(text: Text, article: Article, quote: Quote, bot: str) -> Offered:
    """Offer an article.

    Args:
        text: The language of who searches.
        article: What was found.
        quote: The passage to show; an empty one shows how the article begins.
        bot: Our username, for the way back to the article.
    """
    quote = quote if quote.text else lead(article)
    sentence = clipped(" ".join(balanced(quote.text).split()), _SENTENCE_UNITS)
    return Offered(
        title=heading(article, _TITLE_UNITS),
        description=f"{source_and_date(text, article)}\n{sentence}",
        card=card_view(text, article, quote, bot),
    )


def card_view(text: Text, article: Article, quote: Quote, bot: str) -> View:
    """Show an article where the bot is no member: its buttons are links."""
    head = f"{bold(heading(article))}\n{escape(source_and_date(text, article))}"
    passage = quoted(quote) if quote.text.strip() else ""
    return View("\n\n".join(filter(None, (head, passage))), _links(text, article, bot))


def _links(text: Text, article: Article, bot: str) -> Keyboard:
    here = deep_link(bot, parameter_of(ToArticle(article.id)) or "")
    read = Button(text("button-read"), url=here)
    if not is_link(article.url):
        return ((read,),)
    return ((read, Button(text("button-original"), url=article.url or "")),)


def lead(article: Article) -> Quote:
    """Quote how an article begins."""
    return Quote(article.id, clipped(article.body.strip(), _LEAD_UNITS))
