"""Draws the charts of a corpus as PNG (for print) and SVG (for the screen; it follows the reader's light or dark theme)."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selon.corpus.chart_data import charts
from selon.corpus.chart_shapes import Bars, Chart, Part, Weeks
from selon.corpus.chart_style import FILLS, GRID, INK, RC, SOFT, themed
from selon.corpus.stats import StatTable
from selon.errors import UsageError
from selon.export.output import open_binary_output, open_output
from selon.interface.words import Words, words_of
from selon.version import __version__

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH = 8.0
"""Inches."""
_BAR = 0.32
_FEWEST = 3
"""Bars that there is room for, so that one alone is no block."""
_PANEL = 1.7
_DPI = 200
_OUTLINED = 104
"""Weeks whose columns are wide enough for an outline."""
_TICKS = 6
"""Weeks that are named below a chart."""


def require_drawing() -> None:
    """Raises UsageError, with the way out, where a package that draws is not installed."""
    for needed in ("matplotlib", "babel"):
        if find_spec(needed) is None:
            raise UsageError(
                f"charts need packages that are not installed ({needed}): pip install 'selon[charts]', or add --no-charts"
            )


def draw_all(tables: Mapping[str, StatTable], folder: Path, *, language: str, top: int) -> list[str]:
    """Draw every chart into a folder as NAME.png and NAME.svg, in a language ("fr", "en"); says the names."""
    words = words_of(language, "selon.corpus")
    drawn = charts(tables, words, top)
    for name, chart in drawn.items():
        figure = draw(chart, tables, words)
        with open_binary_output(folder / f"{name}.png") as out:
            out.write(_saved(figure, "png", chart.title))
        with open_output(folder / f"{name}.svg") as page:
            page.write(themed(_saved(figure, "svg", chart.title).decode()))
    return list(drawn)


def draw(chart: Chart, tables: Mapping[str, StatTable], words: Words) -> Figure:
    """A chart as a figure of matplotlib; below it stands on how much it is based."""
    from matplotlib import rc_context

    with rc_context(RC):
        figure = _bars(chart, words) if isinstance(chart, Bars) else _weeks(chart, words)
        figure.suptitle(chart.title, x=0.01, ha="left", fontsize=14, fontweight="bold")
        figure.supxlabel(_foot(chart, tables, words), x=0.01, ha="left", fontsize=8, color=SOFT)
        return figure


def _foot(chart: Chart, tables: Mapping[str, StatTable], words: Words) -> str:
    counted = {str(row[0]): row[1] for row in tables["summary"].rows}
    told = {name: words(f"terms.{name}", n=counted[name]) for name in ("articles", "statements")}
    foot = [words("stats.foot", version=__version__, **told)]
    if chart.shown < chart.of:
        foot.append(words("stats.top", shown=words.number(chart.shown), of=words.number(chart.of)))
    if isinstance(chart, Weeks) and chart.left_out:
        foot.append(words("stats.left_out", n=chart.left_out))
    return " ".join(foot)


def _saved(figure: Figure, format: str, title: str) -> bytes:
    """The figure in a format, the same bytes each time."""
    from matplotlib import rc_context

    out = BytesIO()
    with rc_context(RC), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # the font lacks a letter of a name: a box stands there
        metadata = {"Title": title, "Date": None} if format == "svg" else {"Title": title}
        figure.savefig(out, format=format, dpi=_DPI, metadata=metadata)
    return out.getvalue()


def _figure(height: float) -> Figure:
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    return Figure(figsize=(_WIDTH, height), layout=ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.1))


def _bars(chart: Bars, words: Words) -> Figure:
    """Bars from top to bottom, each with its sum at its end."""
    parts = [part for part in chart.parts if any(part.values)]
    figure = _figure(1.7 + _BAR * max(len(chart.labels), _FEWEST))
    axes = figure.add_subplot()
    if not parts:
        return _nothing(figure, axes, words)
    for part, left in zip(parts, _ends(parts), strict=True):
        places, values, begins = _there(range(len(part.values)), part, left)
        axes.barh(places, values, left=begins, height=0.72, **_look(part))
    sums = [sum(values) for values in zip(*(part.values for part in parts), strict=True)]
    for place, value in enumerate(sums):
        axes.annotate(_shown(value, words, chart.percent), (value, place), (4, 0), textcoords="offset points", va="center",
                      fontsize=9)  # fmt: skip
    _finish_bars(axes, chart, words, max(sums))
    _legend(axes, parts)
    return figure


def _finish_bars(axes: Axes, chart: Bars, words: Words, most: float) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_yticks(range(len(chart.labels)), chart.labels)
    axes.set_ylim(max(len(chart.labels), _FEWEST) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(chart.unit)
    axes.set_xlim(0, most * 1.1)
    axes.grid(axis="x", color=GRID, linewidth=0.6)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=not chart.percent))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _shown(value, words, chart.percent)))


def _weeks(chart: Weeks, words: Words) -> Figure:
    """Panels one below another over the same weeks."""
    figure = _figure(1.4 + _PANEL * max(len(chart.panels), 1))
    if not chart.weeks or not chart.panels:
        return _nothing(figure, figure.add_subplot(), words)
    outline = {"linewidth": 0.6 if len(chart.weeks) <= _OUTLINED else 0.0}
    columns = figure.subplots(len(chart.panels), 1, sharex=True, squeeze=False)[:, 0]
    for axes, panel in zip(columns, chart.panels, strict=True):
        for part, bottom in zip(panel.parts, _ends(panel.parts), strict=True):
            places, values, begins = _there(chart.weeks, part, bottom)
            axes.bar(places, values, bottom=begins, width=6, **(_look(part) | outline))
        axes.set_title(panel.title, loc="left", fontsize=10)
        _finish_panel(axes, chart.weeks, words)
    used = {part.code: part for panel in chart.panels for part in panel.parts if part.name and any(part.values)}
    _legend(columns[0], [used[code] for code in FILLS if code in used])
    return figure


def _finish_panel(axes: Axes, weeks: tuple[date, ...], words: Words) -> None:
    from matplotlib.dates import date2num
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    named = weeks[:: -(-len(weeks) // _TICKS)]
    axes.set_xticks(date2num(named), [words.short_date(week) for week in named])
    axes.grid(axis="y", color=GRID, linewidth=0.6)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: words.number(round(value, 1))))


def _legend(axes: Axes, parts: list[Part]) -> None:
    """What each part is, above the axes, where there is more than one."""
    from matplotlib.patches import Patch

    if len(parts) > 1:
        place = (0, 1.16 if axes.get_title(loc="left") else 1.0)
        patches = [Patch(**_look(part), label=part.name) for part in parts]
        axes.legend(handles=patches, loc="lower left", bbox_to_anchor=place, ncols=min(len(parts), 3), fontsize=9,
                    handlelength=1.8, borderaxespad=0.2)  # fmt: skip


def _nothing(figure: Figure, axes: Axes, words: Words) -> Figure:
    axes.set_axis_off()
    axes.text(0, 0.5, words("stats.nothing"))
    return figure


def _there(places: Iterable[Any], part: Part, begins: list[float]) -> tuple[list[Any], list[float], list[float]]:
    """The bars that have a part: their places, its values, and where it begins."""
    found = [one for one in zip(places, part.values, begins, strict=True) if one[1]]
    return [place for place, *_ in found], [value for _, value, _ in found], [begin for *_, begin in found]


def _look(part: Part) -> dict[str, Any]:
    colour, hatch = FILLS[part.code]
    return {"facecolor": colour, "hatch": hatch, "edgecolor": INK, "linewidth": 0.6}


def _ends(parts: list[Part] | tuple[Part, ...]) -> Iterator[list[float]]:
    """Where each part begins: where those before it end."""
    at = [0.0] * len(parts[0].values) if parts else []
    for part in parts:
        yield at
        at = [begin + value for begin, value in zip(at, part.values, strict=True)]


def _shown(value: float, words: Words, percent: bool) -> str:
    return words("stats.percent", n=round(100 * value, 1)) if percent else words.number(round(value, 1))
