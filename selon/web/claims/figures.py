"""The figures ledger of a claim and of those that correct or update it, and where each figure is drawn.

A drawing is for figures of one kind: time runs down, one line a figure, the value runs to the right. Positions are parts of
the width in percent, so that words keep their size on every screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.claim_records import Claim, Figure
from selon.intake.article import outlet_name
from selon.records import Article

_ROW, _TOP = 52, 8
"""Heights in CSS pixels."""
_UNTOLD, _DAY = "9999", len("2024-06-03")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure in the ledger; `claim` is the id of the other claim that gives it, None where this one does."""

    what: str
    value: float
    high: float | None
    words: str
    voice: str | None
    voice_name: str | None
    article: str
    outlet: str
    lang: str
    published: str | None
    as_of: str | None
    claim: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a drawing: `x` (and `x_high`, where it is a range) in percent, `y` in pixels; `x_from`, `y_from` is the
    figure that the same voice gave before, None where it gave none."""

    line: FigureLine
    x: float
    x_high: float | None
    y: int
    x_from: float | None
    y_from: int | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Figures of one kind over time; `height` in pixels, `most` the value at the right end."""

    what: str
    height: int
    most: float
    points: list[Point]


def ledger(
    claim: Claim, others: Iterable[Claim], articles: Mapping[str, Article], names: Mapping[str, str]
) -> list[FigureLine]:
    """The figures in order of time, once a voice and value; those of one day by when their articles appeared."""
    told = [(figure, None) for figure in claim.figures] + [(f, other.id) for other in others for f in other.figures]
    found: dict[tuple[object, ...], FigureLine] = {}
    for figure, other in told:
        if figure.article in articles:
            line = _line(figure, articles[figure.article], names, other)
            found.setdefault((line.what.casefold(), line.value, line.high, line.voice or f"outlet {line.outlet}"), line)
    return sorted(found.values(), key=lambda f: ((f.as_of or _UNTOLD)[:_DAY], f.published or _UNTOLD, f.value))


def drawings(lines: Iterable[FigureLine]) -> list[Drawing]:
    """A drawing for each kind of figure of which there are at least two."""
    kinds: dict[str, list[FigureLine]] = {}
    for line in lines:
        kinds.setdefault(line.what.casefold(), []).append(line)
    return [_drawing(kind) for kind in kinds.values() if len(kind) > 1]


def _line(figure: Figure, article: Article, names: Mapping[str, str], claim: str | None) -> FigureLine:
    voice = figure.voice
    return FigureLine(
        what=figure.what, value=figure.value, high=figure.high, words=figure.span.text, voice=voice,
        voice_name=names.get(voice, voice) if voice else None, article=article.id, outlet=outlet_name(article),
        lang=article.lang, published=article.published, as_of=figure.as_of or article.published, claim=claim,
    )  # fmt: skip


def _drawing(lines: list[FigureLine]) -> Drawing:
    most = max(max(line.value, line.high or 0.0) for line in lines) or 1.0
    points: list[Point] = []
    last: dict[str, Point] = {}
    for number, line in enumerate(lines):
        before = last.get(line.voice) if line.voice else None
        point = Point(
            line, _x(line.value, most), _x(line.high, most) if line.high is not None else None, _TOP + _ROW * number + 34,
            before.x if before else None, before.y if before else None,
        )  # fmt: skip
        points.append(point)
        if line.voice:
            last[line.voice] = point
    return Drawing(lines[0].what, _TOP + _ROW * len(lines), most, points)


def _x(value: float, most: float) -> float:
    return round(2 + 94 * max(value, 0.0) / most, 2)
