"""An article laid out by numbers: what any page shows of it, before any words are said about it."""

from __future__ import annotations

from factories import TEXT, TITLE, make_article, make_flood, make_raid, make_statement, make_voice

from selon.export.layout import Beside, Layout, Underline, colours


def test_the_pieces_of_the_paragraphs_joined_are_the_text_without_its_blank_lines() -> None:
    rows = Layout(make_flood()).rows()
    assert "".join("".join(piece.text for piece in row.pieces) for row in rows) == TEXT.replace("\n", "")
    assert [TEXT[row.start : row.end] for row in rows] == TEXT.replace("\n\n", "\n").split("\n")


def test_a_voice_within_a_voice_has_an_underline_of_its_own_and_stands_below_the_one_that_passes_it_on() -> None:
    layout = Layout(make_flood())
    second = layout.rows()[1]
    (flood,) = [piece for piece in second.pieces if piece.text.startswith("la crue")]
    assert sorted(line.number for line in flood.underlines) == [4, 5]
    assert sorted(line.lane for line in flood.underlines) == [0, 1]
    assert second.beside == [Beside("statement", 3), Beside("statement", 5), Beside("statement", 4)]
    assert [outer.id for outer in layout.relays[4]] == ["s4"]


def test_an_event_outside_every_statement_stands_beside_its_paragraph_one_within_does_not() -> None:
    first = Layout(make_raid()).rows()[0]
    assert Beside("event", 0) in first.beside
    assert Beside("event", 1) not in first.beside
    assert [piece.text for piece in first.pieces if piece.told == [0]] == ["bombardé"]


def test_a_title_is_laid_out_like_a_paragraph() -> None:
    title = Layout(make_flood()).title()
    assert title is not None
    assert title.pieces[-1].underlines == [Underline(0, 0)]
    assert "".join(piece.text for piece in title.pieces) == TITLE
    assert Layout(make_article("Rien.", title="  ")).title() is None


def test_voices_take_colours_in_turn_and_nobody_takes_none() -> None:
    text = "Nul n'a parlé. " + " ".join(f"V{n} parle." for n in range(9))
    nobody = make_statement(text, "Nul", id="s0", form="unsourced")
    speaking = [make_statement(text, f"V{n}", id=f"s{n + 1}", voice=make_voice(f"V{n}")) for n in range(9)]
    assert list(colours([nobody, *speaking]).values()) == [None, 0, 1, 2, 3, 4, 5, 6, 7, 0]


def test_a_chain_of_a_thousand_voices_is_followed_to_its_end() -> None:
    text = "mot"
    chain = [make_statement(text, "mot", id=f"s{n}", parent=f"s{n + 1}") for n in range(1000)]
    assert len(Layout(make_article(text, *chain)).relays[0]) == 999
