"""Voices across articles on a terminal: who speaks how often, and all that one of them said, and where."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TextIO

from rich.text import Text

from selon.claim_records import Dossier, SharedVoice, VoiceOf
from selon.export.claim_view import number
from selon.export.table import print_lines, screen, write_sum
from selon.export.wording import content, does, flat
from selon.intake.article import outlet_name
from selon.records import Article, Statement


def write(dossier: Dossier, out: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write a line a voice, the one with most statements first, with the names it goes by."""
    console = screen(out, color=color, width=width)
    for voice in dossier.voices:
        print_lines(console, _filled(_heading(voice), console.width, "", "    "))
    write_sum(console, f"{number(len(dossier.voices), 'voice')} in {number(len(dossier.articles), 'article')}")


def write_one(dossier: Dossier, voice: SharedVoice, out: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write what makes the names one voice, then all that it said, in order of publication."""
    console = screen(out, color=color, width=width)
    print_lines(console, _filled(_heading(voice), console.width, "", "    ", "bold"))
    for why in voice.why:
        print_lines(console, _filled(why, console.width, "  ", "    ", "dim"))
    for article, statement in said(dossier, voice):
        day = f", {article.published[:10]}" if article.published else ""
        line = f"{outlet_name(article)}{day}: {does(statement)}: {content(statement)}"
        print_lines(console, _filled(line, console.width, "  ", "    "))


def said(dossier: Dossier, voice: SharedVoice) -> Iterator[tuple[Article, Statement]]:
    """The statements of a voice with their articles, in order of publication; not those of another one of its name."""
    theirs = set(voice.voices)
    for article in dossier.articles:
        for statement in article.statements:
            if statement.voice is not None and VoiceOf(article=article.id, voice=statement.voice.id) in theirs:
                yield article, statement


def matching(dossier: Dossier, name: str) -> list[SharedVoice]:
    """The voices one of whose names holds these words, whatever their case; one that is exactly so named alone."""
    wanted = name.casefold().replace("’", "'")
    names = {voice.id: [n.casefold().replace("’", "'") for n in (voice.name, *voice.aliases)] for voice in dossier.voices}
    exact = [voice for voice in dossier.voices if voice.id == name or wanted in names[voice.id]]
    return exact or [voice for voice in dossier.voices if any(wanted in n for n in names[voice.id])]


def _heading(voice: SharedVoice) -> str:
    details = ", ".join(part for part in (voice.kind, voice.country, voice.sector) if part)
    also = f" · also {', '.join(flat(a) for a in voice.aliases)}" if voice.aliases else ""
    return f"{flat(voice.name)} ({details}) · {number(voice.statements, 'statement')}{also}"


def _filled(words: str, width: int, before: str, below: str, style: str = "") -> Iterator[Text]:
    for line in textwrap.wrap(words, max(20, width), initial_indent=before, subsequent_indent=below, break_on_hyphens=False):
        yield Text(line, style=style)
