"""A text with everything that was taken for furniture."""

from corpus.intake.lines import joined, read_lines
from corpus.language.fold import fold


def uncut(text: str, title: str) -> str:
    """Give all lines of a text but its headline.

    Args:
        text: As it came.
        title: The headline, wherever in the text it stands, once or doubled.
    """
    wanted = fold(title)
    return joined([line for line in read_lines(text) if fold(line.text) != wanted])
