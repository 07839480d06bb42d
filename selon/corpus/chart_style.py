"""How charts look: colours that people tell apart whatever they see, in print without colour too, and a dark theme.

The colours are those of Okabe and Ito (2008); beside each stands a hatching, and every part has an outline.
"""

from __future__ import annotations

from typing import Any

PAPER, INK, SOFT, GRID = "#fffefc", "#1d2023", "#575d63", "#d5d9dd"
_DARK = {PAPER: "#16191c", INK: "#e9eaeb", SOFT: "#aeb4ba", GRID: "#3b4147"}
"""What paper, ink and lines are on a dark page."""

FILLS: dict[str, tuple[str, str]] = {
    "direct": ("#0072b2", ""), "mixed": ("#56b4e9", "//"), "indirect": ("#e69f00", ".."), "unsourced": ("#cc79a7", "xx"),
    "anonymous": ("#009e73", "\\\\"), "articles": ("#56b4e9", ""),
    "fact": ("#0072b2", ""), "reported": ("#56b4e9", "//"), "unverified": ("#e69f00", ".."), "future": ("#009e73", "\\\\"),
    "hypothetical": ("#cc79a7", "xx"), "denied": ("#d55e00", "--"),
}  # fmt: skip
"""Colour and hatching of each part by its code."""

RC: dict[str, Any] = {
    "font.family": ["sans-serif"], "font.size": 10, "text.color": INK, "text.parse_math": False, "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER, "axes.facecolor": PAPER, "axes.edgecolor": SOFT, "axes.labelcolor": SOFT,
    "axes.spines.top": False, "axes.spines.right": False, "axes.grid": False, "axes.axisbelow": True, "grid.color": GRID,
    "xtick.color": SOFT, "ytick.color": SOFT, "xtick.labelcolor": INK, "ytick.labelcolor": INK, "legend.frameon": False,
    "hatch.linewidth": 0.5, "svg.fonttype": "none", "svg.hashsalt": "selon", "axes.unicode_minus": False,
}  # fmt: skip
"""Settings of matplotlib; the same charts are the same bytes."""


def themed(svg: str) -> str:
    """An SVG that turns dark where its reader asks for that; other programs, and printers, see it as it was."""
    rules = "".join(
        f'[style*="{what}: {light}"] {{ {what}: {dark} !important }} '
        for light, dark in _DARK.items()
        for what in ("fill", "stroke")
    )
    style = f"<style>@media screen and (prefers-color-scheme: dark) {{ {rules}}}</style>"
    opening, end, rest = svg.partition("<defs>")
    return f"{opening}{style}\n {end}{rest}"
