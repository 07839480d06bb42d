"""Hand-made articles for the tests of the exports and the command line: parts are given by their words.

Words that stand twice in the text are found after `after`.
"""

from __future__ import annotations

from selon.records import Article, Commitment, Credit, Field, Form, Note, Span, Stance, Statement, Voice, VoiceKind


def make_span(where: str, words: str, after: str = "", field: Field = "text") -> Span:
    """The words as a span of `where`; ValueError where they do not stand there."""
    start = where.index(words, where.index(after))
    return Span(start=start, end=start + len(words), text=words, field=field)


def make_voice(name: str, kind: VoiceKind = "person", *, id: str | None = None, role: str | None = None,
               country: str | None = None) -> Voice:  # fmt: skip
    """A voice whose id is its name unless another is given."""
    return Voice(id=id or name, name=name, kind=kind, role=role, country=country, sector=None, antecedent=None,
                 why="the article names it")  # fmt: skip


def make_statement(where: str, *content: str, id: str = "s1", voice: Voice | None = None, source: str | None = None,
                   cue: str | None = None, quoted: tuple[str, ...] = (), form: Form = "indirect",
                   stance: Stance = "say",
                   parent: str | None = None, heard_by: str | None = None, medium: str | None = None, after: str = "",
                   field: Field = "text") -> Statement:  # fmt: skip
    """A statement in words of `where` (the text, or the title with field="title")."""

    def span(words: str | None) -> Span | None:
        return None if words is None else make_span(where, words, after, field)

    def spans(parts: tuple[str, ...]) -> tuple[Span, ...]:
        return tuple(make_span(where, words, after, field) for words in parts)

    return Statement(
        id=id, source=span(source), voice=voice, cue=span(cue), content=spans(content), quoted=spans(quoted), form=form,
        stance=stance, parent=parent, heard_by=span(heard_by), medium=span(medium), said_at=None,
        commitment=Commitment(voice="CT+", article="Uu"), confidence=0.9, rule="clause",
    )  # fmt: skip


def make_article(text: str, *statements: Statement, id: str = "digue.txt", title: str | None = None,
                 outlet: str | None = None, published: str | None = None, url: str | None = None,
                 notes: tuple[Note, ...] = (), credits: tuple[Credit, ...] = ()) -> Article:  # fmt: skip
    """An article with these statements and nothing else unless it is given."""
    return Article(
        schema="1", reader="0.1.0", id=id, url=url, outlet=outlet, title=title, byline=None, published=published,
        captured=None, lang="fr", text=text, revision_of=None, credits=credits, statements=statements, events=(),
        notes=notes, copies=(),
    )  # fmt: skip


def typeset(text: str) -> str:
    """French as it is printed: no-break spaces inside « » and before a colon."""
    return text.replace("« ", "«\N{NBSP}").replace(" »", "\N{NBSP}»").replace(" :", "\N{NBSP}:")


TITLE = typeset("Digue de Morvanne : la préfète aurait été prévenue")
TEXT = typeset(
    "La ministre de l'Eau, Solène Argoat, a démenti lundi dans un communiqué que la digue de Morvanne "
    "« ait cédé faute d'entretien ». Elle a promis à l'AFP un rapport avant l'été.\n"
    "\n"
    "« Nous avons alerté trois fois la préfecture », raconte une éclusière, « sans jamais recevoir de réponse ». "
    "Selon le quotidien Le Fanal, citant un ingénieur, la crue dépassait de deux mètres le niveau prévu.\n"
    "Deux agents auraient quitté leur poste cette nuit-là. Le préfet prétend n'avoir rien su."
)


def make_flood() -> Article:
    """A flood as a regional paper would tell it: each form, status and circumstance once, and two chains of voices."""
    minister = make_voice("Solène Argoat", role="ministre de l'Eau", country="FRA")
    worker = make_voice("une éclusière", "role")
    flood = "la crue dépassait de deux mètres le niveau prévu"
    return make_article(
        TEXT,
        make_statement(TITLE, "la préfète aurait été prévenue", id="s0", cue="aurait", form="unsourced", field="title"),
        make_statement(TEXT, typeset("la digue de Morvanne « ait cédé faute d'entretien »"), id="s1",
                       voice=minister, source="La ministre de l'Eau, Solène Argoat", cue="a démenti", form="mixed",
                       stance="deny", quoted=("ait cédé faute d'entretien",), medium="dans un communiqué"),
        make_statement(TEXT, "un rapport avant l'été", id="s2", voice=minister, source="Elle", cue="a promis",
                       stance="announce", heard_by="à l'AFP"),
        make_statement(TEXT, "Nous avons alerté trois fois la préfecture", "sans jamais recevoir de réponse", id="s3",
                       voice=worker, source="une éclusière", cue="raconte", form="direct",
                       quoted=("Nous avons alerté trois fois la préfecture", "sans jamais recevoir de réponse")),
        make_statement(TEXT, flood, id="s5", voice=make_voice("un ingénieur", "anonymous"), source="un ingénieur",
                       cue="citant", parent="s4"),
        make_statement(TEXT, flood, id="s4", voice=make_voice("Le Fanal", "organisation"),
                       source="le quotidien Le Fanal", cue="Selon"),
        make_statement(TEXT, "Deux agents auraient quitté leur poste cette nuit-là", id="s6", cue="auraient",
                       form="unsourced"),
        make_statement(TEXT, "n'avoir rien su", id="s7", voice=make_voice("Le préfet", "role"), source="Le préfet",
                       cue="prétend", stance="doubt"),
        title=TITLE, outlet="La Dépêche de Morvanne", published="2024-06-04",
        notes=(Note(code="stray-quote", message="a quotation mark has no partner", span=make_span(TEXT, "»")),),
        credits=(Credit(name="AFP", span=make_span(TEXT, "AFP")),),
    )  # fmt: skip
