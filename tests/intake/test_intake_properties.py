"""Whatever stands in a text, it comes through to the letter and every offset points at its words."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from selon.intake import article_from_text, open_sources
from selon.records import Article

OPENING = "La mairie de Montclar a confirmé mardi la fermeture du marché couvert pour trois semaines. "
STRANGE = "a\u0007b 🗣👩‍🚒 e\u0301te\u0301 fin\r\n«\u00a0oui\u202f»\r \u200fשלום\u200e \u2028\u0085 \ufeff\U0010ffff"
PIECES = st.sampled_from(
    ["(avec AFP)", "(Belga)", "AFP", "PARIS, 4 juin (XQZ) - ", "Avec l’AFP et Reuters", "\n\n", "\r\n", " ", ".", "»",
     "🗣", "e\u0301", "\u00a0", "a"]
)  # fmt: skip


@settings(deadline=None)
@given(st.text())
@example(STRANGE)
@example("")
def test_an_article_keeps_its_text_to_the_letter(text):
    assert article_from_text(text, id="un").text == text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
@example(STRANGE)
def test_a_file_and_a_record_keep_their_text_to_the_letter(text):
    text = OPENING + text
    with tempfile.TemporaryDirectory() as folder:
        plain, lines = Path(folder, "un.txt"), Path(folder, "un.jsonl")
        plain.write_bytes(text.encode())
        lines.write_bytes(json.dumps({"id": "un", "text": text}, ensure_ascii=False).encode())
        articles = list(open_sources([str(plain), str(lines)], lang="fr"))
    assert [article.text for article in articles if isinstance(article, Article)] == [text, text]


@settings(deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=20).map("".join), st.text()))
@example("PARIS, 4 juin (AFP) - Non.\r\n\r\n🗣 e\u0301 « Oui. » (avec\u00a0Reuters)")
def test_the_offsets_of_credits_hold(text):
    credits = article_from_text(text, id="un").credits
    assert [text[credit.span.start : credit.span.end] for credit in credits] == [credit.span.text for credit in credits]
    assert all(credit.name and credit.span.text.strip() == credit.span.text for credit in credits)
    ends = [credit.span.end for credit in credits]
    assert ends == sorted(set(ends))
