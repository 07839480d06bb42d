"""Hand-made articles for the tests of the exports and the command line: parts are given by their words.

Words that stand twice in the text are found after `after`.
"""

from __future__ import annotations

from selon.records import (
    Article,
    Commitment,
    Credit,
    Date,
    Event,
    EventStatus,
    EventType,
    Field,
    Form,
    Note,
    Party,
    Place,
    Quantity,
    Span,
    Stance,
    Statement,
    Voice,
    VoiceKind,
)


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


def make_party(where: str, words: str, name: str | None = None, *, country: str | None = None,
               sector: str | None = None) -> Party:  # fmt: skip
    """A party named by words of `where`; its name is these words unless another is given."""
    span = make_span(where, words)
    return Party(text=words, start=span.start, end=span.end, name=name or words, country=country, sector=sector,
                 why="the article names it")  # fmt: skip


def make_event(where: str, type: EventType, trigger: str, *, id: str = "e1", group: str | None = None,
               mode: str | None = None, cameo: str | None = None, actor: Party | None = None,
               recipient: Party | None = None, place: Place | None = None, date: Date | None = None,
               quantities: tuple[Quantity, ...] = (), status: EventStatus = "fact",
               statement: str | None = None, field: Field = "text") -> Event:  # fmt: skip
    """An event told by a word of `where`, an event of its own unless a group is given."""
    return Event(
        id=id, group=group or id, type=type, mode=mode, cameo=cameo, trigger=make_span(where, trigger, field=field),
        actor=actor, recipient=recipient, place=place, date=date, quantities=quantities, status=status,
        statement=statement, confidence=0.5, rule=f"{type.lower()}:{trigger}",
    )  # fmt: skip


def make_date(where: str, words: str | None, value: str, *, until: str | None = None, precision: str = "day") -> Date:
    """A date told by words of `where`, or carried over where there are none."""
    span = make_span(where, words) if words else None
    return Date(text=words, start=span and span.start, end=span and span.end, value=value, until=until,
                precision=precision, why="counted from the day of publication")  # fmt: skip


def make_article(text: str, *statements: Statement, id: str = "digue.txt", title: str | None = None,
                 outlet: str | None = None, published: str | None = None, url: str | None = None,
                 notes: tuple[Note, ...] = (), credits: tuple[Credit, ...] = (),
                 events: tuple[Event, ...] = ()) -> Article:  # fmt: skip
    """An article with these statements and nothing else unless it is given."""
    return Article(
        schema="1", reader="0.1.0", id=id, url=url, outlet=outlet, title=title, byline=None, published=published,
        captured=None, lang="fr", text=text, revision_of=None, credits=credits, statements=statements, events=events,
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


RAID = (
    "L'armée du Kandar a bombardé lundi le port de Tolma. « Vingt dockers ont été tués », a affirmé le syndicat des "
    "quais, cité par Le Fanal.\n"
    "\n"
    "L'état-major nie toute frappe. Une milice aurait pillé un dépôt. La présidente Ilse Varn rencontrera le "
    "médiateur en juin ; elle menace de fermer la frontière."
)


def make_raid() -> Article:
    """A raid in the news: an event of each status, two of them told by a voice, one told twice, parties of all kinds."""
    army = make_party(RAID, "L'armée du Kandar", country="KDR", sector="MIL")
    port = Place(text="le port de Tolma", start=RAID.index("le port"), end=RAID.index(". «"), name="Tolma", country="KDR",
                 lat=-12.5, lon=7.25, precision="city", why="the only place of that name")  # fmt: skip
    monday, june = make_date(RAID, "lundi", "2024-06-03"), make_date(RAID, "en juin", "2024-06", precision="month")
    dockers = Quantity(what="docker", value=20, high=None, unit="persons", approximate=False,
                       span=make_span(RAID, "Vingt dockers"))  # fmt: skip
    union, president = make_voice("le syndicat des quais", "organisation"), make_voice("Ilse Varn", role="présidente")
    return make_article(
        RAID,
        make_statement(RAID, "Vingt dockers ont été tués", id="s1", voice=make_voice("Le Fanal", "organisation"),
                       source="Le Fanal", cue="cité par"),
        make_statement(RAID, "Vingt dockers ont été tués", id="s2", voice=union, source="le syndicat des quais",
                       cue="a affirmé", form="direct", quoted=("Vingt dockers ont été tués",), parent="s1"),
        make_statement(RAID, "toute frappe", id="s3", voice=make_voice("L'état-major", "organisation"), cue="nie",
                       source="L'état-major", stance="deny"),
        make_statement(RAID, "Une milice aurait pillé un dépôt", id="s4", cue="aurait", form="unsourced"),
        make_statement(RAID, "fermer la frontière", id="s5", voice=president, source="elle", cue="menace",
                       stance="warn"),
        published="2024-06-04", outlet="Le Courrier", id="raid.txt",
        events=(
            make_event(RAID, "ASSAULT", "bombardé", id="e1", mode="aerial", cameo="195", actor=army, place=port,
                       recipient=make_party(RAID, "le port de Tolma"), date=monday),
            make_event(RAID, "ASSAULT", "tués", id="e2", recipient=make_party(RAID, "Vingt dockers", sector="LAB"),
                       status="reported", statement="s2", quantities=(dockers,)),
            make_event(RAID, "ASSAULT", "frappe", id="e3", group="e1", actor=army, status="denied", statement="s3"),
            make_event(RAID, "COERCE", "pillé", id="e4", actor=make_party(RAID, "Une milice", sector="PRM"),
                       status="unverified", statement="s4"),
            make_event(RAID, "CONSULT", "rencontrera", id="e5", date=june, status="future",
                       actor=make_party(RAID, "La présidente Ilse Varn", "Ilse Varn", sector="GOV"),
                       recipient=make_party(RAID, "le médiateur")),
            make_event(RAID, "COERCE", "fermer", id="e6", status="hypothetical", statement="s5",
                       actor=make_party(RAID, "elle", "Ilse Varn", sector="GOV")),
        ),
    )  # fmt: skip
