"""A small dossier for the tests of its exports: one circular report, one independent confirmation, one denial, one correction.

Three outlets carry what one anonymous source said; a fishmonger saw it; the staff denies it, in the headline, too; the
anonymous source corrects its toll; a hedge is signed by nobody; people judged some of it.
"""

from __future__ import annotations

import io
from importlib import import_module

from factories import (
    make_article,
    make_date,
    make_event,
    make_party,
    make_span,
    make_statement,
    make_voice,
    typeset,
)

from selon.claim_records import (
    Action,
    Claim,
    ClaimEvent,
    Credibility,
    CredibilityDigit,
    Does,
    Dossier,
    Figure,
    Judgement,
    Mention,
    Origin,
    OriginKind,
    Relation,
    SharedVoice,
    Target,
    TargetKind,
    Unsure,
    VoiceOf,
)
from selon.records import Article, Credit, Field, Place, VoiceKind

AGENCY = (
    "TOLMA, 3 juin (AKP) - Une frappe a touché lundi le marché de Tolma, a affirmé une source sécuritaire sous couvert "
    "d'anonymat. La frappe a fait douze morts, selon la même source."
)
RELAY = "🔴 Direct. Une frappe a touché le marché de Tolma, rapporte l'agence AKP, citant une source sécuritaire."
SECOND = "Le marché de Tolma a été touché par une frappe lundi, selon une source sécuritaire citée par Le Fanal."
WITNESS = typeset(
    "« J'ai vu tomber deux obus\nsur le marché », raconte Ilse Varn, poissonnière à Tolma, « et tout brûlait ».\n\n"
    "Deux agents auraient quitté leur poste."
)
DENIED = (
    "L'état-major dément toute frappe sur Tolma.\r\n\r\n"
    "La source sécuritaire a rectifié mardi : neuf personnes sont mortes, et non douze."
)
DENIED_TITLE = typeset("Tolma : l'armée nie toute frappe")

SECURITY = make_voice("une source sécuritaire", "anonymous")
STAFF = make_voice("L'état-major", "organisation", country="KDR")


def make_place(where: str, words: str = "Tolma") -> Place:
    """A town that words of the text name."""
    span = make_span(where, words)
    return Place(text=words, start=span.start, end=span.end, name="Tolma", country="KDR", lat=-12.5, lon=7.25,
                 precision="city", why="the only place of that name")  # fmt: skip


def make_dossier_articles() -> tuple[Article, ...]:
    """Six articles of five outlets, the last of them with a headline that speaks."""
    return (_agency(), _relay(), _second(), _witness(), _denied(), _brief())


def _agency() -> Article:
    strike = "Une frappe a touché lundi le marché de Tolma"
    toll = "La frappe a fait douze morts"
    event = make_event(AGENCY, "ASSAULT", "frappe", mode="aerial", recipient=make_party(AGENCY, "le marché de Tolma"),
                       place=make_place(AGENCY, "Tolma"), date=make_date(AGENCY, "lundi", "2024-06-03"),
                       status="reported", statement="s1")  # fmt: skip
    return make_article(
        AGENCY,
        make_statement(AGENCY, strike, id="s1", voice=SECURITY, source="une source sécuritaire", cue="a affirmé"),
        make_statement(AGENCY, toll, id="s2", voice=SECURITY, source="la même source", cue="selon"),
        id="akp-1.txt", title="Une frappe touche un marché", outlet="AKP", published="2024-06-03T18:00:00+02:00",
        credits=(Credit(name="AKP", span=make_span(AGENCY, "AKP")),), events=(event,),
    )  # fmt: skip


def _relay() -> Article:
    words = "Une frappe a touché le marché de Tolma"
    event = make_event(RELAY, "ASSAULT", "frappe", status="reported", statement="s2",
                       recipient=make_party(RELAY, "le marché de Tolma"), place=make_place(RELAY))  # fmt: skip
    return make_article(
        RELAY,
        make_statement(RELAY, words, id="s1", voice=make_voice("l'agence AKP", "organisation"), source="l'agence AKP",
                       cue="rapporte"),
        make_statement(RELAY, words, id="s2", voice=SECURITY, source="une source sécuritaire", cue="citant", parent="s1"),
        id="https://fanal.example/tolma?id=2", url="https://fanal.example/tolma?id=2", outlet="Le Fanal",
        published="2024-06-03T19:30:00+02:00", events=(event,),
    )  # fmt: skip


def _second() -> Article:
    words = "Le marché de Tolma a été touché par une frappe lundi"
    return make_article(
        SECOND,
        make_statement(SECOND, words, id="s1", voice=make_voice("Le Fanal", "organisation"), source="Le Fanal",
                       cue="citée par"),
        make_statement(SECOND, words, id="s2", voice=SECURITY, source="une source sécuritaire", cue="selon", parent="s1"),
        id="littoral.html", url="https://littoral.example/a b", outlet="Le Littoral", published="2024-06-04",
    )  # fmt: skip


def _witness() -> Article:
    seen = "J'ai vu tomber deux obus\nsur le marché"
    event = make_event(WITNESS, "ASSAULT", "tomber", place=make_place(WITNESS), status="reported", statement="s1")
    return make_article(
        WITNESS,
        make_statement(WITNESS, seen, "et tout brûlait", id="s1", voice=make_voice("Ilse Varn", role="poissonnière"),
                       source="Ilse Varn", cue="raconte", form="direct", quoted=(seen, "et tout brûlait")),
        make_statement(WITNESS, "Deux agents auraient quitté leur poste", id="s2", cue="auraient", form="unsourced"),
        id="quai.txt", outlet="=Quai Libre", published="2024-06-04T08:00:00+02:00", events=(event,),
    )  # fmt: skip


def _denied() -> Article:
    event = make_event(DENIED, "ASSAULT", "frappe", status="denied", statement="s2", place=make_place(DENIED))
    return make_article(
        DENIED,
        make_statement(DENIED_TITLE, "toute frappe", id="s1", voice=make_voice("l'armée", "organisation", id="L'état-major"),
                       source="l'armée", cue="nie", stance="deny", field="title"),
        make_statement(DENIED, "toute frappe sur Tolma", id="s2", voice=STAFF, source="L'état-major", cue="dément",
                       stance="deny"),
        make_statement(DENIED, "neuf personnes sont mortes, et non douze", id="s3", voice=SECURITY,
                       source="La source sécuritaire", cue="a rectifié"),
        id="courrier/5.txt", title=DENIED_TITLE, outlet="Le Courrier", published="2024-06-04T12:00:00+02:00",
        events=(event,),
    )  # fmt: skip


def _brief() -> Article:
    """An article that itself tells something, and a threat that nobody denies."""
    text = "La préfecture a fermé le port mardi.\nElle menace de bloquer la route."
    return make_article(
        text,
        make_statement(text, "bloquer la route", id="s1", voice=make_voice("La préfecture", "organisation"), source="Elle",
                       cue="menace", stance="warn"),
        id="bref.txt", outlet="Le Courrier", published="2024-06-05",
        events=(make_event(text, "COERCE", "fermé", id="e1", actor=make_party(text, "La préfecture", sector="GOV")),
                make_event(text, "COERCE", "bloquer", id="e2", status="hypothetical", statement="s1")),
    )  # fmt: skip


def make_mention(article: Article, words: str, origin: str, *, does: Does = "asserts", statement: str | None = None,
                 event: str | None = None, voice: str | None = None, passes_on: bool = False,
                 field: Field = "text") -> Mention:  # fmt: skip
    """A mention in words of the article (or its title)."""
    span = make_span(article.title or "" if field == "title" else article.text, words)
    return Mention(article=article.id, start=span.start, end=span.end, field=field, statement=statement, event=event,
                   does=does, voice=voice, origin=origin, passes_on=passes_on)  # fmt: skip


def make_origin(id: str, name: str, kind: OriginKind, first_article: str, *via: str, why: str = "named") -> Origin:
    """An origin carried by these outlets."""
    return Origin(id=id, name=name, kind=kind, first_article=first_article, via=via, why=why)


def make_claim(id: str, gist: str, mentions: tuple[Mention, ...], origins: tuple[Origin, ...], *,
               event: ClaimEvent | None = None, distinct: int = 1, outlets: int = 1, relations: tuple[Relation, ...] = (),
               figures: tuple[Figure, ...] = (), digit: CredibilityDigit = "3",
               unsure: tuple[Unsure, ...] = ()) -> Claim:  # fmt: skip
    """A claim with what is given."""
    return Claim(id=id, gist=gist, event=event, mentions=mentions, origins=origins, distinct_origins=distinct,
                 outlets=outlets, relations=relations, figures=figures,
                 credibility=Credibility(suggested=digit, why="one origin, however often it is copied"),
                 unsure=unsure)  # fmt: skip


def make_shared(id: str, name: str, kind: VoiceKind, *aliases: str, country: str | None = None,
                voice: str = "", articles: tuple[Article, ...] = ()) -> SharedVoice:  # fmt: skip
    """A voice across articles, which is the `voice` (else the one of its name) of these articles."""
    return SharedVoice(id=id, name=name, kind=kind, country=country, sector=None, aliases=aliases, statements=1,
                       why=("the articles name it",),
                       voices=tuple(VoiceOf(article=a.id, voice=voice or name) for a in articles))  # fmt: skip


def make_judgement(id: str, kind: TargetKind, target: str, action: Action = "accept", *, value: str | None = None,
                   note: str | None = None) -> Judgement:  # fmt: skip
    """What Marthe Quéré decided on a morning in June."""
    return Judgement(id=id, target=Target(kind=kind, id=target), action=action, value=value, who="Marthe Quéré",
                     when="2024-06-06T09:00:00+00:00", note=note)  # fmt: skip


def make_dossier() -> Dossier:
    """The dossier that this module's first lines tell."""
    articles = make_dossier_articles()
    return Dossier(
        articles=articles,
        claims=(_strike(*articles), _toll(*articles), _corrected(*articles), _agents(*articles), _port(*articles)),
        voices=(
            make_shared("v1", "une source sécuritaire", "anonymous", "la même source", "La source sécuritaire",
                        articles=(*articles[:3], articles[4])),
            make_shared("v2", "Ilse Varn", "person", articles=(articles[3],)),
            make_shared("v3", "L'état-major", "organisation", "l'armée", country="KDR", articles=(articles[4],)),
        ),
        judgements=(
            make_judgement("j1", "claim", "c1", "fix", value="credibility=2", note="=rappelé la poissonnière"),
            make_judgement("j2", "statement", "quai.txt#s2", "reject"),
            make_judgement("j3", "origin", "c1#o2"),
        ),
    )


def make_empty() -> Dossier:
    """A dossier of nothing at all."""
    return Dossier(articles=(), claims=(), voices=(), judgements=())


def _strike(agency: Article, relay: Article, second: Article, witness: Article, denied: Article, _: Article) -> Claim:
    return make_claim(
        "c1", "Une frappe a touché lundi le marché de Tolma",
        (
            make_mention(agency, "Une frappe a touché lundi le marché de Tolma", "o1", statement="s1", event="e1",
                         voice="v1"),
            make_mention(relay, "Une frappe a touché le marché de Tolma", "o1", statement="s2", event="e1", voice="v1",
                         passes_on=True),
            make_mention(second, "Le marché de Tolma a été touché par une frappe lundi", "o1", statement="s2", voice="v1",
                         passes_on=True),
            make_mention(witness, typeset("J'ai vu tomber deux obus\nsur le marché », raconte Ilse Varn, poissonnière à "
                                          "Tolma, « et tout brûlait"), "o2", does="confirms", statement="s1", event="e1",
                         voice="v2"),
            make_mention(denied, "l'armée nie toute frappe", "o3", does="denies", statement="s1", voice="v3",
                         field="title"),
            make_mention(denied, "L'état-major dément toute frappe sur Tolma", "o3", does="denies", statement="s2",
                         event="e1", voice="v3"),
        ),
        (
            make_origin("o1", "une source sécuritaire", "anonymous", agency.id, "AKP", "Le Fanal", "Le Littoral",
                        why="Le Fanal cites AKP, Le Littoral cites Le Fanal"),
            make_origin("o2", "Ilse Varn", "person", witness.id, "=Quai Libre"),
            make_origin("o3", "L'état-major", "organisation", denied.id, "Le Courrier"),
        ),
        event=ClaimEvent(type="ASSAULT", actor=None, recipient="le marché de Tolma", place="Tolma", date="2024-06-03"),
        distinct=2, outlets=5, unsure=(Unsure(claim="c4", score=0.25, why="the same place"),),
    )  # fmt: skip


def _toll(agency: Article, *_: Article) -> Claim:
    twelve = Figure(what="morts", value=12, high=None, span=make_span(agency.text, "douze morts"), article=agency.id,
                    voice="v1", as_of="2024-06-03")  # fmt: skip
    return make_claim(
        "c2", "La frappe a fait douze morts",
        (make_mention(agency, "La frappe a fait douze morts", "o1", statement="s2", voice="v1"),),
        (make_origin("o1", "une source sécuritaire", "anonymous", agency.id, "AKP"),),
        event=ClaimEvent(type="ASSAULT", actor=None, recipient=None, place="Tolma", date="2024-06"), figures=(twelve,),
    )  # fmt: skip


def _corrected(*articles: Article) -> Claim:
    denied = articles[4]
    nine = Figure(what="personnes mortes", value=9, high=11, span=make_span(denied.text, "neuf personnes"),
                  article=denied.id, voice="v1", as_of="2024-06-04")  # fmt: skip
    words = "La source sécuritaire a rectifié mardi : neuf personnes sont mortes, et non douze"
    return make_claim(
        "c3", "neuf personnes sont mortes, et non douze",
        (make_mention(denied, words, "o1", does="corrects", statement="s3", voice="v1"),),
        (make_origin("o1", "une source sécuritaire", "anonymous", denied.id, "Le Courrier"),),
        relations=(Relation(type="corrects", claim="c2", why="the same voice gives another number"),), figures=(nine,),
    )  # fmt: skip


def _agents(*articles: Article) -> Claim:
    witness = articles[3]
    return make_claim(
        "c4", "Deux agents auraient quitté leur poste",
        (make_mention(witness, "Deux agents auraient quitté leur poste", "o1", statement="s2"),),
        (make_origin("o1", "nobody named", "unknown", witness.id, "=Quai Libre"),), digit="6", distinct=0,
    )  # fmt: skip


def _port(*articles: Article) -> Claim:
    brief = articles[5]
    return make_claim(
        "c5", "La préfecture a fermé le port mardi",
        (make_mention(brief, "La préfecture a fermé le port mardi", "o1", event="e1"),),
        (make_origin("o1", "Le Courrier", "reporter", brief.id, "Le Courrier"),),
        event=ClaimEvent(type="COERCE", actor="La préfecture", recipient=None, place=None, date="2024-06-04"),
    )  # fmt: skip


def written(format: str, dossier: Dossier) -> str:
    """The dossier in a format of one file."""
    out = io.StringIO()
    import_module(f"selon.export.dossier.{format}").write(dossier, out)
    return out.getvalue()


def folder(format: str, dossier: Dossier) -> dict[str, bytes]:
    """The dossier in a format of several files."""
    return dict(import_module(f"selon.export.dossier.{format}").files(dossier))
