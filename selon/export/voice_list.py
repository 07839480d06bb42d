"""Voices across articles on a terminal: who speaks how often, and all that one of them said, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from selon.claim_records import Dossier, SharedVoice, VoiceOf
from selon.claims.judged_voices import judged_voices
from selon.export.table import indented, print_lines, screen, write_sum
from selon.export.wording import content, does, flat, many
from selon.intake.article import outlet_name
from selon.judgements import standing
from selon.records import Article, Statement


def write(dossier: Dossier, out: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write a line a voice, as people judged it, the one with most statements first, with the names it goes by."""
    console = screen(out, color=color, width=width)
    voices = known(dossier)
    for voice in voices:
        print_lines(console, indented(console, _heading(voice), "", "    "))
    write_sum(console, f"{many(len(voices), 'voice')} in {many(len(dossier.articles), 'article')}")


def write_one(dossier: Dossier, voice: SharedVoice, out: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write what makes the names one voice, then all that it said, in order of publication."""
    console = screen(out, color=color, width=width)
    print_lines(console, indented(console, _heading(voice), "", "    ", "bold"))
    for why in voice.why:
        print_lines(console, indented(console, flat(why), "  ", "    ", "dim"))
    for article, statement in said(dossier, voice):
        day = f", {article.published[:10]}" if article.published else ""
        line = f"{flat(outlet_name(article))}{day}: {does(statement)}: {content(statement)}"
        print_lines(console, indented(console, line, "  ", "    "))


def said(dossier: Dossier, voice: SharedVoice) -> Iterator[tuple[Article, Statement]]:
    """The statements of a voice with their articles, in order of publication; not those of another one of its name."""
    theirs = set(voice.voices)
    for article in dossier.articles:
        for statement in article.statements:
            if statement.voice is not None and VoiceOf(article=article.id, voice=statement.voice.id) in theirs:
                yield article, statement


def known(dossier: Dossier) -> tuple[SharedVoice, ...]:
    """The voices of a dossier as people judged them."""
    return judged_voices(dossier.voices, standing(dossier.judgements)).all


def matching(dossier: Dossier, name: str) -> list[SharedVoice]:
    """The voices one of whose names holds these words, whatever their case; one that is exactly so named alone."""
    wanted, voices = name.casefold().replace("’", "'"), known(dossier)
    names = {voice.id: [n.casefold().replace("’", "'") for n in (voice.name, *voice.aliases)] for voice in voices}
    exact = [voice for voice in voices if voice.id == name or wanted in names[voice.id]]
    return exact or [voice for voice in voices if any(wanted in n for n in names[voice.id])]


def _heading(voice: SharedVoice) -> str:
    details = ", ".join(part for part in (voice.kind, voice.country, voice.sector) if part)
    also = f" · also {', '.join(flat(a) for a in voice.aliases)}" if voice.aliases else ""
    return f"{flat(voice.name)} ({details}) · {many(voice.statements, 'statement')}{also} · {voice.id}"
