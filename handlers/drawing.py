"""Draws a chart, in a process of its own: `python -m handlers.drawing < JSON > PNG`.

What draws takes a second to import and some 60 MB, which the bot itself is spared.
"""

import json
import sys
from typing import Any
from unicodedata import bidirectional

_SIZE, _DPI = (5.4, 5.0), 160  # inches: as wide as a phone shows it, with letters to match
_THEMES = {
    "light": {"paper": "#ffffff", "ink": "#1c2733", "faint": "#d5dce3", "soft": "#5c6b7a"},
    "dark": {"paper": "#17212b", "ink": "#f2f5f8", "faint": "#2f3d4b", "soft": "#93a4b5"},
}
_NEVER_PAINTED = ("", "LRI", "RLI", "FSI", "PDI")
# Told apart by brightness as well, for whoever does not see colours as others do.
_COLOURS = {
    "light": ("#1f6fb2", "#e08214", "#2b9a66", "#8f4fa8"),
    "dark": ("#5ab0f2", "#f5a742", "#57c793", "#c48bdd"),
}


def draw(chart: dict[str, Any]) -> bytes:
    """Draw stacked bars, or a row of bars of each kind.

    Args:
        chart: `title`, `note` and `theme`; `series`, each with a `label` and `values`; `ticks`,
            pairs of a place and a label; `marks`, pairs of a height and its label; `is_rtl`.
            In place of series and marks there may be `panels`, each with a `label`, `values` and
            `marks` of its own.
    """
    import io

    from matplotlib.figure import Figure

    chart, look = _shaped(chart), _THEMES[chart["theme"]]
    figure = Figure(figsize=_SIZE, dpi=_DPI, facecolor=look["paper"], layout=_padded())
    if "panels" in chart:
        _panels(figure, chart, look)
    else:
        axes = figure.add_subplot(facecolor=look["paper"])
        _bars(axes, chart)
        _frame(axes, chart, look)
        _words(figure, axes, chart, look)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _panels(figure: Any, chart: dict[str, Any], look: dict[str, str]) -> None:
    rows = figure.subplots(len(chart["panels"]), sharex=True)
    side, x = ("right", 1.0) if chart["is_rtl"] else ("left", 0.0)
    words = f"{chart['title']}\n{chart['note']}"
    figure.suptitle(words, x=x * 0.94 + 0.03, ha=side, color=look["ink"], fontsize=12)
    colours = _COLOURS[chart["theme"]]
    for axes, panel, colour in zip(rows, chart["panels"], colours, strict=False):
        axes.set_facecolor(look["paper"])
        axes.bar(range(len(panel["values"])), panel["values"], 0.86, color=colour, zorder=2)
        _frame(axes, chart | {"series": [panel], "marks": panel["marks"]}, look)
        axes.set_title(panel["label"], loc=side, color=colour, fontsize=11)


def _padded() -> Any:
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    return ConstrainedLayoutEngine(w_pad=0.15, h_pad=0.12)


def _shaped(value: Any) -> Any:
    """Join the letters of Arabic script and put words into the order they are painted in."""
    from matplotlib import ft2font

    if hasattr(ft2font, "__libraqm_version__"):
        return value  # from 3.11 on Matplotlib does so by itself
    if isinstance(value, dict):
        return {key: _shaped(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_shaped(each) for each in value]
    return _painted(value) if isinstance(value, str) else value


def _painted(words: str) -> str:
    from arabic_reshaper import reshape
    from bidi.algorithm import get_display

    # It asserts that there is none of these: isolates, and what Python's tables do not know yet.
    known = (letter for letter in words if bidirectional(letter) not in _NEVER_PAINTED)
    painted: str = get_display(reshape("".join(known)))
    return painted


def _bars(axes: Any, chart: dict[str, Any]) -> None:
    floor = [0] * len(chart["series"][0]["values"])
    for series, colour in zip(chart["series"], _COLOURS[chart["theme"]], strict=False):
        values = series["values"]
        axes.bar(
            range(len(values)), values, 0.86, floor, color=colour, label=series["label"], zorder=2
        )
        floor = [below + value for below, value in zip(floor, values, strict=True)]


def _frame(axes: Any, chart: dict[str, Any], look: dict[str, str]) -> None:
    axes.set_xticks(*zip(*chart["ticks"], strict=True))
    axes.set_yticks(*zip(*chart["marks"], strict=True))
    axes.set_xlim(-0.7, len(chart["series"][0]["values"]) - 0.3)
    axes.grid(axis="y", color=look["faint"], zorder=0)
    axes.tick_params(colors=look["soft"], length=0, labelsize=11)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(look["faint"])
    if chart["is_rtl"]:
        axes.yaxis.tick_right()


def _words(figure: Any, axes: Any, chart: dict[str, Any], look: dict[str, str]) -> None:
    side = "right" if chart["is_rtl"] else "left"
    title = {"loc": side, "color": look["ink"], "fontsize": 15, "fontweight": "bold", "pad": 28}
    axes.set_title(chart["title"], **title)
    x = 1.0 if chart["is_rtl"] else 0.0
    axes.text(
        x, 1.025, chart["note"], transform=axes.transAxes, ha=side, color=look["soft"], fontsize=11
    )
    figure.legend(
        loc="outside lower center",
        ncols=len(chart["series"]),
        frameon=False,
        labelcolor=look["ink"],
        fontsize=11,
        handlelength=1,
        columnspacing=1.2,
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(draw(json.load(sys.stdin)))
