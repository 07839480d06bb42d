"""How what the reader found is held against the marks of an example: to the letter, and as precision and recall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from marked import Example, Expected, Offsets

from selon.records import Article, Span, Statement


def key(example: Example) -> str:
    """What an example is listed by: a hash of its text, its file and how it begins. It bears a move of the block."""
    digest = sha256(example.text.encode()).hexdigest()[:10]
    return f"{digest}  {example.file}  {' '.join(example.text.split())[:60]}"


def differences(example: Example, article: Article) -> list[str]:
    """What was marked and not found, and what was found and not marked, one line each; empty where all agrees."""
    wanted = {_expected(example, e): e for e in example.statements}
    found = {_found(article, s): s for s in article.statements}
    lines = [f"missed {w}" for w in wanted if w not in found] + [f"found  {f}" for f in found if f not in wanted]
    if len(article.statements) != len(example.statements) and not lines:
        lines.append(f"{len(article.statements)} statements instead of {len(example.statements)}")
    return lines or [d for w, e in wanted.items() for d in _where_marked(example, e, found[w])]


def _expected(example: Example, e: Expected) -> str:
    parent = next((o for o in example.statements if o.number == e.parent), None)
    spans = (e.source, e.cue, e.content, parent.content if parent else None)
    return _line([_words(example.text, where) for where in spans], e.form, e.stance)


def _found(article: Article, s: Statement) -> str:
    parent = next((o for o in article.statements if o.id == s.parent), None)
    spans = (s.source, s.cue, s.content, parent.content if parent else None)
    return _line([_words(article.text, _at(where)) for where in spans], s.form, s.stance)


def _line(words: list[str], form: str, stance: str) -> str:
    *said, parent = words
    return " | ".join([*said, f"{form} {stance}", f"inside {parent}"])


def _at(spans: Span | tuple[Span, ...] | None) -> Offsets | tuple[Offsets, ...] | None:
    if spans is None:
        return None
    return (spans.start, spans.end) if isinstance(spans, Span) else tuple((s.start, s.end) for s in spans)


def _words(text: str, where: Offsets | tuple[Offsets, ...] | None) -> str:
    """Spans as words with their offsets, so that equal lines mean equal spans."""
    return "-" if where is None else " + ".join(f"{text[s:e]} [{s}:{e}]" for s, e in _spans(where))


def _spans(where: Offsets | tuple[Offsets, ...]) -> Iterator[Offsets]:
    """One span or several, as several."""
    match where:
        case (int() as start, int() as end):
            yield start, end
        case several:
            yield from several


def _where_marked(example: Example, e: Expected, s: Statement) -> list[str]:
    """Kind, voice, hearer and medium are compared only where the example marks them."""
    pairs = [
        ("kind", e.kind, s.voice.kind if s.voice else "none"),
        ("voice", e.voice and folded(e.voice), folded(s.voice.name) if s.voice else None),
        ("heard by", e.heard_by, _at(s.heard_by)),
        ("medium", e.medium, _at(s.medium)),
    ]
    content = example.text[slice(*e.content[0])]
    return [f"{name} of {content!r}: marked {want}, found {got}" for name, want, got in pairs if want and want != got]


def folded(name: str) -> str:
    """A voice's name without capitals and leading article ("La préfète" is "préfète")."""
    low = name.lower().replace("’", "'").strip()
    for article in ("le ", "la ", "les ", "l'", "un ", "une ", "des "):
        low = low.removeprefix(article) if low.startswith(article) else low
    return low


@dataclass
class Tally:
    """Counts of a file: examples, those that agree to the letter, statements marked, found, and found right."""

    examples: int = 0
    exact: int = 0
    marked: int = 0
    found: int = 0
    right: int = 0

    def add(self, example: Example, article: Article) -> None:
        """Count one example."""
        self.examples += 1
        self.exact += not differences(example, article)
        self.marked += len(example.statements)
        self.found += len(article.statements)
        self.right += hits(example, article)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.marked)
        return f"{self.exact:4} of {self.examples:4} exact   precision {precision:.2f}  recall {recall:.2f}"


def hits(example: Example, article: Article) -> int:
    """How many marked statements were found: half of the letters of both contents shared, and an overlapping source."""
    left, count = list(article.statements), 0
    for expected in example.statements:
        match = next((s for s in left if _same(example.text, expected, s)), None)
        if match:
            left.remove(match)
            count += 1
    return count


def _same(text: str, e: Expected, s: Statement) -> bool:
    ours, theirs = _letters(text, *e.content), _letters(text, *((c.start, c.end) for c in s.content))
    if len(ours & theirs) < 0.5 * len(ours | theirs):
        return False
    if e.source is None or s.source is None:
        return e.source is None and s.source is None
    return bool(_letters(text, e.source) & _letters(text, (s.source.start, s.source.end)))


def _letters(text: str, *spans: Offsets) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}
