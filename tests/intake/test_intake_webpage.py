"""Web pages: the article comes out, the page around it does not."""

from __future__ import annotations

import pytest

from selon.intake.boilerplate import drop_boilerplate
from selon.language.loader import read

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="{charset}"><title>Le port rouvre - L'Écho de Montclar</title>
<meta property="og:site_name" content="L'Écho de Montclar">
<meta property="og:title" content="Le port de Montclar rouvre, selon la mairie">
<meta name="author" content="Inès Kerbrat">
<meta property="article:published_time" content="2024-06-04T09:30:00+02:00"></head>
<body><nav><a href="/">Accueil</a> <a href="/politique">Politique</a></nav>
<article><h1>Le port de Montclar rouvre, selon la mairie</h1>
<p>Le port de Montclar a rouvert mardi matin, a annoncé la maire, Odile Trastour,
   devant une centaine d'habitants.</p>
<p>Cliquez sur « J’aime » pour suivre notre page !</p>
<h2>Un chantier <em>long</em></h2>
<p>«&nbsp;Nous avons tenu parole&nbsp;», a-t-elle dit<br>à la presse.<br>Les quais étaient vides.</p>
<p>À lire aussi : <a href="/docks">La grève des dockers s'étend</a></p>
<ul><li>Le premier quai rouvre mardi.</li><li>Le second attendra l'automne.</li></ul>
<p>Publicité</p>
<p>Le syndicat des dockers dément tout accord et affirme que la grève continue. (avec AFP)</p>
</article><footer>© L'Écho de Montclar. Tous droits réservés</footer></body></html>"""

PARAGRAPHS = [
    "Le port de Montclar a rouvert mardi matin, a annoncé la maire, Odile Trastour, devant une centaine d'habitants.",
    "Un chantier long",
    "«\u00a0Nous avons tenu parole\u00a0», a-t-elle dit à la presse.",
    "Les quais étaient vides.",
    "Le premier quai rouvre mardi.",
    "Le second attendra l'automne.",
    "Le syndicat des dockers dément tout accord et affirme que la grève continue. (avec AFP)",
]


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("x", "cp1252")]
)
def test_a_page_gives_its_article_by_paragraphs(in_newsroom, read_one, charset, encoding):
    (in_newsroom / "port.html").write_bytes(PAGE.format(charset=charset).encode(encoding))
    article = read_one("port.html")
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.byline) == ("Le port de Montclar rouvre, selon la mairie", "Inès Kerbrat")
    assert (article.outlet, article.published, article.id) == ("L'Écho de Montclar", "2024-06-04", "port.html")
    assert [credit.span.text for credit in article.credits] == ["avec AFP"]


def test_what_is_left_out_is_said(in_newsroom, read_one):
    (in_newsroom / "port.html").write_text(PAGE.format(charset="utf-8"))
    notes = read_one("port.html").notes
    assert [(note.code, note.span) for note in notes] == [("boilerplate", None)] * 3
    assert [note.message for note in notes] == [
        "left out: Cliquez sur « J’aime » pour suivre notre page !",
        "left out: À lire aussi : La grève des dockers s'étend",
        "left out: Publicité",
    ]


def test_a_page_in_xhtml_is_read_too(in_newsroom, read_one):
    page = PAGE.format(charset="utf-8").replace("<!DOCTYPE html>", '<?xml version="1.0" encoding="utf-8"?>')
    (in_newsroom / "port.htm").write_text(page)
    assert read_one("port.htm").text.endswith("(avec AFP)")


def test_a_broken_letter_beside_the_article_does_not_matter(in_newsroom, read_one):
    page = PAGE.format(charset="utf-8").encode().replace("© L'Écho".encode(), b"\xa9 L'\xc9cho")
    (in_newsroom / "port.html").write_bytes(page)
    article = read_one("port.html")
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.notes[0].code == "encoding"


def test_a_broken_letter_in_the_article_gets_one_line(in_newsroom, refusal):
    page = PAGE.format(charset="utf-8").encode().replace("annoncé".encode(), b"annonc\xe9")
    (in_newsroom / "port.html").write_bytes(page)
    assert "letters that no encoding explains" in refusal("port.html")


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><nav><a href='/a'>Politique</a> <a href='/b'>Le port de Montclar</a></nav></body></html>",
        "<html><body><ul><li><a href='/a'>Le port de Montclar rouvre après trois mois de travaux</a></li>"
        "<li><a href='/b'>La grève des dockers de Montclar s'étend à tout le golfe</a></li></ul></body></html>",
        "<html><body><p>Publicité</p><p>À lire aussi : le port rouvre après trois mois de travaux.</p></body></html>",
    ],
)
def test_a_page_without_an_article_gets_one_line(in_newsroom, refusal, page):
    (in_newsroom / "vide.html").write_text(page)
    assert refusal("vide.html").startswith("vide.html: no article found on the page")


def test_a_page_in_another_language_gets_one_line(in_newsroom, refusal):
    words = "The mayor of Montclar confirmed on Tuesday that the covered market would stay closed for three weeks."
    (in_newsroom / "market.html").write_text(f"<html><body><article><p>{words}</p></article></body></html>")
    assert "English (en)" in refusal("market.html")


def test_a_picture_called_html_gets_one_line(in_newsroom, refusal):
    (in_newsroom / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff")
    assert "is binary" in refusal("photo.html")


BOILERPLATE = read("fr", "boilerplate")["page"]


@pytest.mark.parametrize("words", BOILERPLATE["whole"])
def test_a_paragraph_of_nothing_but_boilerplate_is_left_out(words):
    assert drop_boilerplate([f"👉 {words.capitalize()} :".replace("'", "’")], "fr")[0] == []
    longer = f"{words.capitalize()} : la mairie a refusé de répondre."
    assert drop_boilerplate([longer], "fr") == ([longer], ())


@pytest.mark.parametrize("words", BOILERPLATE["starts"])
def test_a_paragraph_that_begins_as_boilerplate_is_left_out(words):
    assert drop_boilerplate([f"{words.capitalize()} Montclar, chaque matin".replace("'", "’")], "fr")[0] == []


@pytest.mark.parametrize("words", BOILERPLATE["holds"])
def test_a_paragraph_that_holds_boilerplate_is_left_out(words):
    assert drop_boilerplate([f"Pour ne rien manquer, {words} dès ce soir."], "fr")[0] == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "La publicité pour le tabac reste interdite, rappelle la mairie.",
        "Partager le port entre deux communes serait une erreur, selon la maire.",
        "« Lire, aussi, aide à tenir », confie la bibliothécaire.",
        "À voir aussi longtemps la grue immobile, les dockers ont perdu patience, raconte leur porte-parole, " * 3,
    ],
)
def test_a_sentence_of_the_article_is_kept(paragraph):
    assert drop_boilerplate([paragraph], "fr") == ([paragraph], ())


def test_the_list_is_written_the_way_it_is_compared():
    entries = [entry for name in ("whole", "starts", "holds") for entry in BOILERPLATE[name]]
    assert entries == [entry.lower().replace("’", "'").strip(" :.!") for entry in entries]
    assert all(len(BOILERPLATE[name]) == len(set(BOILERPLATE[name])) for name in BOILERPLATE)
