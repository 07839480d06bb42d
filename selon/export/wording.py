"""How a statement is put for people: the same English words in every format, the article's own words to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from selon.records import Article, Date, Form, Note, Span, Stance, Statement

Status = Literal["said", "hedged", "denied", "doubted"]
NOBODY = "nobody named"
OWN = "Outside any statement"
"""Above the events that stand in no statement."""
GAP = " […] "
_DOES: dict[Stance, str] = {
    "say": "says", "confirm": "confirms", "deny": "denies", "accuse": "accuses", "criticise": "criticises",
    "praise": "praises", "urge": "urges", "announce": "announces", "warn": "warns", "doubt": "claims",
    "think": "thinks", "suspect": "suspects",
}  # fmt: skip
_IS_DONE: dict[Stance, str] = {
    "say": "it is said", "confirm": "it is confirmed", "deny": "it is denied", "accuse": "it is alleged",
    "criticise": "it is criticised", "praise": "it is praised", "urge": "it is called for",
    "announce": "it is announced", "warn": "there is a warning", "doubt": "it is not known", "think": "it is thought",
    "suspect": "it is suspected",
}  # fmt: skip
_HOW: dict[Form, str] = {
    "direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased", "unsourced": "hedged, no voice",
}  # fmt: skip
_OPENING, _CLOSING = '«‹“„"', '»›”“"'
_LONGEST_HEADING = 120
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What steers a terminal or ends a line: Unicode's Cc, Zl, Zp."""



def named(statement: Statement) -> bool:
    """Whether anybody (or any document) is named for it."""
    return statement.voice is not None and statement.voice.kind != "none"


def voice_name(statement: Statement) -> str:
    """The voice's fullest name, or "nobody named"."""
    return flat(statement.voice.name) if statement.voice and named(statement) else NOBODY


def voice_details(statement: Statement) -> list[str]:
    """Kind, role and country of the voice, as far as they are known and its name does not already say them."""
    voice = statement.voice
    if voice is None or not named(statement):
        return []
    role = flat(voice.role) if voice.role else None
    return [part for part in (voice.kind, role, voice.country) if part and part != flat(voice.name)]


def status(statement: Statement) -> Status:
    """How it stands: "hedged" with nobody behind it, "denied" by its voice, "doubted" by the article, or "said"."""
    if statement.form == "unsourced":
        return "hedged"
    statuses: dict[Stance, Status] = {"deny": "denied", "doubt": "doubted"}
    return statuses.get(statement.stance, "said")


def does(statement: Statement) -> str:
    """What the voice does, as a verb ("denies"); without a voice what is done ("it is suspected")."""
    return (_DOES if named(statement) else _IS_DONE)[statement.stance]


def manner(statement: Statement) -> str:
    """How it is said: quoted, partly quoted, paraphrased or hedged; doubted, in the headline."""
    parts = [_HOW[statement.form]]
    if status(statement) == "doubted":
        parts.append("doubted by the article")
    if any(span.field == "title" for span in statement.content):
        parts.append("in the headline")
    return ", ".join(parts)


def content(statement: Statement) -> str:
    """The content in its exact words on one line, quoted parts inside « » where the article's own marks do not show."""
    return GAP.join(flat(_with_marks(span, statement.quoted)) for span in statement.content)


def _with_marks(span: Span, quoted: Iterable[Span]) -> str:
    text = span.text
    inside = {(q.start, q.end) for q in quoted if q.field == span.field and q.start < span.end and q.end > span.start}
    for start, end in sorted(inside, reverse=True):
        first, last = max(0, start - span.start), min(len(text), end - span.start)
        before, words, after = text[:first], text[first:last], text[last:]
        opened, closed = before.rstrip()[-1:] or "x", after.lstrip()[:1] or "x"
        opening, closing = "" if opened in _OPENING else "«\u00a0", "" if closed in _CLOSING else "\u00a0»"
        text = f"{before}{opening}{words}{closing}{after}"
    return text


def circumstances(statement: Statement) -> list[tuple[str, str]]:
    """Label and words: source (where it does not hold the voice's name), cue, medium, who heard it, when it was said."""
    source = statement.source if statement.source and voice_name(statement) not in flat(statement.source.text) else None
    parts = (("source", source), ("cue", statement.cue), ("medium", statement.medium), ("heard by", statement.heard_by))
    found = [(label, flat(span.text)) for label, span in parts if span]
    return found + ([("said", said_at(statement.said_at))] if statement.said_at else [])


def said_at(date: Date) -> str:
    """The day, and in brackets the words that give it: "2024-06-03 (lundi)"."""
    when = date.value if date.until is None else f"{date.value} to {date.until}"
    return f"{when} ({flat(date.text)})" if date.text else when


def evidence(statement: Statement) -> str:
    """Which rule found it, how often that rule is right, and who the voice is said to be on what evidence."""
    why = f"; {flat(statement.voice.why)}" if statement.voice and statement.voice.why else ""
    return f"{statement.rule}, confidence {statement.confidence:.2f}{why}"


def note(note: Note) -> str:
    """A note in one line, with the words it is about."""
    return flat(note.message) + (f": “{flat(note.span.text)}”" if note.span and note.span.text.strip() else "")


def heading(article: Article) -> str:
    """The title, or the beginning of the text."""
    if article.title and article.title.strip():
        return flat(article.title)
    first = flat(article.text.lstrip()[: _LONGEST_HEADING + 1].partition("\n")[0])
    return first if len(first) <= _LONGEST_HEADING else f"{first[:_LONGEST_HEADING].rsplit(' ', 1)[0]} …"


def origin(article: Article) -> list[str]:
    """Outlet, byline, date, credits and id, as far as they are known."""
    credited = ", ".join(flat(credit.name) for credit in article.credits)
    credits = f"credits: {credited}" if credited else None
    parts = (article.outlet, article.byline, article.published, credits, article.id)
    return [flat(part) for part in parts if part]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was found in one or more articles; voices and events are counted article by article."""

    articles: int = 0
    statements: int = 0
    voices: int = 0
    unnamed: int = 0
    events: int = 0
    mentions: int = 0
    notes: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.articles + other.articles, self.statements + other.statements, self.voices + other.voices,
            self.unnamed + other.unnamed, self.events + other.events, self.mentions + other.mentions,
            self.notes + other.notes,
        )  # fmt: skip

    def __str__(self) -> str:
        parts = [many(self.statements, "statement"), many(self.voices, "voice"), f"{self.unnamed} without a voice"]
        return ", ".join([*parts, self.happenings(), many(self.notes, "note")])

    def happenings(self) -> str:
        """How many events, and in how many mentions where that differs."""
        more = f" in {self.mentions} mentions" if self.mentions > self.events else ""
        return many(self.events, "event") + more


def count(article: Article) -> Counts:
    """How many statements, voices, statements without a voice, events, mentions of events and notes an article has."""
    voices = {s.voice.id for s in article.statements if s.voice and named(s)}
    unnamed = sum(not named(s) for s in article.statements)
    events = len({event.group for event in article.events})
    return Counts(1, len(article.statements), len(voices), unnamed, events, len(article.events), len(article.notes))


def many(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def flat(text: str) -> str:
    """Text on one line: white space closed up (no-break spaces stay), control characters gone, trimmed.

    A web page could otherwise steer the terminal it is shown on.
    """
    return " ".join(part for part in _CONTROLS.sub(" ", text).split(" ") if part)
