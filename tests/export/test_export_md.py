"""Markdown: what is pasted shows the words to the letter."""

from __future__ import annotations

import io

import pytest
from factories import make_article, make_flood, make_statement, make_voice

from selon.export.md import escaped, write
from selon.records import Article

FLOOD = """\
## Digue de Morvanne : la préfète aurait été prévenue

*La Dépêche de Morvanne · 2024-06-04 · credits: AFP · digue.txt*

- **nobody named** — it is said, hedged, no voice, in the headline — “la préfète aurait été prévenue” (cue: aurait)
- **Solène Argoat** (person, ministre de l'Eau, FRA) — denies, partly quoted — \
“la digue de Morvanne « ait cédé faute d'entretien »” (cue: a démenti; medium: dans un communiqué)
- **Solène Argoat** (person, ministre de l'Eau, FRA) — announces, paraphrased — \
“un rapport avant l'été” (source: Elle; cue: a promis; heard by: à l'AFP)
- **une éclusière** (role) — says, quoted — \
“« Nous avons alerté trois fois la préfecture » \\[…\\] « sans jamais recevoir de réponse »” (cue: raconte)
- **Le Fanal** (organisation) — says, paraphrased — “la crue dépassait de deux mètres le niveau prévu” (cue: Selon)
  - **un ingénieur** (anonymous) — says, paraphrased — \
“la crue dépassait de deux mètres le niveau prévu” (cue: citant)
- **nobody named** — it is said, hedged, no voice — \
“Deux agents auraient quitté leur poste cette nuit-là” (cue: auraient)
- **Le préfet** (role) — claims, paraphrased, doubted by the article — “n'avoir rien su” (cue: prétend)

**Notes**

- a quotation mark has no partner: “»”

8 statements, 5 voices, 2 without a voice, 0 events, 1 note
"""


def markdown(*articles: Article) -> str:
    out = io.StringIO()
    write(articles, out)
    return out.getvalue()


def test_an_article_in_full() -> None:
    assert markdown(make_flood()).replace("\u00a0", " ") == FLOOD


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("**gras** et _penché_", r"\*\*gras\*\* et \_penché\_"),
        ("[ici](http://x.example)", r"\[ici\](http://x.example)"),
        ("<script>", r"\<script\>"),
        ("`code` \\ | ~~rayé~~ #1 $a$ &amp;", r"\`code\` \\ \| \~\~rayé\~\~ \#1 \$a\$ \&amp;"),
        ("l'été 2024 - à 3,5 % !", "l'été 2024 - à 3,5 % !"),
    ],
)
def test_what_markdown_would_read_is_escaped(words: str, shown: str) -> None:
    assert escaped(words) == shown
    assert f"“{shown}”" in markdown(make_article(words, make_statement(words, words)))


def test_names_and_headings_are_escaped_too() -> None:
    statement = make_statement("Non.", "Non", voice=make_voice("*Le Fanal*", role="_chef_"))
    shown = markdown(make_article("Non.", statement, title="# 1 <b>"))
    assert shown.startswith("## \\# 1 \\<b\\>\n")
    assert "- **\\*Le Fanal\\*** (person, \\_chef\\_) — says" in shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://fanal.example/a?b=1", "*digue.txt* <https://fanal.example/a?b=1>\n"),
        ("javascript:alert(1)<b>", "*digue.txt* javascript:alert(1)\\<b\\>\n"),
        ("https://fanal.example/<b>", "*digue.txt* https://fanal.example/\\<b\\>\n"),
    ],
)
def test_only_web_addresses_become_links(url: str, shown: str) -> None:
    assert shown in markdown(make_article("Non.", url=url))


def test_articles_are_parted_by_a_blank_line() -> None:
    shown = markdown(make_article("Un.", id="a"), make_article("Deux.", id="b"))
    assert "0 notes\n\n## Deux.\n" in shown
