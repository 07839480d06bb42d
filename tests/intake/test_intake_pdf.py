"""PDF: lines of print become paragraphs again."""

from __future__ import annotations

import io

import pytest

from selon.intake.hyphens import join_broken


def column(*lines: str, top: float = 760, left: float = 50) -> list[tuple[float, float, str]]:
    """Lines one below the other, 14 points apart; "" leaves a blank line, ">" before a line indents it."""
    return [
        (left + 12 * line.startswith(">"), top - 14 * number, line.removeprefix(">"))
        for number, line in enumerate(lines)
        if line
    ]


def test_paragraphs_are_built_again(in_newsroom, print_pdf, read_one):
    page = column(
        "Le port de Montclar rouvre",
        "",
        "La maire de Montclar, Odile Trastour, a annoncé mardi la réouver-",
        "ture du port, après trois mois de travaux et deux de grève. La porte-",
        "parole du syndicat dément.",
        ">« Rien n'est réglé », a-t-elle dit aux dockers réunis devant la",
        "capitainerie.",
        "Les quais restent vides, selon les pêcheurs, et la criée est fermée.",
    )
    (in_newsroom / "port.pdf").write_bytes(print_pdf([page]))
    article = read_one("port.pdf")
    assert article.text.split("\n\n") == [
        "Le port de Montclar rouvre",
        "La maire de Montclar, Odile Trastour, a annoncé mardi la réouverture du port, après trois mois de travaux "
        "et deux de grève. La porte-parole du syndicat dément.",
        "« Rien n'est réglé », a-t-elle dit aux dockers réunis devant la capitainerie.",
        "Les quais restent vides, selon les pêcheurs, et la criée est fermée.",
    ]
    assert (article.title, article.id, article.notes) == (None, "port.pdf", ())


def test_a_sentence_goes_on_over_columns_and_pages(in_newsroom, print_pdf, read_one):
    first = column("L'Écho de Montclar", top=810) + column("La maire a annoncé la", "réouverture du port et")
    first += [*column("de la criée avant la fin", "de la semaine, malgré", left=320), (290, 30, "1 / 2")]
    second = [*column("L'Écho de Montclar", top=810), *column("la grève des dockers."), (290, 30, "2 / 2")]
    (in_newsroom / "port.pdf").write_bytes(print_pdf([first, second]))
    article = read_one("port.pdf")
    assert article.text == (
        "La maire a annoncé la réouverture du port et de la criée avant la fin de la semaine, malgré "
        "la grève des dockers."
    )
    assert [(note.code, note.message) for note in article.notes] == [
        ("boilerplate", f"left out: {words}")
        for words in ("L'Écho de Montclar", "1 / 2", "L'Écho de Montclar", "2 / 2")
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("le minis", "tre a nié", "le ministre a nié"),
        ("la porte", "parole a nié", "la porte-parole a nié"),
        ("a-t", "il précisé", "a-t-il précisé"),
        ("a", "t-elle précisé", "a-t-elle précisé"),
        ("c'est-à", "dire non", "c'est-à-dire non"),
        ("Jean", "Marc Ovadic", "Jean-Marc Ovadic"),
        ("LE MINIS", "TRE NIE", "LE MINISTRE NIE"),
        ("l'Airbus A320", "200", "l'Airbus A320-200"),
        ("un contre", "amiral", "un contre-amiral"),
        ("1", "er", "1-er"),
        ("(", "tre", "(-tre"),
    ],
)
def test_a_broken_word_is_made_whole(before, after, joined):
    assert join_broken(before, after, "Le contre-amiral a nié.", "fr") == joined


def test_a_scan_gets_one_line(in_newsroom, refusal):
    from pypdfium2 import PdfDocument

    scan = PdfDocument.new()
    scan.new_page(595, 842)
    paper = io.BytesIO()
    scan.save(paper)
    (in_newsroom / "scan.pdf").write_bytes(paper.getvalue())
    assert refusal("scan.pdf").startswith("scan.pdf: holds no text, it is a scan")


def test_a_page_number_alone_is_a_scan(in_newsroom, print_pdf, refusal):
    (in_newsroom / "scan.pdf").write_bytes(print_pdf([[(290, 30, "12")]]))
    assert "it is a scan" in refusal("scan.pdf")


def test_a_file_that_is_no_pdf_gets_one_line(in_newsroom, refusal):
    (in_newsroom / "faux.pdf").write_bytes(b"%PDF-1.4 et rien de plus")
    assert refusal("faux.pdf").startswith("faux.pdf: cannot be read as PDF")


def test_a_pdf_behind_a_password_gets_one_line(in_newsroom, print_pdf, refusal):
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    locked = print_pdf([[(50, 700, "Le conseil a voté.")]]).replace(
        b"trailer <<", b"trailer << /ID [<41> <41>] /Encrypt " + lock
    )
    (in_newsroom / "clos.pdf").write_bytes(locked)
    assert "password" in refusal("clos.pdf").partition(": print it")[0]


def test_a_pdf_in_another_language_gets_one_line(in_newsroom, print_pdf, refusal):
    words = "The mayor of Montclar confirmed on Tuesday that the covered market would stay closed."
    (in_newsroom / "market.pdf").write_bytes(print_pdf([[(50, 700, words)]]))
    assert "English (en)" in refusal("market.pdf")
