"""A dossier that means harm: what it holds is markup, script, template, bidi marks and endless words, wherever it can be.

HARM stands in every free text of every record, so that a page that forgets to escape one of them is found out.
"""

from __future__ import annotations

from dataclasses import replace

from dossier_factory import make_claim, make_judgement, make_mention, make_origin, make_shared
from factories import make_article, make_date, make_event, make_party, make_statement, make_voice

from selon.claim_records import ClaimEvent, Dossier, Figure, Judgement, Relation, Unsure
from selon.intake.article import article_from_text
from selon.records import Article, Copy, Credit, Note, Place

HARM = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)><style>*{display:none}</style>"
    "<a href=javascript:alert(1)>x</a></textarea></title><!--\"' onmouseover=alert(1) {{7*7}} {%if%} ${7*7} &lt; \u202e\u2066"
)
ENDLESS = "x" * 10_000
ID = "<script>alert(1)</script>\"' onmouseover=alert(1)/{{7*7}}?a=b#c&d.json"
URL = "javascript:alert(1)//<script>"

_SAID = f"le port a fermé {HARM}"
TEXT = f"Ana Mercier {HARM} a affirmé que {_SAID} {ENDLESS}. Le préfet a nié que {_SAID}."


def make_hostile() -> Dossier:
    """Two articles that say the same, who says it, and what was judged about it."""
    first, second = _article(ID, "2024-06-03"), _article("evil.txt", "2024-06-04")
    shared = replace(make_shared("v<1>\"", f"Ana Mercier {HARM}", "person", HARM), why=(HARM,))
    return Dossier(
        articles=(first, replace(second, copies=(Copy(article=ID, share=0.9, spans=(second.statements[0].content[0],)),))),
        claims=(_claim("c<1>\"'&", first, second), _claim("c2", second, first)),
        voices=(shared,), judgements=tuple(judgements()),
    )  # fmt: skip


def judgements() -> list[Judgement]:
    """What somebody judged who means harm."""
    told = [
        make_judgement("j1", "claim", "c2", "fix", value=f"gist={HARM}", note=HARM),
        make_judgement("j2", "statement", "evil.txt#s1", "reject", note=HARM),
    ]
    return [replace(judgement, who=HARM) for judgement in told]


def make_pasted() -> Article:
    """An article as a stranger's JSON Lines bring it: nothing was read in it yet."""
    return article_from_text(f"{HARM} {ENDLESS}", id="paste<1>.jsonl", title=HARM, outlet=HARM, byline=HARM, url=URL)


def _article(id: str, published: str) -> Article:
    voice = make_voice(f"Ana Mercier {HARM}", id="v1", role=HARM)
    place = Place(text="port", start=TEXT.index("port"), end=TEXT.index("port") + 4, name=HARM, country="FRA", lat=48.0, lon=2.0,
                  precision="city", why=HARM)  # fmt: skip
    party = make_party(TEXT, f"Ana Mercier {HARM}", HARM, country="FRA")
    event = make_event(TEXT, "COERCE", "fermé", statement="s1", status="reported", actor=party, recipient=party, place=place,
                       date=make_date(TEXT, None, published))  # fmt: skip
    made = make_article(
        TEXT,
        make_statement(TEXT, _SAID, id="s1", voice=voice, source=f"Ana Mercier {HARM}", cue="a affirmé", form="mixed",
                       quoted=(HARM,)),
        make_statement(TEXT, _SAID, id="s2", voice=make_voice("Le préfet", "role"), source="Le préfet", cue="a nié",
                       stance="deny", after="Le préfet"),
        id=id, title=f"Le port {HARM}", outlet=f"Outlet {id} {HARM}", published=published, url=URL, events=(event,),
    )  # fmt: skip
    note = Note(code="stray-quote", message=HARM, span=made.statements[0].content[0])
    return replace(made, byline=HARM, notes=(note,), credits=(Credit(name=HARM, span=made.statements[0].content[0]),))


def _claim(id: str, first: Article, second: Article) -> object:
    other = "c2" if id != "c2" else "c<1>\"'&"
    figure = Figure(what=HARM, value=12, high=None, span=first.statements[0].content[0], article=first.id, voice="v<1>\"",
                    as_of="2024-06-03")  # fmt: skip
    return make_claim(
        id, f"le port a fermé {HARM}",
        (
            make_mention(first, _SAID, "o1", statement="s1", event="e1", voice="v<1>\""),
            make_mention(second, _SAID, "o1", statement="s1", voice="v<1>\"", passes_on=True),
            make_mention(second, f"Le préfet a nié que {_SAID}", "o2", does="denies", statement="s2"),
        ),
        (
            make_origin("o1", f"Ana Mercier {HARM}", "person", first.id, f"Outlet {HARM}", HARM, why=HARM),
            make_origin("o2", HARM, "anonymous", second.id, HARM, why=HARM),
        ),
        event=ClaimEvent(type="COERCE", actor=HARM, recipient=HARM, place=HARM, date="2024-06-03"), outlets=2,
        relations=(Relation(type="contradicts", claim=other, why=HARM),), figures=(figure,),
        unsure=(Unsure(claim=other, score=0.4, why=HARM),),
    )  # fmt: skip
